"""Several processes need another token at the same moment."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import ROOT, Installation
from tests.connectors.oauth_servers import Book
from tests.modeler.drafts import PROBE

pytestmark = pytest.mark.slow
WORKERS, ROUNDS, REFRESH = 4, 3, "refresh-of-the-beginning"
READY = 4.0


class Workers(Installation):
    """An installation whose processes may call the OAuth server of the tests."""

    @property
    def environment(self) -> dict[str, str]:
        """Return what the commands of this installation are run with."""
        return {
            **super().environment,
            "DJANGO_SETTINGS_MODULE": "config.settings",
            "PATCHBAY_PRIVATE_HOSTS": "127.0.0.0/8",
            "PYTHONPATH": f"{ROOT}:{PROBE}",
        }

    def begin(self, *arguments: str) -> subprocess.Popen[str]:
        """Start a worker."""
        return subprocess.Popen(
            [sys.executable, "-m", "tests.connectors.refreshing", *arguments],
            cwd=ROOT,
            env=self.environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )

    def do(self, *arguments: str) -> None:
        """Do something to its end."""
        _printed, said = (worker := self.begin(*arguments)).communicate(timeout=60)
        assert worker.returncode == 0, said

    def at_once(self) -> list[str]:
        """Return the tokens that several workers get at the same moment."""
        at = str(time.time() + READY)
        workers = [self.begin("use", at) for _ in range(WORKERS)]
        answers = [one.communicate(timeout=90) for one in workers]
        assert [said for _printed, said in answers] == [""] * WORKERS
        return [printed.strip() for printed, _said in answers]


@pytest.fixture
def workers(tmp_path: Path) -> Iterator[Workers]:
    """Return an installation without a server."""
    made = Workers(tmp_path)
    made.manage("prepare")
    yield made
    made.kill()


@pytest.mark.usefixtures("loopback")
def test_one_process_asks_and_all_get_the_same(
    workers: Workers, service: tuple[str, Book]
) -> None:
    address, book = service
    book.refresh_tokens.add(REFRESH)
    workers.do("store", address, REFRESH)

    for number in range(1, ROUNDS + 1):
        assert set(workers.at_once()) == {book.access_tokens[-1]}
        assert len(book.asked) == number
        workers.do("expire")

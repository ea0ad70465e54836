"""Limits of credentials among processes that claim at the same moment."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.runtime.conftest import PROBE
from tests.runtime.test_scaled import database

__all__ = ["database"]
ROOT = Path(__file__).parent.parent.parent
PROGRAM = [sys.executable, "-m", "tests.runtime.pacing"]
pytestmark = pytest.mark.slow


@pytest.fixture(params=["SQLite", "PostgreSQL"])
def environment(request: pytest.FixtureRequest, tmp_path: Path) -> dict[str, str]:
    """Return what a process on an empty database is run with."""
    address = ""
    if request.param == "PostgreSQL":
        address = request.getfixturevalue("database")
    return {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "config.settings",
        "PATCHBAY_DATA": str(tmp_path),
        "PATCHBAY_DATABASE": address,
        "PATCHBAY_BROKER": "",
        "PYTHONPATH": f"{ROOT}:{PROBE}",
    }


def begun(environment: dict[str, str], command: Sequence[str]) -> subprocess.Popen[str]:
    """Start a program."""
    return subprocess.Popen(
        command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True
    )


def test_processes_share_a_limit(environment: dict[str, str]) -> None:
    migrate = [sys.executable, "manage.py", "migrate", "--verbosity", "0"]
    for command in (migrate, [*PROGRAM, "prepare", "60", "7"]):
        assert begun(environment, command).wait(60) == 0

    workers = [begun(environment, [*PROGRAM, "claim", "3"]) for _ in range(3)]

    printed = [one.communicate(timeout=60)[0] for one in workers]
    assert sum(int(text.split()[-1]) for text in printed) == 7

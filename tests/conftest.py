"""A running Patchbay and a browser for the tests that need them."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from tests import chromium, services

ROOT = Path(__file__).parent.parent
Theme = Literal["light", "dark"]
LINK = re.compile(r"(http://\S+?)(/sign-in/\S+)")


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say what could not be tested on this machine."""
    if services.notice():
        terminalreporter.section("not tested", red=True, bold=True)
        terminalreporter.write_line(services.notice(), red=True, bold=True)


@dataclass
class Installation:
    """A data folder of its own and the server on it."""

    data: Path
    address: str = ""
    link: str = ""
    process: subprocess.Popen[str] | None = field(default=None, repr=False)

    @property
    def environment(self) -> dict[str, str]:
        """Return what the commands of this installation are run with."""
        return {**os.environ, "PATCHBAY_DATA": str(self.data), "PYTHONUNBUFFERED": "1"}

    def manage(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        """Run a command of manage.py to its end."""
        return subprocess.run(
            [sys.executable, "manage.py", *arguments],
            cwd=ROOT,
            env=self.environment,
            capture_output=True,
            text=True,
            check=True,
        )

    def start(self, port: int = 0) -> None:
        """Start the server and wait until it has said where it is."""
        self.process = subprocess.Popen(
            [sys.executable, "manage.py", "serve", "--port", str(port)],
            cwd=ROOT,
            env=self.environment,
            stdout=subprocess.PIPE,
            text=True,
        )
        assert self.process.stdout is not None
        for line in self.process.stdout:
            found = LINK.search(line)
            if found:
                self.address, self.link = found[1], found[0]
                return
        raise RuntimeError("The server ended before it was ready.")

    def kill(self) -> None:
        """End the server at once, as a power cut would."""
        if self.process is not None:
            self.process.kill()
            self.process.wait()
            self.process = None


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Installation]:
    """Return a running installation with the samples."""
    installation = Installation(tmp_path_factory.mktemp("data"))
    installation.manage("prepare")
    installation.start()
    yield installation
    installation.kill()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Return a running Chromium."""
    # Playwright's synchronous API runs an event loop in this thread.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"
    with sync_playwright() as playwright:
        yield playwright.chromium.launch(
            executable_path=chromium.executable(), args=list(chromium.ARGUMENTS)
        )


class Visitor:
    """A person in a browser of their own, signed in; keeps what the console says."""

    def __init__(self, context: BrowserContext, server: Installation) -> None:
        self.context = context
        self.server = server
        self.errors: list[str] = []

    def open(self, path: str = "/", *, theme: Theme = "light") -> Page:
        """Open a tab at a path of the server."""
        page = self.context.new_page()
        page.emulate_media(color_scheme=theme)
        page.on("console", self.hear)
        page.on("pageerror", lambda error: self.errors.append(str(error)))
        page.goto(self.server.address + path)
        return page

    def hear(self, message: object) -> None:
        """Keep errors, of which violations of the page's policy are some."""
        if getattr(message, "type", "") == "error":
            self.errors.append(str(getattr(message, "text", "")))


@pytest.fixture
def visitor(browser: Browser, server: Installation) -> Iterator[Visitor]:
    """Return a signed-in person; the test fails if the console told an error."""
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    context.set_default_timeout(10_000)
    person = Visitor(context, server)
    tab = context.new_page()
    tab.goto(server.link)
    tab.close()
    yield person
    context.close()
    assert person.errors == []

"""A secret is found nowhere around a running installation: files, logs, browser.

Each place is looked at twice: where the secret is kept, nothing may be found, and where
it was leaked on purpose, it has to be.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psycopg
import pytest
from playwright.sync_api import Browser, Page

from tests import services
from tests.conftest import ROOT, Installation
from tests.modeler.canaries import CANARY, found_in
from tests.runtime.test_scaled import database  # noqa: F401

pytestmark = [pytest.mark.browser, pytest.mark.slow]
HOSTILE = ROOT / "tests" / "fixtures" / "packages" / "hostile"
KEY_FILE = "vault-key"
STORED = """async () => {
  const found = [{ ...localStorage }, { ...sessionStorage }, document.cookie];
  found.push(window.name, window.history.state);
  for (const { name } of await indexedDB.databases()) {
    const database = await new Promise((resolve, reject) => {
      const asked = indexedDB.open(name);
      asked.onsuccess = () => resolve(asked.result);
      asked.onerror = () => reject(asked.error);
    });
    for (const store of database.objectStoreNames) {
      const asked = database.transaction(store).objectStore(store).getAll();
      await new Promise((resolve) => { asked.onsuccess = resolve; });
      found.push(name, store, asked.result);
    }
    database.close();
  }
  for (const name of await caches.keys()) {
    const cache = await caches.open(name);
    for (const one of await cache.keys()) {
      found.push(one.url, await (await cache.match(one)).text());
    }
  }
  return JSON.stringify(found);
}"""
PUT = {
    "localStorage": "(text) => localStorage.setItem('leak', text)",
    "sessionStorage": "(text) => sessionStorage.setItem('leak', text)",
    "IndexedDB": """(text) => new Promise((resolve) => {
      const asked = indexedDB.open('leak', 1);
      asked.onupgradeneeded = () => asked.result.createObjectStore('texts');
      asked.onsuccess = () => {
        const writing = asked.result.transaction('texts', 'readwrite');
        writing.objectStore('texts').put({ text }, 1);
        writing.oncomplete = () => { asked.result.close(); resolve(); };
      };
    })""",
    "caches": """async (text) => {
      const cache = await caches.open('leak');
      await cache.put('/leak', new Response(text));
    }""",
}
RENAME = """async ([url, name]) => {
  const page = JSON.parse(document.getElementById('page-context').textContent);
  const change = {
    op: 'set', element: 'Task_1', key: 'name', before: null, after: name,
  };
  const answer = await fetch(url, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', 'X-CSRFToken': page.csrf },
    body: JSON.stringify({
      client_id: crypto.randomUUID(), base: page.revision, changes: [change],
    }),
  });
  return answer.text();
}"""


@dataclass
class Logged(Installation):
    """An installation with the hostile package, whose output goes to a file."""

    process_id: str = ""

    @property
    def environment(self) -> dict[str, str]:
        """Return what the commands of this installation are run with."""
        path = f"{ROOT}:{HOSTILE}"
        settings = {"PYTHONPATH": path, "DJANGO_SETTINGS_MODULE": "config.settings"}
        return {**super().environment, **settings}

    @property
    def log(self) -> Path:
        """Return the file of what all processes print."""
        return self.data.with_suffix(".log")

    def plant(self, *arguments: str) -> str:
        """Plant the secrets; return the id of the process."""
        with self.log.open("ab") as log:
            done = subprocess.run(
                [sys.executable, "-m", "tests.modeler.planting", *arguments],
                cwd=ROOT,
                env=self.environment,
                stdout=subprocess.PIPE,
                stderr=log,
                text=True,
                check=True,
            )
        self.process_id = done.stdout.strip()
        return self.process_id

    def serve(self) -> None:
        """Start the server, whose output and that of its children is kept."""
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(
                [sys.executable, "manage.py", "serve", "--port", "0"],
                cwd=ROOT,
                env=self.environment,
                stdout=log,
                stderr=log,
                text=True,
            )
        until = time.monotonic() + 60
        while "/sign-in/" not in self.printed() and time.monotonic() < until:
            time.sleep(0.1)
        line = next(one for one in self.printed().split() if "/sign-in/" in one)
        self.link, self.address = line, line.split("/sign-in/")[0]

    def printed(self) -> str:
        """Return what all processes have printed."""
        return self.log.read_text("utf-8", "replace")


@pytest.fixture(scope="module", params=[False, True], ids=["kept", "leaked"])
def leaks(request: pytest.FixtureRequest) -> bool:
    """Say whether the secret is leaked on purpose."""
    return bool(request.param)


@pytest.fixture(scope="module")
def planted(leaks: bool, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Logged]:
    """Return an installation where a connector has printed its key."""
    made = Logged(tmp_path_factory.mktemp("planted"))
    made.manage("prepare")
    made.serve()
    made.plant(*(["leak"] if leaks else []))
    yield made
    made.kill()


@pytest.fixture
def page(browser: Browser, planted: Logged) -> Iterator[Page]:
    """Return a tab of an administrator."""
    context = browser.new_context()
    context.set_default_timeout(15_000)
    tab = context.new_page()
    tab.goto(planted.link)
    yield tab
    context.close()


def has_printed(page: Page, planted: Logged) -> str:
    """Wait until the Request has ended; return its jobs as the API tells them."""
    until = time.monotonic() + 60
    jobs = ""
    while "printed" not in jobs and time.monotonic() < until:
        listed = page.request.get(f"{planted.address}/api/requests/").json()
        (one,) = listed["results"]
        address = f"{planted.address}/api/requests/{one['id']}/jobs/"
        jobs = page.request.get(address).text()
        page.wait_for_timeout(200)
    return jobs


def test_logs_of_server_and_children(page: Page, planted: Logged, leaks: bool) -> None:
    jobs = has_printed(page, planted)

    assert "logged ***" in jobs
    assert found_in(jobs) == []
    assert bool(found_in(planted.printed())) is leaks


def test_the_bytes_of_the_data_folder(page: Page, planted: Logged, leaks: bool) -> None:
    has_printed(page, planted)
    files = [one for one in planted.data.rglob("*") if one.is_file()]
    contents = b"".join(one.read_bytes() for one in files if one.name != KEY_FILE)

    assert any(one.name.startswith("patchbay.sqlite3") for one in files)
    assert b"printer" in contents
    assert bool(found_in(contents)) is leaks


def test_what_the_websocket_and_the_change_sets_tell(
    page: Page, planted: Logged, leaks: bool
) -> None:
    frames: list[str] = []

    def hear(socket: Any) -> None:
        for event in ("framereceived", "framesent"):
            socket.on(event, lambda frame: frames.append(str(frame)))

    page.on("websocket", hear)
    page.goto(f"{planted.address}/processes/{planted.process_id}/")
    page.wait_for_selector("[data-state=saved]")
    changes = f"{planted.address}/api/processes/{planted.process_id}/changes"
    page.evaluate(RENAME, [changes, CANARY if leaks else "Renamed"])
    page.wait_for_timeout(1500)

    told = "".join(frames)
    assert ("hello" in told, "change_sets" in told) == (True, True)
    assert bool(found_in(told)) is leaks
    exported = page.request.get(f"{changes}?since=0").text()
    assert "Task_1" in exported
    assert bool(found_in(exported)) is leaks


@pytest.mark.parametrize("place", PUT)
def test_what_the_browser_keeps(
    place: str, page: Page, planted: Logged, leaks: bool
) -> None:
    page.goto(f"{planted.address}/credentials/printer/edit/")
    page.get_by_label("Key", exact=True).fill(CANARY)
    page.get_by_role("button", name="Save").click()
    page.wait_for_url("**/credentials/")
    kept = [page.evaluate(STORED)]
    page.goto(f"{planted.address}/processes/{planted.process_id}/")
    page.wait_for_selector("[data-state=saved]")
    if leaks:
        page.evaluate(PUT[place], CANARY)
    kept.append(page.evaluate(STORED))
    kept.append(json.dumps(page.context.storage_state()))

    assert "patchbay" in "".join(kept).lower()
    assert bool(found_in("".join(kept))) is leaks


def test_a_dump_of_postgresql(
    database: str,  # noqa: F811
    leaks: bool,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    if not services.has_program("pg_dump"):
        pytest.skip(services.notice())
    monkeypatch.setitem(os.environ, "PATCHBAY_DATABASE", database)
    Logged(tmp_path / "data").plant("migrate", *(["leak"] if leaks else []))
    program = shutil.which("pg_dump") or ""
    dump = subprocess.run([program, database], capture_output=True, check=True).stdout

    with psycopg.connect(database) as connection:
        rows = connection.execute("SELECT sealed FROM connectors_credential").fetchall()
    assert rows[0][0].hex().encode() in dump
    assert bool(found_in(dump)) is leaks

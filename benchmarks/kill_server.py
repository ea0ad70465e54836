"""Ends the server in the middle of edits, again and again, and counts what is there.

An edit that was acknowledged must be in the file and in the list of change sets,
exactly once; one that was not may be there or not, and sending it again must not
apply it twice.
"""

from __future__ import annotations

import json
import os
import random
import sys
import tempfile
import threading
import urllib.error
import urllib.request
import uuid
from collections import Counter
from dataclasses import dataclass, field
from http.cookiejar import CookieJar
from pathlib import Path
from typing import Any

from benchmarks.figures import Figure, report
from tests.conftest import Installation

ROUNDS = 200


@dataclass
class Person:
    """A signed-in client of the API."""

    server: Installation
    jar: CookieJar = field(default_factory=CookieJar)

    def sign_in(self) -> None:
        """Follow the link that the server printed."""
        self.opener.open(self.server.link).read()

    @property
    def opener(self) -> urllib.request.OpenerDirector:
        """Return what keeps the session's cookie."""
        handler = urllib.request.HTTPCookieProcessor(self.jar)
        return urllib.request.build_opener(handler)

    def ask(self, method: str, path: str, content: object = None) -> Any:
        """Send a request; return the answer as JSON."""
        token = next((c.value for c in self.jar if c.name == "csrftoken"), "") or ""
        headers = {"Content-Type": "application/json", "X-CSRFToken": token}
        data = None if content is None else json.dumps(content).encode()
        url = self.server.address + path
        request = urllib.request.Request(url, data, headers, method=method)
        with self.opener.open(request, timeout=10) as response:
            return json.loads(response.read())


@dataclass
class Editing:
    """What a client did: the sets it sent and those that were acknowledged."""

    person: Person
    path: str
    acknowledged: dict[str, str] = field(default_factory=dict)
    pending: dict[str, Any] | None = None
    base: int = 0

    def edit_until_cut(self) -> None:
        """Rename one element after the other until the connection breaks."""
        try:
            while True:
                content = self.pending or self.new_set()
                self.pending = content
                answer = self.person.ask("POST", self.path, content)
                name = content["changes"][0]["after"]
                self.acknowledged[content["client_id"]] = name
                self.base = answer["revision"]
                self.pending = None
        except (urllib.error.URLError, ConnectionError, TimeoutError, ValueError):
            return

    def new_set(self) -> dict[str, Any]:
        """Return a change set that gives the task a name of its own."""
        change = {
            "op": "set",
            "element": "Task_Approve",
            "key": "name",
            "before": None,
            "after": uuid.uuid4().hex,
        }
        return {
            "client_id": str(uuid.uuid4()),
            "base": self.base,
            "changes": [change],
        }


@dataclass(frozen=True)
class Outcome:
    """What was found after all rounds."""

    rounds: int
    acknowledged: int
    lost: int
    twice: int
    gaps: int


def process_of(person: Person) -> str:
    """Return the address of the sample process."""
    found = person.ask("GET", "/api/processes/?search=Vacation")["results"]
    return f"/api/processes/{found[0]['id']}/changes"


def run(rounds: int, seed: int = 1) -> Outcome:
    """End the server `rounds` times in the middle of edits."""
    chance = random.Random(seed)  # noqa: S311  (no secret)
    with tempfile.TemporaryDirectory() as folder:
        server = Installation(Path(folder))
        server.manage("prepare")
        server.start()
        person = Person(server)
        person.sign_in()
        editing = Editing(person, process_of(person))
        for _ in range(rounds):
            client = threading.Thread(target=editing.edit_until_cut)
            client.start()
            threading.Event().wait(chance.uniform(0.01, 0.25))
            server.kill()
            client.join()
            server.start()
        sets = person.ask("GET", f"{editing.path}?since=0")["change_sets"]
        server.kill()
    return outcome_of(rounds, editing, sets)


def outcome_of(rounds: int, editing: Editing, sets: list[dict[str, Any]]) -> Outcome:
    """Compare what was acknowledged with what is there."""
    seen = Counter(one["client_id"] for one in sets)
    names = {one["client_id"]: one["changes"][0]["after"] for one in sets}
    lost = [c for c, n in editing.acknowledged.items() if names.get(c) != n]
    revisions = [one["revision"] for one in sets]
    return Outcome(
        rounds=rounds,
        acknowledged=len(editing.acknowledged),
        lost=len(lost),
        twice=sum(count > 1 for count in seen.values()),
        gaps=sum(r != number for number, r in enumerate(revisions, start=1)),
    )


def main() -> int:
    """Report the figures."""
    rounds = int(os.environ.get("ROUNDS", ROUNDS))
    outcome = run(rounds)
    beside, total = "acknowledged", float(outcome.acknowledged)
    name = f"change sets lost in {rounds} × kill -9"  # noqa: RUF001
    report(Figure(name, outcome.lost, "sets", beside, total, "0"))
    report(Figure("change sets there twice", outcome.twice, "sets", beside, total, "0"))
    report(Figure("gaps in the revisions", outcome.gaps, "sets", beside, total, "0"))
    return 0 if outcome.lost == outcome.twice == outcome.gaps == 0 else 1


if __name__ == "__main__":
    sys.exit(main())

"""The embedded form as a program sees it: one server, its API, its job threads."""

from __future__ import annotations

import json
import time
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.error import HTTPError

import pytest

from tests.conftest import Installation
from tests.runtime.conftest import PROBE
from tests.runtime.files import (
    chain,
    definitions,
    flow,
    node,
    process,
    straight,
    timer,
    work,
)

pytestmark = pytest.mark.slow
TOKEN = (
    "from django.contrib.auth.models import User; from knox.models import AuthToken; "
    "print(AuthToken.objects.create(User.objects.get())[1])"
)


class Embedded(Installation):
    """A server with the probe installed, and a token for its API."""

    token = ""

    @property
    def environment(self) -> dict[str, str]:
        """Return the environment with the probe on the path."""
        return {**super().environment, "PYTHONPATH": str(PROBE)}

    def ask(self, method: str, path: str, content: Any = None, **headers: str) -> Any:
        """Send a request to the API and return its JSON."""
        request = urllib.request.Request(
            f"{self.address}{path}",
            method=method,
            data=None if content is None else json.dumps(content).encode(),
            headers={
                "Authorization": f"Token {self.token}",
                "Content-Type": "application/json",
                **{name.replace("_", "-"): value for name, value in headers.items()},
            },
        )
        try:
            with urllib.request.urlopen(request, timeout=20) as answer:
                return json.load(answer)
        except HTTPError as error:
            raise AssertionError(f"{error.code}: {error.read()[:500]!r}") from error

    def publish(self, file: bytes) -> str:
        """Import and publish a file; return the id of its process."""
        content = {"name": "Test", "bpmn": file.decode()}
        made = self.ask("POST", "/api/processes/", content)
        self.ask("POST", f"/api/processes/{made['id']}/versions/", {"note": ""})
        return str(made["id"])

    def start_one(self, key: str, **headers: str) -> dict[str, Any]:
        """Start a Request of a process."""
        found: dict[str, Any] = self.ask(
            "POST", "/api/requests/", {"process": key}, **headers
        )
        return found

    def until(
        self, request: dict[str, Any], reached: Callable[[dict[str, Any]], bool]
    ) -> dict[str, Any]:
        """Return a Request once it has come so far."""
        end = time.monotonic() + 20
        while time.monotonic() < end:
            found: dict[str, Any] = self.ask("GET", f"/api/requests/{request['id']}/")
            if reached(found):
                return found
            time.sleep(0.05)
        raise AssertionError(f"It stands at {found['status']}, {found['at']}.")


@pytest.fixture(scope="module")
def embedded(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Embedded]:
    """Return a running installation with a token."""
    made = Embedded(tmp_path_factory.mktemp("embedded"))
    made.manage("prepare")
    made.token = made.manage("shell", "-v", "0", "-c", TOKEN).stdout.strip()
    made.start()
    yield made
    made.kill()


def has_ended(request: dict[str, Any]) -> bool:
    """Say whether a Request is completed."""
    return bool(request["status"] == "completed")


def test_a_request_runs_to_its_end(embedded: Embedded) -> None:
    key = embedded.publish(straight(("A", work("A", text="Hello"))))

    request = embedded.start_one(key)

    found = embedded.until(request, has_ended)
    (job,) = embedded.ask("GET", f"/api/requests/{request['id']}/jobs/")
    assert found["counts"]["A"] == {"entered": 1, "waiting": 1, "completed": 1}
    assert job["attempts"][0]["input"] == {"how": "well", "text": "Hello", "times": 1}
    assert job["attempts"][0]["output"] == {"text": "Hello"}


def test_the_same_key_starts_one_request(embedded: Embedded) -> None:
    key = embedded.publish(straight())

    first, second = (
        embedded.start_one(key, Idempotency_Key="one")["id"] for _twice in range(2)
    )

    assert first == second


def test_a_boundary_timer_ends_a_running_call(embedded: Embedded) -> None:
    late = node("boundaryEvent", "Late", timer("PT1S"), attachedToRef="A")
    file = definitions(
        process(
            node("startEvent", "Start"),
            work("A", how="sleep"),
            late,
            node("endEvent", "End"),
            node("endEvent", "Gave_up"),
            chain(["Start", "A", "End"]),
            flow("Late", "Gave_up"),
        )
    )
    request = embedded.start_one(embedded.publish(file))

    embedded.until(request, has_ended)

    def stopped() -> bool:
        (job,) = embedded.ask("GET", f"/api/requests/{request['id']}/jobs/")
        return bool(job["attempts"][0]["outcome"] == "stopped")

    embedded.until(request, lambda _found: stopped())


def test_cancelling_stops_a_running_call(embedded: Embedded) -> None:
    key = embedded.publish(straight(("A", work("A", how="sleep"))))
    request = embedded.start_one(key)
    path = f"/api/requests/{request['id']}"

    def outcome() -> str:
        (job,) = embedded.ask("GET", f"{path}/jobs/")
        return str(job["attempts"][0]["outcome"]) if job["attempts"] else ""

    embedded.until(request, lambda _found: outcome() == "running")
    embedded.ask("POST", f"{path}/cancel/", {"why": "Enough"})

    embedded.until(request, lambda _found: outcome() == "stopped")


def test_what_was_due_while_the_server_was_down_happens_at_its_start(
    embedded: Embedded, tmp_path: Path
) -> None:
    wait = node("intermediateCatchEvent", "Wait", timer("PT2S"))
    file = straight(("Wait", wait), ("A", work("A", ledger=str(tmp_path / "ledger"))))
    request = embedded.start_one(embedded.publish(file))

    embedded.kill()
    time.sleep(2.2)
    embedded.start()

    embedded.until(request, has_ended)
    assert len((tmp_path / "ledger").read_text().splitlines()) == 1


def test_a_killed_server_takes_its_call_up_again(
    embedded: Embedded, tmp_path: Path
) -> None:
    ledger = tmp_path / "ledger"
    slow = work("A", how="sleep", ledger=str(ledger))
    file = definitions(
        process(
            node("startEvent", "Start"),
            slow,
            node("boundaryEvent", "Late", timer("PT8S"), attachedToRef="A"),
            node("endEvent", "End"),
            chain(["Start", "A", "End"]),
            flow("Late", "End"),
        )
    )
    request = embedded.start_one(embedded.publish(file))
    embedded.until(request, lambda _found: ledger.exists())

    embedded.kill()
    embedded.start()

    embedded.until(request, lambda _found: len(ledger.read_text().splitlines()) == 2)
    keys = {line.split()[0] for line in ledger.read_text().splitlines()}
    assert len(keys) == 1

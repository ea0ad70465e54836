"""The embedded form as a program sees it: one server, its API, its job threads."""

from __future__ import annotations

import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from tests.runtime.embedded import TOKEN, Embedded
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


def at_once(embedded: Embedded, paths: list[str]) -> list[int]:
    """Post to addresses at the same moment and return the statuses."""
    with ThreadPoolExecutor(len(paths)) as pool:
        asked = [
            pool.submit(embedded.status, "POST", path, {"why": "Race"})
            for path in paths
        ]
        return [one.result() for one in asked]


def test_of_two_people_who_resolve_an_incident_one_does(embedded: Embedded) -> None:
    key = embedded.publish(straight(("A", work("A", how="fail"))))
    for _round in range(10):
        request = embedded.start_one(key)
        found = embedded.until(request, lambda one: bool(one["incidents"]))
        path = f"/api/incidents/{found['incidents'][0]['id']}/skip/"

        statuses = at_once(embedded, [path, path, path])

        assert sorted(statuses) == [200, 409, 409]
        embedded.until(request, has_ended)


def test_cancelling_while_completing_ends_it_one_way(embedded: Embedded) -> None:
    key = embedded.publish(straight(("Ask", node("userTask", "Ask"))))
    for _round in range(10):
        request = embedded.start_one(key)
        task = f"/api/tasks/{request['tasks'][0]['id']}/complete/"
        cancel = f"/api/requests/{request['id']}/cancel/"

        statuses = at_once(embedded, [task, cancel])

        found = embedded.ask("GET", f"/api/requests/{request['id']}/")
        assert sorted(statuses) == [200, 409]
        wanted = "completed" if statuses[0] == 200 else "cancelled"
        assert found["status"] == wanted
        assert found["tokens"] == []

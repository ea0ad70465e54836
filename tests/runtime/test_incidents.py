"""Resolving incidents: retry, skip, go elsewhere, cancel; by one person or two."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.models import User

from runtime.exceptions import AlreadyResolved, BadContent, MissingReason
from runtime.models import HistoryEntry, Incident, Job, ProcessRequest
from runtime.services.incidents import Resolution, resolve_incident
from tests.runtime.conftest import Deploy, Worker, again, started
from tests.runtime.files import output, straight, work

LATER = timedelta(seconds=5)


def failing(deploy: Deploy, worker: Worker, **settings: str) -> Incident:
    """Return the incident of a Request that failed at A."""
    task = work("A", "work", output("answer", "=text"), how="fail", **settings)
    request = started(deploy(straight(("A", task), ("B", work("B")))))
    worker.run(ahead=LATER)
    return Incident.objects.get(request=request)


def resolve(incident: Incident, action: str, by: User, **values: Any) -> ProcessRequest:
    """Resolve an incident with a reason."""
    resolution = Resolution(action, values.pop("why", "Because"), **values)
    return resolve_incident(incident=incident, resolution=resolution, by=by)


def test_a_retry_makes_another_attempt_with_the_same_key(
    deploy: Deploy, worker: Worker, person: User, tmp_path: Path
) -> None:
    ledger = tmp_path / "ledger"
    incident = failing(deploy, worker, ledger=str(ledger))

    resolve(incident, "retry", person)
    worker.run()

    keys = [line.split()[0] for line in ledger.read_text().splitlines()]
    assert len(keys) == 2
    assert len(set(keys)) == 1
    assert Job.objects.get(element="A").attempts_made == 2
    assert Incident.objects.filter(resolved_at=None).count() == 1


def test_a_retry_can_change_settings(
    deploy: Deploy, worker: Worker, person: User
) -> None:
    incident = failing(deploy, worker)

    resolve(incident, "retry", person, settings={"how": "well", "text": "mended"})
    worker.run()

    assert again(incident.request).status == "completed"
    assert HistoryEntry.objects.get(event="set", name="answer").value == "mended"


def test_a_retry_can_change_variables(
    deploy: Deploy, worker: Worker, person: User
) -> None:
    task = work("A", how="well", text="{{ order.id }}")
    request = started(deploy(straight(("A", task))))
    incident = Incident.objects.get(request=request)

    resolve(incident, "retry", person, variables={"order": {"id": "7"}})
    worker.run()

    assert again(request).status == "completed"


def test_a_skip_takes_outputs(deploy: Deploy, worker: Worker, person: User) -> None:
    incident = failing(deploy, worker)

    resolve(incident, "skip", person, outputs={"answer": "by hand"})
    worker.run()

    assert again(incident.request).status == "completed"
    assert HistoryEntry.objects.get(event="set", name="answer").value == "by hand"


def test_going_elsewhere(deploy: Deploy, worker: Worker, person: User) -> None:
    incident = failing(deploy, worker)

    resolve(incident, "move", person, element="B")
    worker.run()

    request = again(incident.request)
    assert request.status == "completed"
    assert request.history.filter(event="completed", element="B").exists()
    assert not request.history.filter(event="completed", element="A").exists()


def test_cancelling_the_request(deploy: Deploy, worker: Worker, person: User) -> None:
    incident = failing(deploy, worker)

    resolve(incident, "cancel", person)

    assert again(incident.request).status == "cancelled"
    assert not Incident.objects.filter(resolved_at=None).exists()


@pytest.mark.parametrize(
    ("action", "event"),
    [("retry", "retried"), ("skip", "skipped"), ("cancel", "cancelled")],
)
def test_history_keeps_who_and_why(
    deploy: Deploy, worker: Worker, person: User, action: str, event: str
) -> None:
    incident = failing(deploy, worker)

    resolve(incident, action, person, why="The service is back")

    entry = HistoryEntry.objects.get(event=event, by=person)
    assert (entry.element, entry.note) == ("A", "The service is back")


def test_the_second_person_hears_that_it_is_resolved(
    deploy: Deploy, worker: Worker, person: User
) -> None:
    incident = failing(deploy, worker)
    resolve(incident, "skip", person)

    with pytest.raises(AlreadyResolved):
        resolve(incident, "retry", person)
    assert HistoryEntry.objects.filter(event="retried").count() == 0


def test_a_reason_is_needed(deploy: Deploy, worker: Worker, person: User) -> None:
    incident = failing(deploy, worker)

    with pytest.raises(MissingReason):
        resolve(incident, "retry", person, why=" ")


def test_an_unknown_element_is_refused(
    deploy: Deploy, worker: Worker, person: User
) -> None:
    incident = failing(deploy, worker)

    with pytest.raises(BadContent):
        resolve(incident, "move", person, element="Nowhere")
    assert Incident.objects.get().resolved_at is None

"""Requests move to another version, one or many, wholly or not at all."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.contrib.auth.models import User
from django.utils import timezone

from runtime.exceptions import (
    CallRunning,
    CannotBeMoved,
    NotOnVersion,
)
from runtime.models import (
    Deployment,
    HistoryEntry,
    Incident,
    Job,
    ProcessRequest,
    Subscription,
    UserTask,
)
from runtime.planning import Move
from runtime.services.incidents import Resolution, resolve_incident
from runtime.services.moves import move_request
from runtime.services.tasks import complete_task
from tests.runtime.conftest import Deploy, Worker, again, started
from tests.runtime.files import (
    chain,
    definitions,
    node,
    process,
    straight,
    timer,
    work,
)

MESSAGE = '<bpmn:message id="M" name="paid"/>'


def user(name: str) -> tuple[str, str]:
    """Return a task of a person."""
    return name, node("userTask", name)


def versions(
    deploy: Deploy, before: bytes, after: bytes
) -> tuple[Deployment, Deployment]:
    """Deploy two versions of a process."""
    old = deploy(before)
    return old, deploy(after, process=old.process)


def test_a_moved_request_goes_on_by_the_new_version(
    deploy: Deploy, person: User
) -> None:
    old, new = versions(deploy, straight(user("A")), straight(user("A"), user("B")))
    request = started(old)

    move_request(request=request.pk, move=Move(old, new), why="New law", by=person)

    assert again(request).deployment == new
    complete_task(task=UserTask.objects.get(), sent={}, by=person)
    assert again(request).at == ["B"]
    entry = HistoryEntry.objects.get(request=request, event="moved-version")
    assert (entry.by, entry.note) == (person, "New law")
    assert entry.value == {"from": 1, "to": 2}
    assert again(request).participants == [person.pk]


def test_a_refused_move_changes_nothing(deploy: Deploy, person: User) -> None:
    old, new = versions(deploy, straight(user("A")), straight(user("B")))
    request = started(old)
    before = ProcessRequest.objects.values().get(pk=request.pk)

    with pytest.raises(CannotBeMoved) as refused:
        move_request(request=request.pk, move=Move(old, new), why="x", by=person)

    assert '"A" is not in the new version' in refused.value.message
    assert refused.value.members["element"] == "A"
    assert ProcessRequest.objects.values().get(pk=request.pk) == before
    assert not HistoryEntry.objects.filter(event="moved-version").exists()


def test_a_request_moves_from_the_version_that_was_meant(
    deploy: Deploy, person: User
) -> None:
    old, new = versions(deploy, straight(user("A")), straight(user("A")))
    request = started(new)

    with pytest.raises(NotOnVersion):
        move_request(request=request.pk, move=Move(old, new), why="x", by=person)


def test_what_is_kept_follows_a_mapping(deploy: Deploy, person: User) -> None:
    old, new = versions(deploy, straight(user("A")), straight(user("B")))
    request = started(old)

    move = Move(old, new, {"A": "B"})
    move_request(request=request.pk, move=move, why="x", by=person)

    assert UserTask.objects.get().element == "B"
    assert again(request).at == ["B"]
    complete_task(task=UserTask.objects.get(), sent={}, by=person)
    assert again(request).status == "completed"


def test_a_mapping_may_exchange_two_elements(deploy: Deploy, person: User) -> None:
    content = (
        node("startEvent", "Start"),
        node("parallelGateway", "Both"),
        node("userTask", "A"),
        node("userTask", "B"),
        chain(["Start", "Both", "A"]),
        chain(["Both", "B"]),
    )
    file = definitions(process(*content))
    old, new = versions(deploy, file, file)
    request = started(old)
    at = dict(UserTask.objects.values_list("activation", "element"))

    move = Move(old, new, {"A": "B", "B": "A"})
    move_request(request=request.pk, move=move, why="x", by=person)

    moved = dict(UserTask.objects.values_list("activation", "element"))
    assert moved == {key: {"A": "B", "B": "A"}[one] for key, one in at.items()}


def test_a_call_keeps_its_key_and_goes_on(
    deploy: Deploy, worker: Worker, person: User
) -> None:
    old, new = versions(
        deploy,
        straight(("A", work("A"))),
        straight(("C", work("C")), user("B")),
    )
    request = started(old)
    key = Job.objects.get(kind="call").key
    (claim,) = worker.claim()

    move = Move(old, new, {"A": "C"})
    move_request(request=request.pk, move=move, why="x", by=person)
    Job.objects.update(status="ready", lease_until=None)
    worker.run()

    job = Job.objects.get(kind="call")
    assert (job.key, job.element, job.deployment) == (key, "C", new)
    assert again(request).at == ["B"]
    assert claim.job.pk == job.pk


def test_a_request_waits_for_a_running_call_that_the_new_version_does_not_make(
    deploy: Deploy, worker: Worker, person: User
) -> None:
    old, new = versions(deploy, straight(("A", work("A"))), straight(user("A")))
    request = started(old)
    worker.claim()

    with pytest.raises(CallRunning):
        move_request(request=request.pk, move=Move(old, new), why="x", by=person)
    assert again(request).deployment == old

    Job.objects.update(status="ready")
    move_request(request=request.pk, move=Move(old, new), why="x", by=person)
    assert Job.objects.get(kind="call").status == "cancelled"
    assert UserTask.objects.get().element == "A"


def test_another_call_is_made_anew_when_a_failed_one_is_retried(
    deploy: Deploy, worker: Worker, person: User
) -> None:
    old, new = versions(
        deploy, straight(("A", work("A", how="fail"))), straight(("C", work("C")))
    )
    request = started(old)
    worker.run(ahead=timedelta(seconds=5))

    move = Move(old, new, {"A": "C"})
    move_request(request=request.pk, move=move, why="Mended", by=person)
    incident = Incident.objects.get(resolved_at=None)
    assert incident.element == "C"
    resolve_incident(incident=incident, resolution=Resolution("retry", "x"), by=person)
    worker.run()

    assert again(request).status == "completed"


def test_timers_and_messages_are_those_of_the_new_version(
    deploy: Deploy, person: User
) -> None:
    def file(*borders: str) -> bytes:
        task = node("userTask", "A")
        content = [node("startEvent", "Start"), task, *borders, chain(["Start", "A"])]
        return definitions(MESSAGE, process(*content))

    late = node("boundaryEvent", "Late", timer("PT1H"), attachedToRef="A")
    paid = node(
        "boundaryEvent",
        "Paid",
        '<bpmn:messageEventDefinition messageRef="M"/>',
        attachedToRef="A",
    )
    old, new = versions(deploy, file(late), file(paid))
    request = started(old)

    move_request(request=request.pk, move=Move(old, new), why="x", by=person)

    assert Job.objects.get(kind="timer").status == "cancelled"
    assert Subscription.objects.get().element == "Paid"
    back = Move(new, old)
    move_request(request=request.pk, move=back, why="x", by=person)
    assert not Subscription.objects.exists()
    ready = Job.objects.get(kind="timer", status="ready")
    assert ready.due > timezone.now() + timedelta(minutes=59)

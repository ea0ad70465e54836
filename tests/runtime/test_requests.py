"""Requests from start to end, with connectors, people, timers and messages."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from django.contrib.auth.models import User

from runtime.exceptions import AlreadyDone, CannotStart, InvalidFields, NotAllowed
from runtime.models import (
    Attempt,
    HistoryEntry,
    Incident,
    Job,
    OutboxMail,
    ProcessRequest,
    RequestFile,
    Right,
    UserTask,
)
from runtime.services.grants import set_rights
from runtime.services.requests import cancel_request
from runtime.services.starting import start_as_person
from runtime.services.tasks import complete_task
from tests.runtime.conftest import Deploy, Worker, again, started
from tests.runtime.files import (
    chain,
    definitions,
    flow,
    form,
    node,
    output,
    process,
    straight,
    timer,
    work,
)


def test_a_call_writes_what_its_step_names(deploy: Deploy, worker: Worker) -> None:
    task = work("A", "work", output("answer", "=text"), text="Hello {{ name }}")
    request = started(deploy(straight(("A", task))), variables={"name": "Ada"})

    worker.run()

    assert again(request).status == "completed"
    found = HistoryEntry.objects.get(request=request, event="set", name="answer")
    assert found.value == "Hello Ada"


def test_history_tells_every_step(deploy: Deploy, worker: Worker) -> None:
    request = started(deploy(straight(("A", work("A")))))

    worker.run()

    rows = request.history.exclude(event__in=["set", "taken"])
    assert [f"{one.event} {one.element}".strip() for one in rows] == [
        "started",
        "entered Start",
        "completed Start",
        "entered A",
        "waiting A",
        "completed A",
        "entered End",
        "completed End",
        "ended",
    ]


def test_all_attempts_carry_the_same_key(
    deploy: Deploy, worker: Worker, tmp_path: Path
) -> None:
    ledger = tmp_path / "ledger"
    task = work("A", how="later", times="2", ledger=str(ledger))
    request = started(deploy(straight(("A", task))))

    worker.run(ahead=timedelta(seconds=5))

    lines = [line.split() for line in ledger.read_text().splitlines()]
    assert [number for _key, number in lines] == ["1", "2", "3"]
    assert {key for key, _number in lines} == {str(request.jobs.get().key)}
    outcomes = Attempt.objects.values_list("outcome", flat=True)
    assert list(outcomes) == ["retry", "retry", "completed"]
    assert again(request).status == "completed"


@pytest.mark.parametrize(
    ("how", "outcome", "words"),
    [
        ("fail", "failed", "It cannot work."),
        ("refuse", "error", "No."),
        ("retry", "retry", "Come again."),
        ("exit", "lost", "ended"),
    ],
)
def test_a_failed_call_opens_an_incident(
    deploy: Deploy, worker: Worker, how: str, outcome: str, words: str
) -> None:
    request = started(deploy(straight(("A", work("A", how=how)))))

    worker.run(ahead=timedelta(seconds=5))

    incident = Incident.objects.get(request=request)
    assert (incident.element, again(request).status) == ("A", "incident")
    assert words in incident.message
    assert Attempt.objects.order_by("-number").first().outcome == outcome


def test_a_boundary_event_catches_the_error_of_a_connector(
    deploy: Deploy, worker: Worker
) -> None:
    error = '<bpmn:error id="E" errorCode="refused"/>'
    caught = node(
        "boundaryEvent",
        "Caught",
        '<bpmn:errorEventDefinition errorRef="E"/>',
        attachedToRef="A",
    )
    file = definitions(
        error,
        process(
            node("startEvent", "Start"),
            work("A", how="refuse"),
            caught,
            node("endEvent", "End"),
            node("endEvent", "Refused"),
            chain(["Start", "A", "End"]),
            flow("Caught", "Refused"),
        ),
    )
    request = started(deploy(file))

    worker.run()

    assert again(request).status == "completed"
    assert request.history.filter(event="completed", element="Refused").exists()
    assert not Incident.objects.exists()


def test_a_boundary_timer_ends_a_call(deploy: Deploy, worker: Worker) -> None:
    late = node("boundaryEvent", "Late", timer("PT10S"), attachedToRef="A")
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
    request = started(deploy(file))
    Job.objects.filter(kind="call").update(status="running", worker="elsewhere")

    worker.run(ahead=timedelta(seconds=11))

    assert again(request).status == "completed"
    assert Job.objects.get(kind="call").status == "cancelled"
    assert request.history.filter(event="completed", element="Gave_up").exists()


def test_files_and_mails_of_a_call_are_kept(deploy: Deploy, worker: Worker) -> None:
    file = straight(("A", work("A", how="file")), ("B", work("B", how="mail")))
    request = started(deploy(file))

    worker.run()

    assert bytes(RequestFile.objects.get(request=request).content) == b"made"
    mail = OutboxMail.objects.get(request=request)
    assert (mail.subject, mail.recipients) == ("Kept", ["b@example.com"])


def test_a_wrong_setting_stops_at_the_element(deploy: Deploy, worker: Worker) -> None:
    request = started(deploy(straight(("A", work("A", text="{{ missing }}")))))

    assert worker.run() == 0
    incident = Incident.objects.get(request=request)
    assert "“A”" in incident.message
    assert "missing" in incident.message


def test_a_person_fills_in_the_declared_variables(deploy: Deploy, person: User) -> None:
    task = node("userTask", "Ask", form(("order.count", "number"), ("sure", "boolean")))
    request = started(deploy(straight(("Ask", task))), variables={"order": {"id": 7}})
    todo = UserTask.objects.get(request=request)

    complete_task(task=todo, sent={"order.count": "3", "sure": True}, by=person)

    values = again(request)
    assert values.status == "completed"
    assert values.state["results"]["order"] == {"id": 7, "count": 3}
    assert values.participants == [person.pk]


def test_a_form_says_what_is_wrong_with_each_field(
    deploy: Deploy, person: User
) -> None:
    task = node("userTask", "Ask", form(("count", "number"), ("sure", "boolean")))
    started(deploy(straight(("Ask", task))))

    with pytest.raises(InvalidFields) as refused:
        complete_task(task=UserTask.objects.get(), sent={"count": "many"}, by=person)

    assert set(refused.value.members["fields"]) == {"count", "sure"}
    assert UserTask.objects.get().status == "open"


def test_a_task_is_done_once(deploy: Deploy, person: User) -> None:
    started(deploy(straight(("Ask", node("userTask", "Ask")))))
    todo = UserTask.objects.get()
    complete_task(task=todo, sent={}, by=person)

    with pytest.raises(AlreadyDone):
        complete_task(task=todo, sent={}, by=person)


def test_one_key_starts_one_request(deploy: Deploy, person: User) -> None:
    key = deploy(straight()).process
    order = {"process": key, "by": person, "variables": {}, "element": "", "key": "k"}

    first, second = start_as_person(**order), start_as_person(**order)

    assert first == second
    assert ProcessRequest.objects.count() == 1


def test_starting_needs_its_right(deploy: Deploy, person: User) -> None:
    key = deploy(straight()).process
    set_rights(process=key, user=person, rights=[Right.SEE])

    with pytest.raises(NotAllowed):
        start_as_person(process=key, by=person, variables={}, element="", key="")


def test_an_unknown_start_event_is_refused(deploy: Deploy, person: User) -> None:
    key = deploy(straight()).process

    with pytest.raises(CannotStart):
        start_as_person(process=key, by=person, variables={}, element="X", key="")
    assert not ProcessRequest.objects.exists()


def test_a_request_keeps_its_version(deploy: Deploy, worker: Worker) -> None:
    old = deploy(straight(("A", work("A"))))
    request = started(old)
    new = deploy(straight(("B", work("B"))), process=old.process)

    worker.run()

    assert again(request).deployment_id == old.pk
    assert started(new).history.filter(element="B").exists()
    assert request.history.filter(event="completed", element="A").exists()


def test_cancelling_ends_everything(deploy: Deploy, person: User) -> None:
    request = started(deploy(straight(("A", work("A")))))

    cancel_request(request=request, why="No longer needed", by=person)

    assert again(request).status == "cancelled"
    assert Job.objects.get().status == "cancelled"
    entry = request.history.get(event="cancelled", by=person)
    assert entry.note == "No longer needed"


def test_expressions_know_the_people_of_a_request(
    deploy: Deploy, worker: Worker, person: User
) -> None:
    text = "{{ starter.email }} {{ participants.email }}"
    task = ("Ask", node("userTask", "Ask"))
    step = ("A", work("A", "work", output("answer", "=text"), text=text))
    request = started(deploy(straight(task, step)), by=person)
    other = User.objects.create_user("bob", "bob@example.com")

    complete_task(task=UserTask.objects.get(), sent={}, by=other)
    worker.run()

    found = HistoryEntry.objects.get(request=request, event="set", name="answer")
    assert found.value == "ada@example.com ada@example.com, bob@example.com"

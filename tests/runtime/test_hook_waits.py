"""Webhooks that a Request waits for: who gets a call, and what it begins."""

from __future__ import annotations

from typing import Any

import pytest

import bpmn
from runtime.engine import definition_of
from runtime.models import Incident, Subscription
from runtime.services.incidents import Resolution, resolve_incident
from runtime.services.requests import change_variables
from runtime.simulation import given_of, simulate
from tests.runtime.conftest import Deploy, again, started
from tests.runtime.engine.requests import evaluate
from tests.runtime.files import chain, definitions, flow, node, process
from tests.runtime.hooks import (
    call,
    catching,
    outcomes,
    trigger,
    variables,
)

ORDER = {"id": 7, "lines": [{"price": 2.5}], "type": "created"}


TAGS = pytest.mark.parametrize("tag", ["intermediateCatchEvent", "receiveTask"])


@TAGS
def test_a_call_continues_the_request_of_its_key(deploy: Deploy, tag: str) -> None:
    deployment = deploy(catching(tag))
    first = started(deployment, variables={"order": {"id": 7}})
    second = started(deployment, variables={"order": {"id": "8"}})
    assert sorted(Subscription.objects.values_list("key", flat=True)) == ["7", "8"]

    answer = call({"id": 8, "paid": True})

    assert answer.json() == {"outcome": "continued", "request": str(second.id)}
    assert (again(first).status, again(second).status) == ("waiting", "completed")
    assert variables(second)["body"] == {"id": 8, "paid": True}
    entry = second.history.get(event="received")
    assert (entry.element, entry.note) == ("Wait", "A call to /hooks/orders/")


@pytest.mark.parametrize(
    ("waiting", "body", "status"),
    [
        (["7"], {"id": 9}, 404),
        ([], {"id": 7}, 404),
        (["7", "7"], {"id": 7}, 409),
        (["7"], {}, 422),
        (["7"], {"id": None}, 422),
        (["7"], {"id": ["7"]}, 422),
        (["7"], {"id": "x" * 201}, 422),
        (["7"], [], 422),
    ],
)
def test_a_call_without_one_request_changes_nothing(
    deploy: Deploy, waiting: list[str], body: Any, status: int
) -> None:
    deployment = deploy(catching())
    requests = [started(deployment, variables={"order": {"id": o}}) for o in waiting]

    assert call(body).status_code == status
    assert {again(one).status for one in requests} <= {"waiting"}
    assert outcomes() == ["failed"]


def test_a_key_that_has_no_value_is_an_incident_that_is_retried(
    deploy: Deploy, person: Any
) -> None:
    request = started(deploy(catching()), variables={"order": {}})
    incident = Incident.objects.get()
    assert "“Key in the Request”" in incident.message or "Key in" in incident.message
    assert '"Wait"' in incident.message
    assert not Subscription.objects.exists()

    change_variables(
        request=request, variables={"order": {"id": 7}}, why="It lacked", by=person
    )
    resolution = Resolution(action="retry", why="It is there")
    resolve_incident(incident=incident, resolution=resolution, by=person)

    assert call({"id": 7}).json()["outcome"] == "continued"


def test_one_address_starts_or_continues(deploy: Deploy) -> None:
    keys = {"call_key": "=body.id", "request_key": "=body.id"}
    deploy(
        definitions(
            process(
                node("startEvent", "Called", trigger(condition="=body.new = true")),
                node("intermediateCatchEvent", "Wait", trigger(**keys)),
                node("endEvent", "End"),
                chain(["Called", "Wait", "End"]),
            )
        )
    )

    outcome = [
        call({"id": one, "new": new}).json().get("outcome")
        for one, new in ((1, True), (2, True), (1, False), (2, True), (3, False))
    ]

    assert outcome == ["started", "started", "continued", "continued", None]


def test_the_first_of_several_events_goes_on(deploy: Deploy) -> None:
    keys = {"call_key": "=body.id", "request_key": "=order.id"}
    deployment = deploy(
        definitions(
            process(
                node("startEvent", "Start"),
                node("eventBasedGateway", "First"),
                node("intermediateCatchEvent", "Paid", trigger(path="paid", **keys)),
                node("receiveTask", "Void", trigger(path="void", **keys)),
                node("userTask", "Ask"),
                node("endEvent", "End"),
                chain(["Start", "First", "Paid", "End"]),
                flow("First", "Void"),
                flow("Void", "Ask"),
                flow("Ask", "End2"),
                node("endEvent", "End2"),
            )
        )
    )
    request = started(deployment, variables={"order": {"id": 7}})

    assert call({"id": 7}, path="void").status_code == 200

    assert again(request).at == ["Ask"]
    assert call({"id": 7}, path="paid").status_code == 404


def test_a_call_starts_an_event_sub_process(deploy: Deploy) -> None:
    keys = {"call_key": "=body.id", "request_key": "=order.id"}
    inner = (
        node("startEvent", "Cancelled", trigger(path="cancelled", **keys)),
        node("userTask", "Undo"),
        flow("Cancelled", "Undo"),
    )
    deployment = deploy(
        definitions(
            process(
                node("startEvent", "Start"),
                node("userTask", "Ask"),
                flow("Start", "Ask"),
                node("subProcess", "Event", *inner, triggeredByEvent="true"),
            )
        )
    )
    request = started(deployment, variables={"order": {"id": 7}})

    answer = call({"id": 7, "why": "broken"}, path="cancelled")

    assert answer.json()["outcome"] == "continued"
    assert "Undo" in again(request).at
    assert "Ask" not in again(request).at


def test_a_scenario_calls_by_the_element() -> None:
    lines = simulate(
        definition_of(bpmn.read(catching())),
        given_of([{"message": "Wait", "variables": {"body": {"id": 7}}}]),
        variables={"order": {"id": 7}},
        evaluate=evaluate,
    )

    assert lines[-1]["state"] == "completed"
    assert lines[-1]["variables"]["body"] == {"id": 7}

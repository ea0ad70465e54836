"""Messages over the API: who gets them, who may send them, what counts once."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.urls import reverse
from rest_framework.test import APIClient

from runtime.models import Deployment, ProcessRequest, Right
from runtime.services.grants import set_rights
from tests.runtime.conftest import Deploy, again, started
from tests.runtime.files import chain, definitions, node, process

MESSAGE = '<bpmn:message id="M" name="paid"/>'
EVENT = '<bpmn:messageEventDefinition messageRef="M"/>'
WAITS = definitions(
    MESSAGE,
    process(
        node("startEvent", "Start"),
        node("intermediateCatchEvent", "Wait", EVENT),
        node("endEvent", "End"),
        chain(["Start", "Wait", "End"]),
    ),
)
STARTS = definitions(
    MESSAGE,
    process(
        node("startEvent", "Start", EVENT),
        node("userTask", "Ask"),
        node("endEvent", "End"),
        chain(["Start", "Ask", "End"]),
    ),
)


@pytest.fixture
def client(person: User) -> APIClient:
    """Return the API client of the person."""
    made = APIClient()
    made.force_login(person)
    return made


@pytest.fixture
def waiting(deploy: Deploy) -> Deployment:
    """Return a process that waits for the message."""
    return deploy(WAITS)


def send(client: APIClient, key: str = "", **content: Any) -> Any:
    """Send the message."""
    headers = {"Idempotency-Key": key} if key else {}
    content = {"name": "paid", **content}
    return client.post(reverse("api-messages"), content, headers=headers)


def test_the_request_that_waits_takes_it(
    client: APIClient, waiting: Deployment
) -> None:
    request = started(waiting)

    answer = send(client, variables={"amount": 3})

    assert answer.status_code == 200
    assert answer.json() == {
        "request": {
            "id": str(request.id),
            "number": request.number,
            "title": "Test",
            "status": "completed",
        },
        "started": False,
    }
    assert again(request).state["results"]["amount"] == 3
    entry = request.history.get(event="received")
    assert (entry.by.username, entry.note) == ("ada", "paid")


def test_it_starts_a_process(client: APIClient, deploy: Deploy) -> None:
    deploy(STARTS)

    answer = send(client, variables={"id": 7})

    body = answer.json()
    assert (answer.status_code, body["started"]) == (201, True)
    request = ProcessRequest.objects.get(id=body["request"]["id"])
    assert request.started_by is not None
    assert request.state["scopes"][0]["variables"]["id"] == 7


def test_a_request_that_waits_comes_before_a_new_one(
    client: APIClient, deploy: Deploy, waiting: Deployment
) -> None:
    deploy(STARTS)
    request = started(waiting)

    assert send(client).json()["request"]["number"] == request.number


@pytest.mark.parametrize("file", [WAITS, STARTS], ids=["continues", "starts"])
def test_the_same_key_counts_once(
    client: APIClient, deploy: Deploy, file: bytes
) -> None:
    deployment = deploy(file)
    if file is WAITS:
        started(deployment)

    answers = [send(client, key="k-1") for _twice in range(2)]

    assert answers[0].json() == answers[1].json()
    assert answers[0].status_code == answers[1].status_code
    assert ProcessRequest.objects.count() == 1


def test_several_that_wait_are_named(client: APIClient, waiting: Deployment) -> None:
    first, second = started(waiting), started(waiting)

    answer = send(client)

    assert (answer.status_code, answer.json()["code"]) == (409, "ambiguous")
    assert f"#{first.number}, #{second.number}" in answer.json()["detail"]
    assert send(client, request=str(second.id)).status_code == 200
    assert again(first).status == "waiting"


def test_several_processes_that_it_starts(client: APIClient, deploy: Deploy) -> None:
    deploy(STARTS, "One")
    deploy(STARTS, "Two")

    assert send(client).json()["code"] == "ambiguous"


def test_nobody_waits(client: APIClient, waiting: Deployment) -> None:
    request = started(waiting)
    send(client)

    for content in ({}, {"request": str(request.id)}):
        answer = send(client, **content)
        assert (answer.status_code, answer.json()["code"]) == (404, "nobody-waits")
        assert "paid" in answer.json()["detail"]


@pytest.mark.parametrize(
    ("right", "waits", "starts"),
    [(Right.SEE, 404, 404), (Right.START, 404, 201), (Right.ACT, 200, 404)],
)
def test_each_needs_its_right(
    deploy: Deploy, right: Right, waits: int, starts: int
) -> None:
    guest = User.objects.create_user("guest")
    client = APIClient()
    client.force_login(guest)
    for file, expected in ((WAITS, waits), (STARTS, starts)):
        deployment = deploy(file)
        if file is WAITS:
            started(deployment)
        set_rights(process=deployment.process, user=guest, rights=[right])
        answer = send(client)
        assert answer.status_code == expected
        Deployment.objects.filter(pk=deployment.pk).update(is_newest=False)
        deployment.start_subscriptions.all().delete()
        ProcessRequest.objects.all().delete()


def test_a_request_is_only_named_by_who_may_act(
    deploy: Deploy, waiting: Deployment
) -> None:
    request = started(waiting)
    for rights, status in (([], 404), ([Right.SEE], 403)):
        guest = User.objects.create_user(f"guest{status}")
        set_rights(process=waiting.process, user=guest, rights=rights)
        client = APIClient()
        client.force_login(guest)
        assert send(client, request=str(request.id)).status_code == status


@pytest.mark.parametrize(
    "content",
    [{"name": ""}, {"name": 7}, {"name": "a\x00"}, {"request": "x"}, {"variables": []}],
)
def test_wrong_content_is_refused(
    client: APIClient, waiting: Deployment, content: dict[str, Any]
) -> None:
    answer = send(client, **content)

    assert (answer.status_code, answer.json()["code"]) == (400, "bad-request")

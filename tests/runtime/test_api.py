"""Requests over HTTP: shapes, pages, refusals, and how many queries they take."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries
from rest_framework.test import APIClient

from runtime.models import Deployment, Incident, ProcessRequest, UserTask
from tests.runtime.conftest import Deploy, Worker, started
from tests.runtime.files import form, node, straight, work


@pytest.fixture
def client(person: User) -> APIClient:
    """Return the API client of the person."""
    made = APIClient()
    made.force_login(person)
    return made


@pytest.fixture
def deployment(deploy: Deploy) -> Deployment:
    """Return a process of one call and one task with a form."""
    task = node("userTask", "Ask", form(("sure", "boolean")))
    return deploy(straight(("A", work("A", text="Hello")), ("Ask", task)))


def address(request: ProcessRequest, part: str = "") -> str:
    """Return an address of a Request."""
    name = f"api-request-{part}" if part else "api-request"
    return reverse(name, args=[request.id])


def test_starting_answers_with_the_whole_request(
    client: APIClient, deployment: Deployment
) -> None:
    content = {"process": str(deployment.process), "variables": {"order": {"id": 7}}}

    answer = client.post(reverse("api-requests"), content)

    body = answer.json()
    assert answer.status_code == 201
    assert (body["status"], body["at"]) == ("waiting", ["A"])
    assert body["variables"]["order"] == {"id": 7}
    assert body["variables"]["requester"]["email"] == "ada@example.com"
    assert [one["status"] for one in body["tokens"]] == ["calling"]
    assert body["rights"] == ["act", "see", "start"]


@pytest.mark.parametrize(
    ("content", "code"),
    [
        ({}, "bad-request"),
        ({"process": "x"}, "bad-request"),
        ([], "bad-request"),
        ({"process": "00000000-0000-4000-8000-000000000000"}, "not-found"),
    ],
)
def test_what_cannot_be_started_is_said(
    client: APIClient, content: Any, code: str
) -> None:
    answer = client.post(reverse("api-requests"), content)

    assert answer.json()["code"] == code
    assert answer["Content-Type"] == "application/problem+json"


def test_a_list_takes_the_same_queries_however_long(
    client: APIClient,
    deployment: Deployment,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    for _ in range(20):
        started(deployment)

    with django_assert_num_queries(5):
        answer = client.get(reverse("api-requests"))

    assert answer.json()["count"] == 20
    numbers = [one["number"] for one in answer.json()["results"]]
    assert numbers == sorted(numbers, reverse=True)


@pytest.mark.parametrize(
    ("query", "count"),
    [
        ("status=waiting", 3),
        ("status=completed", 0),
        ("search=Test", 3),
        ("search=x", 0),
    ],
)
def test_a_list_is_filtered(
    client: APIClient, deployment: Deployment, query: str, count: int
) -> None:
    for _ in range(3):
        started(deployment)

    answer = client.get(f"{reverse('api-requests')}?{query}")

    assert answer.json()["count"] == count


def test_a_number_finds_its_request(client: APIClient, deployment: Deployment) -> None:
    _first, second = started(deployment), started(deployment)

    answer = client.get(reverse("api-requests"), {"search": f"#{second.number}"})

    assert [one["id"] for one in answer.json()["results"]] == [str(second.id)]


def test_calls_show_what_was_sent_and_what_came_back(
    client: APIClient, deployment: Deployment, worker: Worker
) -> None:
    request = started(deployment)
    worker.run()

    (job,) = client.get(address(request, "jobs")).json()

    (attempt,) = job["attempts"]
    assert (job["connector"], job["status"]) == ("probe", "done")
    assert attempt["input"]["text"] == "Hello"
    assert attempt["output"] == {"text": "Hello"}
    assert attempt["seconds"] >= 0


def test_a_task_is_listed_with_its_form_and_completed(
    client: APIClient, deployment: Deployment, worker: Worker, person: User
) -> None:
    started(deployment, by=person)
    worker.run()
    (task,) = client.get(reverse("api-tasks")).json()["results"]

    wrong = client.post(reverse("api-task", args=[task["id"]]), {"variables": {}})
    content = {"variables": {"sure": True}}
    right = client.post(reverse("api-task", args=[task["id"]]), content)
    again = client.post(reverse("api-task", args=[task["id"]]), content)

    assert [one["name"] for one in task["fields"]] == ["sure"]
    assert (wrong.status_code, list(wrong.json()["fields"])) == (422, ["sure"])
    assert right.json()["status"] == "completed"
    assert (again.status_code, again.json()["code"]) == (409, "already-done")


def test_history_is_read_in_pieces(client: APIClient, deployment: Deployment) -> None:
    request = started(deployment)
    first = client.get(address(request, "history")).json()["results"]

    rest = client.get(address(request, "history"), {"after": first[2]["seq"]})

    assert rest.json()["results"] == first[3:]


def test_variables_are_changed_with_a_reason(
    client: APIClient, deployment: Deployment
) -> None:
    request = started(deployment, variables={"count": 1, "name": "a"})
    path = address(request, "variables")

    refused = client.patch(path, {"variables": {"name": "b"}})
    answer = client.patch(path, {"variables": {"name": "b"}, "why": "Mistyped"})

    assert refused.json()["code"] == "missing-reason"
    (name,) = [one for one in answer.json() if one["name"] == "name"]
    assert (name["value"], [one["value"] for one in name["history"]]) == (
        "b",
        ["b", "a"],
    )


def test_files_are_added_and_downloaded_as_attachments(
    client: APIClient, deployment: Deployment
) -> None:
    request = started(deployment)
    sent = SimpleUploadedFile("../a.html", b"<script>", content_type="text/html")

    made = client.post(address(request, "files"), {"file": sent}, format="multipart")
    content = client.get(made.json()["url"])

    assert made.json()["name"] == "a.html"
    assert content.content == b"<script>"
    assert content["Content-Disposition"].startswith("attachment")
    assert "sandbox" in content["Content-Security-Policy"]


def test_many_incidents_are_resolved_at_once(
    client: APIClient, deploy: Deploy, worker: Worker
) -> None:
    deployment = deploy(straight(("A", work("A", how="fail"))))
    for _ in range(3):
        started(deployment)
    worker.run()
    ids = list(Incident.objects.values_list("pk", flat=True))

    answer = client.post(
        reverse("api-incidents-resolve"),
        {"ids": [*ids, 999], "action": "skip", "why": "Done by hand"},
    ).json()

    assert answer["resolved"] == ids
    assert [one["id"] for one in answer["refused"]] == [999]
    assert ProcessRequest.objects.filter(status="completed").count() == 3


def test_comments_make_participants(
    client: APIClient, deployment: Deployment, person: User
) -> None:
    request = started(deployment)

    client.post(address(request, "comments"), {"text": "Look at this"})

    (shown,) = client.get(address(request, "comments")).json()
    (first,) = client.get(address(request, "people")).json()
    assert shown["text"] == "Look at this"
    assert first["person"]["username"] == person.username


def test_who_started_a_request_sees_it_without_a_grant(
    deployment: Deployment,
) -> None:
    guest = User.objects.create_user("guest")
    request = started(deployment, by=guest)
    client = APIClient()
    client.force_login(guest)

    seen = client.get(address(request))
    cancelled = client.post(address(request, "cancel"), {"why": "Mine"})

    assert (seen.status_code, cancelled.status_code) == (200, 403)
    assert not UserTask.objects.exists()

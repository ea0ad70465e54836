"""Versions, members, tokens and the description of the API."""

from __future__ import annotations

import json

import pytest
from django.contrib.auth.models import User
from django.urls import reverse
from rest_framework.test import APIClient

from modeler.models import Membership, Process
from tests.modeler.conftest import BPMN, Client, rename


@pytest.fixture
def owner(people: dict[str, User], client_of: Client) -> APIClient:
    """Return the client of the owner."""
    return client_of(people["owner"])


def url(name: str, process: Process, *more: object) -> str:
    """Return an address below a process."""
    return reverse(f"api-{name}", args=[process.pk, *more])


def test_publishing_makes_a_version_that_stays(
    owner: APIClient, process: Process
) -> None:
    version = owner.post(url("versions", process), {"note": "First"}).json()
    owner.post(url("changes", process), rename("New"))

    listed = owner.get(url("versions", process)).json()["results"]
    content = owner.get(url("version-bpmn", process, 1)).content
    assert (version["number"], version["note"]) == (1, "First")
    assert [v["number"] for v in listed] == [1]
    assert content == BPMN.encode()


def test_errors_block_publishing_and_name_the_element(
    owner: APIClient, process: Process
) -> None:
    change = {
        "op": "set",
        "element": "Task_1",
        "key": "step:connector",
        "before": None,
        "after": "gone",
    }
    saved = owner.post(
        url("changes", process),
        {
            **rename("x"),
            "changes": [
                {
                    "op": "set",
                    "element": "Task_1",
                    "key": "type",
                    "before": "bpmn:Task",
                    "after": "bpmn:ServiceTask",
                },
                change,
            ],
        },
    )

    answer = owner.post(url("versions", process), {})

    assert saved.status_code == 200
    assert (answer.status_code, answer.json()["code"]) == (422, "blocked-by-findings")
    assert answer.json()["findings"][0]["element"] == "Task_1"


def test_publishing_what_was_not_seen_is_refused(
    owner: APIClient, process: Process
) -> None:
    owner.post(url("changes", process), rename("New"))

    assert owner.post(url("versions", process), {"revision": 0}).status_code == 412


def test_sharing(owner: APIClient, process: Process, people: dict[str, User]) -> None:
    added = owner.post(url("members", process), {"user": "stranger", "role": "viewer"})
    unknown = owner.post(url("members", process), {"user": "x", "role": "viewer"})
    strange = owner.post(url("members", process), {"user": "stranger", "role": "king"})

    assert added.json() == {"user": "stranger", "role": "viewer"}
    assert (unknown.status_code, unknown.json()["code"]) == (422, "unknown-person")
    assert strange.status_code == 400
    assert Membership.objects.get(user=people["stranger"]).role == "viewer"


def test_a_process_keeps_an_owner(owner: APIClient, process: Process) -> None:
    address = url("member", process, "owner")

    assert owner.patch(address, {"role": "viewer"}).json()["code"] == "last-owner"
    assert owner.delete(address).json()["code"] == "last-owner"


def test_everyone_may_leave(
    process: Process, client_of: Client, people: dict[str, User]
) -> None:
    viewer = client_of(people["viewer"])

    assert viewer.delete(url("member", process, "editor")).status_code == 403
    assert viewer.delete(url("member", process, "viewer")).status_code == 204
    assert viewer.get(url("process", process)).status_code == 404


def test_a_token_of_the_account_page_works(
    owner: APIClient, process: Process, client_of: Client
) -> None:
    page = owner.post(reverse("account"))
    token = page.context["new_token"]
    program = client_of(None)
    program.credentials(HTTP_AUTHORIZATION=f"Token {token}")

    assert program.get(reverse("api-processes")).json()["count"] == 1
    program.credentials(HTTP_AUTHORIZATION="Token wrong")
    assert program.get(reverse("api-processes")).status_code == 401


def test_the_description_of_the_api_is_openapi_3_1(owner: APIClient) -> None:
    response = owner.get(
        reverse("api-schema"), headers={"Accept": "application/vnd.oai.openapi+json"}
    )

    content = json.loads(response.content)
    assert content["openapi"].startswith("3.1")
    assert "/api/processes/{process_id}/changes" in content["paths"]
    assert "/api/palette/" in content["paths"]


@pytest.mark.parametrize("address", ["/api/nothing/", "/nothing/"])
def test_what_is_not_there_is_said(owner: APIClient, address: str) -> None:
    response = owner.get(address)

    assert response.status_code == 404
    kind = "application/problem+json" if "api" in address else "text/html"
    assert response["Content-Type"].startswith(kind)

"""Processes, their files, members and versions over HTTP."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from rest_framework.test import APIClient

from modeler.models import Process
from tests.modeler.conftest import BPMN, Client, rename

BROKEN = BPMN.replace("Old", "Old & new")
NO_PREFIX = BPMN.replace('id="Task_1" name', 'id="Task_1" camunda:asyncBefore="1" name')


@pytest.fixture
def owner(people: dict[str, User], client_of: Client) -> APIClient:
    """Return the client of the owner."""
    return client_of(people["owner"])


def url(name: str, process: Process, *more: object) -> str:
    """Return an address below a process."""
    return reverse(f"api-{name}", args=[process.pk, *more])


def file(text: str, name: str = "Orders.bpmn") -> SimpleUploadedFile:
    """Return a file to upload."""
    return SimpleUploadedFile(name, text.encode())


def test_a_new_process_is_empty_and_owned(owner: APIClient) -> None:
    answer = owner.post(reverse("api-processes"), {"name": "Orders"}).json()

    assert (answer["name"], answer["role"], answer["version"]) == (
        "Orders",
        "owner",
        None,
    )


def test_a_file_keeps_every_byte(owner: APIClient) -> None:
    answer = owner.post(
        reverse("api-processes"), {"file": file(BPMN)}, format="multipart"
    ).json()

    response = owner.get(reverse("api-bpmn", args=[answer["id"]]))
    assert answer["name"] == "Orders"
    assert answer["report"]["lines"][0] == "1 activity, 2 events, 2 sequence flows."
    assert response.content == BPMN.encode()


def test_json_takes_a_file_as_text(owner: APIClient) -> None:
    content = {"name": "Orders", "bpmn": BPMN}
    answer = owner.post(reverse("api-processes"), content)

    assert answer.status_code == 201


@pytest.mark.parametrize(
    ("text", "status", "code"),
    [
        ("", 422, "not-xml"),
        ("not xml", 422, "not-xml"),
        (BROKEN, 422, "not-xml"),
        ("<!DOCTYPE x [<!ENTITY a 'b'>]>" + BPMN, 422, "doctype"),
        ("<html/>", 422, "wrong-root"),
        ("<a/>" + " " * 10 * 1024 * 1024, 413, "too-large"),
    ],
    ids=["empty", "text", "ampersand", "doctype", "root", "large"],
)
def test_a_refused_file_leaves_nothing(
    owner: APIClient, text: str, status: int, code: str
) -> None:
    answer = owner.post(
        reverse("api-processes"), {"file": file(text)}, format="multipart"
    )

    assert (answer.status_code, answer.json()["code"]) == (status, code)
    assert answer.json()["detail"]
    assert not Process.objects.exists()


def test_a_mendable_file_comes_with_an_offer(owner: APIClient) -> None:
    def send(**more: str) -> Any:
        content = {"file": file(NO_PREFIX), **more}
        return owner.post(reverse("api-processes"), content, format="multipart")

    problem = send().json()
    mended = send(mend="true")

    assert problem["mendable"]
    assert problem["repairs"]
    assert problem["diff"]
    assert mended.status_code == 201
    assert mended.json()["report"]["lines"][0] == problem["repairs"][0]


def test_the_list_is_paged_and_costs_a_fixed_number_of_queries(
    owner: APIClient, people: dict[str, User], django_assert_num_queries: Any
) -> None:
    for number in range(3):
        owner.post(reverse("api-processes"), {"name": f"Process {number}"})

    with django_assert_num_queries(4):
        answer = owner.get(reverse("api-processes")).json()

    assert [p["name"] for p in answer["results"]] == [
        "Process 2",
        "Process 1",
        "Process 0",
    ]


def test_search_finds_names_and_owners(
    owner: APIClient, process: Process, client_of: Client, people: dict[str, User]
) -> None:
    def found(client: APIClient, **query: str) -> int:
        return int(client.get(reverse("api-processes"), query).json()["count"])

    editor = client_of(people["editor"])
    assert found(owner, search="answ") == 1
    assert found(owner, search="question") == 0
    assert found(editor, search="owner answer") == 1
    assert (found(editor, show="own"), found(editor, show="shared")) == (0, 1)


def test_a_copy_belongs_to_who_made_it(
    process: Process, client_of: Client, people: dict[str, User]
) -> None:
    answer = client_of(people["viewer"]).post(url("duplicate", process)).json()

    assert (answer["name"], answer["owner"]) == ("Copy of Answer", "viewer")


@pytest.mark.parametrize("name", ["", "   ", "x" * 201, None, 7])
def test_a_process_needs_a_name(owner: APIClient, process: Process, name: Any) -> None:
    answer = owner.patch(url("process", process), {"name": name})

    assert answer.status_code == 400
    assert answer.json()["detail"]


def test_put_needs_if_match_and_refuses_what_is_stale(
    owner: APIClient, process: Process
) -> None:
    address = url("bpmn", process)
    data = BPMN.replace('name="Old"', 'name="New"')

    def put(**headers: str) -> Any:
        return owner.put(address, data, content_type="application/xml", headers=headers)

    tag = owner.get(address)["ETag"]
    assert put().status_code == 428
    assert put(**{"If-Match": '"r9"'}).status_code == 412
    assert put(**{"If-Match": tag}).status_code == 204
    assert put(**{"If-Match": tag}).status_code == 412
    assert owner.get(address).content == data.encode()


def test_put_becomes_a_change_set(owner: APIClient, process: Process) -> None:
    address = url("bpmn", process)
    data = BPMN.replace('name="Old"', 'name="New"')

    owner.put(
        address,
        data,
        content_type="application/xml",
        headers={"If-Match": owner.get(address)["ETag"]},
    )

    sets = owner.get(url("changes", process), {"since": 0}).json()["change_sets"]
    assert sets[0]["changes"] == [
        {
            "op": "set",
            "element": "Task_1",
            "key": "name",
            "before": "Old",
            "after": "New",
        }
    ]


def test_the_editor_gets_safe_text(owner: APIClient, process: Process) -> None:
    response = owner.get(url("bpmn", process), {"for": "editor"})

    assert response["X-Revision"] == "0"
    assert response.content.decode() == BPMN


def test_a_thumbnail_is_sent_once(owner: APIClient, process: Process) -> None:
    first = owner.get(url("thumbnail", process))
    again = owner.get(url("thumbnail", process), headers={"If-None-Match": '"t0"'})

    assert first.content.startswith(b"<svg")
    assert again.status_code == 304


def test_findings_of_the_draft(owner: APIClient, process: Process) -> None:
    owner.post(
        url("changes", process),
        {
            **rename("x"),
            "changes": [{"op": "delete", "element": "Start"}],
        },
    )

    answer = owner.get(url("findings", process)).json()

    assert answer["revision"] == 1
    assert "start-event-required" in {f["rule"] for f in answer["findings"]}

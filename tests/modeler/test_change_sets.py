"""Saving with change sets: order, sending twice, refusals."""

from __future__ import annotations

import uuid
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.urls import reverse

from modeler.models import ChangeSet, Process
from tests.modeler.conftest import BPMN, Client, rename

DELETE = {"op": "delete", "element": "Task_1"}


@pytest.fixture
def post(client_of: Client, people: dict[str, User], process: Process) -> Any:
    """Return a function that posts a change set as a person."""

    def send(content: object, who: str = "editor") -> Any:
        url = reverse("api-changes", args=[process.pk])
        return client_of(people[who]).post(url, content, format="json")

    return send


def file_of(process: Process) -> str:
    """Return the draft's file as text."""
    process.draft.refresh_from_db()
    return bytes(process.draft.bpmn).decode()


def test_a_rename_changes_one_start_tag(post: Any, process: Process) -> None:
    answer = post(rename("New"))

    assert answer.status_code == 200
    assert answer.json()["revision"] == 1
    assert file_of(process) == BPMN.replace('name="Old"', 'name="New"')


def test_sending_twice_is_safe(post: Any, process: Process) -> None:
    content = rename("New")

    first, second = post(content), post(content)

    assert first.json() == second.json()
    assert ChangeSet.objects.count() == process.draft.change_sets.count() == 1


def test_the_same_client_id_with_other_content_is_refused(post: Any) -> None:
    content = rename("New")
    post(content)

    answer = post({**rename("Other"), "client_id": content["client_id"]})

    assert answer.status_code == 409
    assert answer.json()["code"] == "client-id-reused"


def test_last_writer_wins_for_each_key(post: Any, process: Process) -> None:
    post(rename("First"))
    post(rename("Second", base=0))

    assert 'name="Second"' in file_of(process)


def test_a_change_of_a_deleted_element_is_dropped_and_told(post: Any) -> None:
    post({"client_id": str(uuid.uuid4()), "base": 0, "changes": [DELETE]})

    answer = post(rename("Late", base=0)).json()

    assert answer["changes"] == []
    assert answer["revision"] == 1
    assert answer["dropped"][0]["code"] == "element-deleted"


def test_deleting_tells_the_repairs(post: Any, process: Process) -> None:
    answer = post({"client_id": str(uuid.uuid4()), "base": 0, "changes": [DELETE]})

    deleted = {c["element"] for c in answer.json()["changes"] if c["op"] == "delete"}
    assert deleted == {"Task_1", "Flow_1", "Flow_2"}
    assert "Flow_1" not in file_of(process)


BAD: list[tuple[str, dict[str, Any], int, str]] = [
    ("element", {"changes": [{**DELETE, "element": "Nobody"}]}, 422, "unknown-element"),
    ("base", {"base": 7}, 409, "unknown-base"),
    ("negative base", {"base": -1}, 400, "bad-request"),
    ("text base", {"base": "1"}, 400, "bad-request"),
    ("client id", {"client_id": "x"}, 400, "bad-request"),
    ("no list", {"changes": "x"}, 422, "bad-value"),
    ("op", {"changes": [{"op": "move", "element": "Task_1"}]}, 422, "bad-value"),
    (
        "key",
        {"changes": [{"op": "set", "element": "Task_1", "key": "x", "after": "1"}]},
        422,
        "unknown-key",
    ),
    (
        "id",
        {"changes": [{"op": "set", "element": "Task_1", "key": "id", "after": "1"}]},
        422,
        "unknown-key",
    ),
    (
        "value",
        {"changes": [{"op": "set", "element": "Task_1", "key": "bounds", "after": 1}]},
        422,
        "bad-value",
    ),
    (
        "not a number",
        {
            "changes": [
                {
                    "op": "set",
                    "element": "Task_1",
                    "key": "bounds",
                    "after": {"x": 1e9, "y": 0, "width": 1, "height": 1},
                }
            ]
        },
        422,
        "bad-value",
    ),
    (
        "type",
        {
            "changes": [
                {
                    "op": "create",
                    "element": "A",
                    "type": "bpmn:Bomb",
                    "parent": "Process_1",
                }
            ]
        },
        422,
        "unknown-type",
    ),
    (
        "id in use",
        {
            "changes": [
                {
                    "op": "create",
                    "element": "Task_1",
                    "type": "bpmn:Task",
                    "parent": "Process_1",
                }
            ]
        },
        422,
        "id-in-use",
    ),
    (
        "reference",
        {
            "changes": [
                {
                    "op": "set",
                    "element": "Flow_1",
                    "key": "targetRef",
                    "after": "Nobody",
                }
            ]
        },
        422,
        "dangling-reference",
    ),
    ("many", {"changes": [DELETE] * 5001}, 413, "too-large"),
    (
        "large",
        {
            "changes": [
                {
                    "op": "set",
                    "element": "Task_1",
                    "key": "name",
                    "after": "x" * 1_048_577,
                }
            ]
        },
        413,
        "too-large",
    ),
]


@pytest.mark.parametrize(
    ("content", "status", "code"), [b[1:] for b in BAD], ids=[b[0] for b in BAD]
)
def test_what_is_wrong_is_refused_with_a_reason(
    post: Any, process: Process, content: dict[str, Any], status: int, code: str
) -> None:
    answer = post({**rename("New"), **content})

    assert (answer.status_code, answer.json()["code"]) == (status, code)
    assert answer["Content-Type"] == "application/problem+json"
    assert answer.json()["detail"]
    assert file_of(process) == BPMN


def test_a_viewer_may_not_edit(post: Any, process: Process) -> None:
    answer = post(rename("New"), who="viewer")

    assert (answer.status_code, answer.json()["code"]) == (403, "forbidden")
    assert file_of(process) == BPMN


def test_one_bad_change_refuses_all(post: Any, process: Process) -> None:
    good: Any = rename("New")["changes"]
    changes = [*good, {**DELETE, "element": "Nobody"}]

    answer = post({**rename("New"), "changes": changes})

    assert answer.json()["element"] == "Nobody"
    assert file_of(process) == BPMN


def test_what_came_after_a_revision(
    post: Any, process: Process, client_of: Client, people: dict[str, User]
) -> None:
    for number, name in enumerate(("One", "Two", "Three")):
        post(rename(name, base=number))
    url = reverse("api-changes", args=[process.pk])

    answer = client_of(people["viewer"]).get(url, {"since": 1}).json()

    assert answer["revision"] == 3
    assert [s["revision"] for s in answer["change_sets"]] == [2, 3]
    assert {s["by"] for s in answer["change_sets"]} == {"editor"}
    assert not answer["reimport"]


def test_an_unknown_revision_asks_to_load_again(
    process: Process, client_of: Client, people: dict[str, User]
) -> None:
    url = reverse("api-changes", args=[process.pk])

    assert client_of(people["viewer"]).get(url, {"since": 9}).json()["reimport"]

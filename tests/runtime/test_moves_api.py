"""Moving Requests and acting on many of them, over HTTP."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.urls import reverse
from rest_framework.test import APIClient

from runtime.models import Deployment, ProcessRequest, Right, UserTask
from runtime.planning import Move
from runtime.services.grants import set_rights
from runtime.services.moves import move_request
from runtime.services.tasks import complete_task
from tests.runtime.conftest import Deploy, Worker, again, started
from tests.runtime.files import straight, work
from tests.runtime.test_moves import user, versions

Json = dict[str, Any]


@pytest.fixture
def client(person: User) -> APIClient:
    """Return the API client of the person with all rights."""
    made = APIClient()
    made.force_login(person)
    return made


@pytest.fixture
def old(deploy: Deploy) -> Deployment:
    """Return the first of two versions, between which B became C."""
    first, _second = versions(
        deploy, straight(user("A"), user("B")), straight(user("A"), user("C"))
    )
    return first


def send(client: APIClient, old: Deployment, **content: object) -> Any:
    """Ask for a move from version 1 to 2."""
    body = {"from": 1, "to": 2, "all": True, **content}
    return client.post(reverse("api-move", args=[old.process]), body, format="json")


def at_b(old: Deployment, person: User) -> ProcessRequest:
    """Return a Request that waits at B."""
    request = started(old)
    complete_task(task=UserTask.objects.get(request=request), sent={}, by=person)
    return request


def test_a_dry_run_says_what_would_come_of_it(
    client: APIClient, old: Deployment, person: User
) -> None:
    started(old)
    started(old)
    stuck = at_b(old, person)

    answer = send(client, old, dry_run=True).json()

    assert (answer["total"], answer["looked_at"], answer["next"]) == (3, 3, None)
    good, bad = answer["groups"]
    assert (good["at"], good["count"], good["movable"]) == (
        [{"element": "A", "name": "A"}],
        2,
        2,
    )
    (refusal,) = bad["refusals"]
    assert (refusal["code"], refusal["requests"]) == ("missing", [stuck.number])
    (choice,) = answer["choices"]
    assert choice["element"] == "B"
    assert {one["element"] for one in choice["choices"]} == {"A", "C"}
    assert again(stuck).deployment == old


def test_a_mapping_makes_room(client: APIClient, old: Deployment, person: User) -> None:
    at_b(old, person)

    answer = send(client, old, dry_run=True, mapping={"B": "C"}).json()

    assert [one["movable"] for one in answer["groups"]] == [1]
    assert [one["element"] for one in answer["choices"]] == ["B"]


def test_a_dry_run_goes_on_after_a_number(client: APIClient, old: Deployment) -> None:
    first, second = started(old), started(old)

    answer = send(client, old, dry_run=True, after=first.number).json()

    assert (answer["looked_at"], answer["total"]) == (1, 2)
    assert second.number > first.number


def test_a_move_runs_in_the_background(
    client: APIClient, old: Deployment, person: User, worker: Worker
) -> None:
    moves, stays = started(old), at_b(old, person)

    begun = send(client, old, why="New law")
    worker.run()
    place = reverse("api-bulk-action", args=[begun.json()["id"]])
    progress = client.get(place).json()

    assert begun.status_code == 202
    assert (begun.json()["done"], progress["done"], progress["refused"]) == (0, 1, 1)
    assert progress["ended_at"] is not None
    (refusal,) = progress["refusals"]
    assert refusal["request"]["number"] == stays.number
    assert '"B"' in refusal["detail"]
    assert again(moves).deployment.number == 2


def test_only_named_requests_move(
    client: APIClient, old: Deployment, worker: Worker
) -> None:
    named, other = started(old), started(old)

    send(client, old, all=False, requests=[str(named.id)], why="One")
    worker.run()

    assert again(named).deployment.number == 2
    assert again(other).deployment.number == 1


@pytest.mark.parametrize(
    ("content", "status"),
    [
        ({"from": "1"}, 400),
        ({"to": 9}, 422),
        ({"to": 1}, 422),
        ({"mapping": []}, 400),
        ({"mapping": {"A": 1}}, 400),
        ({"all": False}, 400),
        ({"requests": ["x"]}, 400),
        ({"requests": {}}, 400),
        ({"why": ""}, 422),
        ({"dry_run": True, "after": -1}, 400),
    ],
)
def test_wrong_content_is_refused(
    client: APIClient, old: Deployment, content: Json, status: int
) -> None:
    started(old)

    answer = send(client, old, **{"why": "x", **content})

    assert answer.status_code == status
    assert answer.json()["detail"]


@pytest.mark.parametrize("rights", [[Right.SEE], [Right.START], []])
def test_moving_needs_the_right_to_act(
    client: APIClient, old: Deployment, person: User, rights: list[Right]
) -> None:
    set_rights(process=old.process, user=person, rights=rights)

    answer = send(client, old, dry_run=True)

    assert answer.status_code == (403 if rights else 404)


def test_versions_say_how_many_requests_they_have(
    client: APIClient, old: Deployment
) -> None:
    started(old)

    answer = client.get(reverse("api-deployments", args=[old.process])).json()

    assert [(one["number"], one["running"]) for one in answer] == [(2, 0), (1, 1)]
    place = reverse("api-deployment-bpmn", args=[old.process, 1])
    assert b'id="B"' in client.get(place).content


def test_all_that_match_a_filter_are_cancelled(
    client: APIClient, old: Deployment, worker: Worker
) -> None:
    requests = [started(old) for _ in range(3)]
    body = {
        "action": "cancel",
        "filter": {"process": str(old.process), "status": "waiting"},
        "why": "Not needed",
    }

    begun = client.post(reverse("api-requests-bulk"), body, format="json")
    later = started(old)
    worker.run()

    assert (begun.status_code, begun.json()["total"]) == (202, 3)
    assert {again(one).status for one in requests} == {"cancelled"}
    assert again(later).status == "waiting"


def test_all_incidents_that_match_are_retried(
    client: APIClient, deploy: Deploy, worker: Worker
) -> None:
    deployment = deploy(straight(("A", work("A", how="fail"))))
    request = started(deployment)
    worker.run()
    body = {"action": "retry", "filter": {}, "why": "It works again"}

    begun = client.post(reverse("api-requests-bulk"), body, format="json")
    worker.run()

    assert begun.json()["total"] == 1
    assert request.history.filter(event="retried", note="It works again").exists()
    assert request.incidents.filter(action="retry").count() == 1


@pytest.mark.parametrize(
    ("body", "status"),
    [
        ({"action": "skip", "why": "x"}, 400),
        ({"action": "cancel", "filter": [], "why": "x"}, 400),
        ({"action": "cancel", "filter": {"search": "nobody"}, "why": "x"}, 422),
        ({"action": "cancel"}, 422),
    ],
)
def test_wrong_bulk_actions_are_refused(
    client: APIClient, old: Deployment, body: Json, status: int
) -> None:
    started(old)

    answer = client.post(reverse("api-requests-bulk"), body, format="json")

    assert answer.status_code == status


def test_nobody_acts_where_they_only_see(
    client: APIClient, old: Deployment, person: User
) -> None:
    set_rights(process=old.process, user=person, rights=[Right.SEE])
    started(old)
    body = {"action": "cancel", "filter": {}, "why": "x"}

    answer = client.post(reverse("api-requests-bulk"), body, format="json")

    assert answer.json()["code"] == "nothing-to-do"


def test_history_names_elements_that_the_new_version_lacks(
    client: APIClient, deploy: Deploy, person: User
) -> None:
    named = straight(user("A")).replace(b'name="A"', b'name="Ask"')
    old, new = versions(deploy, named, straight(user("B")))
    request = started(old)
    move_request(
        request=request.pk, move=Move(old, new, {"A": "B"}), why="x", by=person
    )

    rows = client.get(reverse("api-request-history", args=[request.id])).json()

    names = {one["element"]: one["name"] for one in rows["results"]}
    assert names["A"] == "Ask"

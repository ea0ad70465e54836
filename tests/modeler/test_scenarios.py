"""Scenarios are kept with a process, changed, listed and refused in words."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest
from django.contrib.auth.models import User
from pytest_django import DjangoAssertNumQueries
from rest_framework.test import APIClient

from modeler.models import Process, Scenario
from modeler.services import scenarios
from tests.modeler.conftest import Client
from tests.modeler.drafts import (
    BAD,
    GOOD,
    REFUSED,
    TOLD,
    YES,
    asking,
    kept,
    probe_installed,
    shared_process,
    url,
)
from tests.runtime.files import node, straight


@pytest.fixture(scope="module", autouse=True)
def probe() -> Iterator[None]:
    """Install the probe."""
    with probe_installed():
        yield


@pytest.fixture
def made(people: dict[str, User]) -> Process:
    """Return a process in which a person decides."""
    return shared_process(asking(), people)


@pytest.fixture
def client(people: dict[str, User], client_of: Client) -> APIClient:
    """Return the client of an editor."""
    return client_of(people["editor"])


def test_a_dry_run_tells_the_way_and_what_would_be_sent(
    client: APIClient, made: Process
) -> None:
    sample = {"variables": {"name": "Ada"}, "events": [YES, TOLD]}
    answer = client.post(url("dry-run", made), sample, format="json").json()

    assert answer["state"] == "completed"
    assert answer["passed"] == ["Start", "Ask", "Choice", "Day", "Tell", "End"]
    assert answer["taken"][-1] == "Tell-End"
    assert answer["lines"][-1]["at"] == 24 * 3600
    assert answer["sent"] == [
        {"element": "Tell", "settings": {"how": "well", "text": "Ada", "times": 1}}
    ]


def test_a_setting_without_a_value_stops_a_dry_run_as_it_would_a_request(
    client: APIClient, made: Process
) -> None:
    answer = client.post(url("dry-run", made), {"events": [YES]}, format="json").json()

    assert (answer["state"], answer["element"]) == ("incident", "Tell")
    assert answer["message"].startswith("“Tell”: Text: ")


def test_tasks_without_a_connector_take_what_is_given(
    client: APIClient, people: dict[str, User]
) -> None:
    data = straight(("One", node("task", "One")), ("Two", node("serviceTask", "Two")))
    process = shared_process(data, people)
    given = [{"element": one, "outputs": {one: 1}} for one in ("One", "Two")]

    all_given = client.post(url("dry-run", process), {"events": given}, format="json")
    one_given = client.post(
        url("dry-run", process), {"events": given[:1]}, format="json"
    )

    assert all_given.json()["variables"].items() >= {"One": 1, "Two": 1}.items()
    assert one_given.json()["message"].startswith("“Two” has no connector.")


def test_a_scenario_is_kept_changed_run_and_deleted(
    client: APIClient, made: Process
) -> None:
    one = kept(client, made, GOOD).json()
    ran = client.post(url("scenario-run", made, one["id"])).json()
    changed = client.patch(
        url("scenario", made, one["id"]), {"name": " Yes  again "}, format="json"
    ).json()

    assert (one["passed"], one["ran_at"]) == (None, None)
    assert (ran["scenario"]["passed"], ran["scenario"]["ran_revision"]) == (True, 0)
    assert ran["run"]["state"] == "completed"
    assert (changed["name"], changed["passed"]) == ("Yes again", None)
    assert changed["events"] == GOOD["events"]
    assert client.delete(url("scenario", made, one["id"])).status_code == 204
    assert client.get(url("scenario", made, one["id"])).status_code == 404


def test_what_differs_is_said_with_the_element(
    client: APIClient, made: Process
) -> None:
    one = kept(client, made, BAD).json()

    ran = client.post(url("scenario-run", made, one["id"])).json()
    listed = client.get(url("scenarios", made)).json()["results"]

    assert ran["scenario"]["differences"] == [
        {
            "kind": "state",
            "element": None,
            "message": "It should wait. The Request is completed.",
        },
        {
            "kind": "avoided",
            "element": "No",
            "message": "“No” should not be reached, but was.",
        },
    ]
    assert listed[0]["differences"] == ran["scenario"]["differences"]
    assert listed[0]["passed"] is False


WORDS: list[tuple[dict[str, Any], str]] = [
    ({"state": "incident"}, "It should stop with an incident. The Request is"),
    ({"element": "Ask"}, "It should stand at “Ask” at the end. The Request is"),
    ({"passed": ["Day"]}, "“Day” should be passed, but was not."),
    (
        {"passed": ["Gone"]},
        "“Gone” should be passed, but was not. The draft has no such element.",
    ),
    (
        {"passed": ["Choice", "Ask"]},
        "“Ask” should be passed after “Choice”, but was not.",
    ),
    ({"variables": {"a": {"b": 2}}}, "“a.b” should be 2, but is 1."),
    ({"variables": {"c": "x"}}, '“c” should be "x", but there is no such value.'),
]


@pytest.mark.parametrize(("expectations", "words"), WORDS)
def test_every_difference_has_words(
    client: APIClient, made: Process, expectations: dict[str, Any], words: str
) -> None:
    values = {"events": [REFUSED], "variables": {"a": {"b": 1}}}
    content = {"name": "A", **values, "expectations": expectations}
    one = kept(client, made, content).json()

    ran = client.post(url("scenario-run", made, one["id"])).json()

    assert ran["scenario"]["differences"][0]["message"].startswith(words)


REFUSALS: list[tuple[dict[str, Any], int, str]] = [
    ({"name": ""}, 400, "name"),
    ({"name": "x" * 201}, 400, "name"),
    ({"name": "A", "variables": []}, 400, "variables"),
    ({"name": "A", "events": {}}, 400, "events"),
    ({"name": "A", "events": [{"nothing": 1}]}, 400, "Event 1 names no message"),
    ({"name": "A", "expectations": {"state": "done"}}, 400, "`state`"),
    ({"name": "A", "variables": {"a": "x" * 200_001}}, 413, "200,000 characters"),
    ({"name": "A", "variables": {"a": "b\x00"}}, 400, "no character"),
    ({"name": "A", "variables": {"\ud800": 1}}, 400, "no character"),
    ({"name": "Yes"}, 409, "this name"),
]


@pytest.mark.parametrize(("content", "status", "words"), REFUSALS)
def test_other_content_is_refused(
    client: APIClient,
    made: Process,
    content: dict[str, Any],
    status: int,
    words: str,
) -> None:
    kept(client, made, GOOD)

    answer = client.post(
        url("scenarios", made), json.dumps(content), content_type="application/json"
    )

    assert answer.status_code == status
    assert words in answer.json()["detail"]


def test_a_text_that_only_looks_like_none_is_kept(
    client: APIClient, made: Process
) -> None:
    content = {**GOOD, "variables": {"a": "\\u0000 😀"}}

    assert kept(client, made, content).json()["variables"] == content["variables"]


def test_a_process_has_a_limit_of_scenarios(client: APIClient, made: Process) -> None:
    Scenario.objects.bulk_create(
        Scenario(process=made, name=str(number)) for number in range(scenarios.MOST)
    )

    assert kept(client, made, GOOD).json()["code"] == "too-many-scenarios"


def test_the_list_is_read_at_once(
    client: APIClient,
    made: Process,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    for number in range(3):
        kept(client, made, {**GOOD, "name": f"S{number}"})

    with django_assert_num_queries(6):
        answer = client.get(url("scenarios", made)).json()
    assert [one["name"] for one in answer["results"]] == ["S0", "S1", "S2"]


def test_scenarios_of_another_process_are_not_there(
    client: APIClient, made: Process, people: dict[str, User]
) -> None:
    other = kept(client, shared_process(asking(), people), GOOD).json()

    assert client.post(url("scenario-run", made, other["id"])).status_code == 404
    assert client.get(url("scenario", made, other["id"])).status_code == 404


def test_a_copy_of_a_process_has_its_scenarios(
    client: APIClient, made: Process
) -> None:
    one = kept(client, made, GOOD).json()
    client.post(url("scenario-run", made, one["id"]))

    copy = client.post(url("duplicate", made)).json()

    found = Scenario.objects.get(process=copy["id"])
    assert (found.name, found.events, found.passed) == ("Yes", GOOD["events"], None)

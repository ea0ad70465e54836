"""Scenarios are kept with a process, run on its draft, and guard its publishing."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any
from uuid import uuid4

import pytest
from django.contrib.auth.models import User
from django.core.management import CommandError, call_command
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries
from rest_framework.test import APIClient

from modeler import dry_runs
from modeler.models import Process, Scenario
from modeler.services import scenarios
from tests.modeler.conftest import Client
from tests.modeler.drafts import probe_installed, shared_process
from tests.runtime.files import (
    chain,
    definitions,
    flow,
    node,
    output,
    process,
    straight,
    timer,
    work,
)

Answer = dict[str, Any]


def asking() -> bytes:
    """Return a file: a person decides, and after a day someone is told by the probe."""
    late = node("intermediateCatchEvent", "Day", timer("P1D"))
    return definitions(
        process(
            node("startEvent", "Start"),
            node("userTask", "Ask"),
            node("exclusiveGateway", "Choice", default="Choice-No"),
            late,
            work("Tell", "work", output("told", "=text"), text="{{ name }}"),
            node("endEvent", "End"),
            node("endEvent", "No"),
            chain(["Start", "Ask", "Choice"]),
            flow("Choice", "Day", "ok"),
            flow("Choice", "No"),
            chain(["Day", "Tell", "End"]),
        )
    )


YES = {"element": "Ask", "outputs": {"ok": True}}
TOLD = {"element": "Tell", "outputs": {"text": "Ada"}}
GOOD = {
    "name": "Yes",
    "variables": {"name": "Ada"},
    "events": [YES, TOLD],
    "expectations": {
        "passed": ["Ask", "Tell", "End"],
        "avoided": ["No"],
        "variables": {"told": "Ada", "requester": {"email": "requester@example.com"}},
    },
}
REFUSED = {"element": "Ask", "outputs": {"ok": False}}
BAD = {
    "name": "No",
    "events": [REFUSED],
    "expectations": {"state": "waiting", "avoided": ["No"]},
}


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


def url(name: str, process: Process, *more: object) -> str:
    """Return an address below a process."""
    return reverse(f"api-{name}", args=[process.pk, *more])


def kept(client: APIClient, process: Process, content: dict[str, Any]) -> Any:
    """Keep a scenario and return the answer."""
    return client.post(url("scenarios", process), content, format="json")


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


def test_all_are_run_at_once(client: APIClient, made: Process) -> None:
    kept(client, made, GOOD)
    kept(client, made, BAD)

    answer = client.post(url("scenarios-run", made)).json()["results"]

    assert [(one["name"], one["passed"]) for one in answer] == [
        ("No", False),
        ("Yes", True),
    ]


def test_a_failing_scenario_blocks_publishing(client: APIClient, made: Process) -> None:
    kept(client, made, GOOD)
    bad = kept(client, made, BAD).json()

    refused = client.post(url("versions", made), {}, format="json")
    client.patch(url("scenario", made, bad["id"]), {"expectations": {}}, format="json")
    published = client.post(url("versions", made), {}, format="json")

    answer = refused.json()
    assert (refused.status_code, answer["code"]) == (422, "blocked-by-findings")
    assert [(one["element"], one["scenario"]) for one in answer["findings"]] == [
        (None, bad["id"]),
        ("No", bad["id"]),
    ]
    assert answer["findings"][1]["message"] == (
        "Scenario “No”: “No” should not be reached, but was."
    )
    assert published.status_code == 201


def test_a_run_that_takes_too_long_ends(
    client: APIClient, made: Process, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(dry_runs, "SECONDS", -1.0)

    answer = client.post(url("dry-run", made), {"events": [YES]}, format="json").json()

    assert answer["state"] == "incident"
    assert "took longer" in answer["message"]


def test_the_command_says_how_they_went(
    client: APIClient, made: Process, capsys: pytest.CaptureFixture[str]
) -> None:
    kept(client, made, GOOD)
    call_command("scenarios", "run", str(made.pk), "--json")
    line = json.loads(capsys.readouterr().out)
    kept(client, made, BAD)

    with pytest.raises(SystemExit) as ended:
        call_command("scenarios", "run", "Ask")

    assert line == {
        "process": str(made.pk),
        "process_name": "Ask",
        "scenario": "Yes",
        "passed": True,
        "state": "completed",
        "differences": [],
    }
    assert ended.value.code == 1
    assert capsys.readouterr().out.splitlines() == [
        "FAILED  Ask: No",
        "        It should wait. The Request is completed.",
        "        “No” should not be reached, but was.",
        "passed  Ask: Yes",
    ]


@pytest.mark.parametrize("process", ["Nobody's", str(uuid4())])
def test_the_command_says_what_it_does_not_know(made: Process, process: str) -> None:
    with pytest.raises(CommandError, match="There is no process"):
        call_command("scenarios", "run", process)


def test_the_command_runs_all(
    client: APIClient, made: Process, people: dict[str, User], capsys: Any
) -> None:
    shared_process(asking(), people, "Empty")
    kept(client, made, GOOD)
    kept(client, shared_process(asking(), people, "Other"), GOOD)

    call_command("scenarios", "run")

    assert capsys.readouterr().out.splitlines() == [
        "passed  Ask: Yes",
        "passed  Other: Yes",
    ]

"""Scenarios are run: all at once, by the command, before publishing."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any
from uuid import uuid4

import pytest
from django.contrib.auth.models import User
from django.core.management import CommandError, call_command
from rest_framework.test import APIClient

from modeler import dry_runs
from modeler.models import Process
from tests.modeler.conftest import Client
from tests.modeler.drafts import (
    BAD,
    GOOD,
    YES,
    asking,
    kept,
    probe_installed,
    shared_process,
    url,
)


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

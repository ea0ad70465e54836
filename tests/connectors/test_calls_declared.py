"""Declared operations in child processes, against a service on loopback."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from patchbay_sdk.manifest import check_manifest
from patchbay_sdk.testing import FakeService

from connectors.calls import Call, Caller, Outcome
from connectors.calls.hosts import host_of
from connectors.registry import Connector, Registry
from tests.packages.declared_manifests import TRACKER
from tests.packages.shipped import changed

ISSUES = "/rest/projects/P/issues"
SETTINGS = {"account": "Sales", "project": "P", "title": "A"}
TOKEN = "t0ken-canary"
CODE = """
def choices_colours(settings, context):
    context.log.info(context.credential["token"].reveal())
    return [{"value": "r", "label": "Red"}, {"label": "no value"}]

def preview_paint(settings, context):
    import socket
    try:
        socket.create_connection(("127.0.0.1", 9))
    except PermissionError:
        return {"kind": "request", "method": "PUT", "url": settings["url"]}

def paint(settings, context):
    from patchbay_sdk import HttpRequest
    request = HttpRequest("PUT", settings["url"])
    return {"status": context.http.send(request, authenticated=True).status}
"""
PAINT = {
    "operation": "paint",
    "name": "Paint",
    "placements": ["task"],
    "summary": "Paint",
    "preview": "request",
    "settings": [
        TRACKER["operations"][0]["settings"][0],
        {"name": "url", "type": "string", "label": "Where"},
        {
            "name": "colour",
            "type": "choice",
            "label": "Colour",
            "choices_from": "colours",
        },
        {
            "name": "done",
            "type": "expression",
            "label": "Done",
            "over": "outputs",
            "otherwise": "pale",
        },
    ],
    "outputs": [{"name": "status", "type": "number"}],
    "errors": [{"code": "pale", "name": "Pale"}],
    "idempotency": "natural",
}
Run = Callable[..., Outcome]


@pytest.fixture
def fake() -> Iterator[FakeService]:
    """Return a service that answers as the test says."""
    with FakeService() as running:
        yield running


@pytest.fixture
def run(fake: FakeService, tmp_path: Path) -> Iterator[Run]:
    """Return a function that calls an operation of the manifest.

    The package has code for `paint` only; whatever imports it for anything else would
    say so.
    """
    manifest = changed(TRACKER, "service/base", "{credential.site}/rest")
    manifest = changed(manifest, "operations/2", PAINT)
    manifest = changed(
        manifest, "choices/2", {"choices": "colours", "name": "Colours",
                                "credential_type": "account"},
    )  # fmt: skip
    assert check_manifest(manifest) == []
    (tmp_path / "painter.py").write_text(CODE)
    connector = Connector(manifest, "tracker", {}, "painter", tmp_path, tmp_path)
    broken = Connector(manifest, "tracker", {}, "not_there", tmp_path, tmp_path)
    callers: list[Caller] = []

    def called(
        operation: str, *, module: Connector = broken, inside: bool = True, **rest: Any
    ) -> Outcome:
        if operation.endswith(("paint", "colours")):
            module = connector
        callers.append(
            Caller(
                allowed_hosts=["127.0.0.0/8"] if inside else [],
                registry=lambda: Registry([module], []),
            )
        )
        values = {"site": fake.url, "email": "a@b.c", "token": TOKEN}
        settings = {**SETTINGS, **rest.pop("settings", {})}
        given = {"credential": values, "timeout": 10.0, **rest}
        return callers[-1].call(Call("tracker", operation, settings, **given))

    yield called
    for caller in callers:
        caller.close()


def test_operation_runs_without_any_code_of_the_package(
    fake: FakeService, run: Run
) -> None:
    fake.answer("POST", ISSUES, 201, json={"number": 7})

    outcome = run("create")
    assert (outcome.kind, outcome.message) == ("completed", "")
    assert outcome.outputs == {"number": 7, "issue": {"number": 7}}
    assert outcome.log.endswith("INFO POST 201\n")


def test_request_of_the_attempt_hides_the_secret(fake: FakeService, run: Run) -> None:
    fake.answer("POST", ISSUES, 201, json={"number": TOKEN})

    outcome = run("create")
    assert outcome.request is not None
    assert "***" in outcome.request["headers"]["Authorization"]
    assert outcome.outputs["number"] == "***"
    assert TOKEN not in repr(outcome)


def test_error_of_the_answer_is_one_of_the_process(fake: FakeService, run: Run) -> None:
    fake.answer("POST", ISSUES, 404)

    outcome = run("create")
    assert (outcome.kind, outcome.code) == ("error", "not-found")
    assert outcome.message == "There is no such project"


def test_service_asks_to_wait(fake: FakeService, run: Run) -> None:
    fake.answer("POST", ISSUES, 429, headers={"Retry-After": "30"})

    outcome = run("create")
    assert (outcome.kind, outcome.after) == ("retry", 30)


def test_host_of_another_credential_is_not_reached(fake: FakeService, run: Run) -> None:
    values = {"site": "other.example.com", "email": "a", "token": TOKEN}

    outcome = run("paint", credential=values, settings={"url": fake.url})
    assert outcome.kind == "failed"
    assert "127.0.0.1, which its manifest does not name" in outcome.message
    assert fake.requests == []


def test_host_inside_needs_the_administrator(fake: FakeService, run: Run) -> None:
    outcome = run("create", inside=False)

    assert outcome.kind == "failed"
    assert "PATCHBAY_PRIVATE_HOSTS" in outcome.message


def test_silence_ends_before_the_process_is_killed(fake: FakeService, run: Run) -> None:
    fake.answer("POST", ISSUES, fault="silent")

    outcome = run("create", timeout=1.5)
    assert outcome.kind == "retry"
    assert "no answer came in time" in outcome.message


def test_choices_are_loaded(fake: FakeService, run: Run) -> None:
    fake.answer("GET", "/rest/projects", json={"values": [{"key": "P", "name": "N"}]})

    outcome = run("choices-projects")
    assert outcome.outputs == {"choices": [{"value": "P", "label": "N", "help": ""}]}


def test_choices_are_given_by_code(run: Run) -> None:
    outcome = run("choices-colours")

    choices = [{"value": "r", "label": "Red", "help": ""}]
    assert (outcome.outputs, outcome.message) == ({"choices": choices}, "")
    assert TOKEN not in outcome.log


def test_account_is_tried_by_its_request(fake: FakeService, run: Run) -> None:
    fake.answer("GET", "/rest/myself", 401)

    outcome = run("check-account", settings={"credential": "Sales"})
    assert outcome.kind == "failed"
    assert 'credential "Sales"' in outcome.message


def test_preview_of_a_request_sends_nothing(fake: FakeService, run: Run) -> None:
    outcome = run("preview-create")

    assert (outcome.kind, fake.requests) == ("completed", [])
    assert outcome.outputs["url"].endswith(f"{ISSUES}?notify=true")
    assert TOKEN not in repr(outcome)
    assert "***" in outcome.outputs["headers"]["Authorization"]


def test_preview_by_code_reaches_no_host(fake: FakeService, run: Run) -> None:
    outcome = run("preview-paint", settings={"url": "https://x.example", "done": "=1"})

    assert (outcome.kind, outcome.outputs["method"]) == ("completed", "PUT")


def test_code_sends_requests_with_the_account(fake: FakeService, run: Run) -> None:
    fake.answer("PUT", "/wall", 204)

    outcome = run("paint", settings={"url": f"{fake.url}/wall"})
    assert (outcome.outputs, outcome.message) == ({"status": 204}, "")
    assert fake.requests[0].headers["authorization"].startswith("Basic ")


@pytest.mark.parametrize("operation", ["choices-colour", "preview-delete", "check-app"])
def test_what_is_not_there_is_said(run: Run, operation: str) -> None:
    assert f'no operation "{operation}"' in run(operation).message


def test_access_token_is_shown_and_masked(fake: FakeService, tmp_path: Path) -> None:
    manifest = changed(TRACKER, "service/base", "{credential.site}/rest")
    account = changed(TRACKER, "x", 0)["operations"][1]["settings"][0]
    account["credential_type"] = "app"
    manifest = changed(manifest, "operations/1/settings/0", account)
    fake.answer("GET", "/rest/issues", json={"issues": [TOKEN]})
    connector = Connector(manifest, "tracker", {}, "not_there", tmp_path, tmp_path)
    caller = Caller(
        allowed_hosts=["127.0.0.1"], registry=lambda: Registry([connector], [])
    )
    values = {"site": fake.url, "client_id": "c", "access_token": TOKEN}

    outcome = caller.call(Call("tracker", "list", {"most": 5}, values))
    caller.close()
    assert outcome.outputs == {"issues": ["***"]}
    assert fake.requests[0].headers["authorization"] == f"Bearer {TOKEN}"
    assert TOKEN not in repr(outcome)


@pytest.mark.parametrize(
    ("value", "host"),
    [
        ("acme.example.com", "acme.example.com"),
        ("https://Acme.example.com/x?y", "acme.example.com"),
        ("acme.example.com:8443", "acme.example.com:8443"),
        ("", ""),
        (None, ""),
        ("*", ""),
        ("*.example.com", ""),
        ("https://a:b:c", ""),
    ],
)
def test_host_of_a_value(value: object, host: str) -> None:
    assert host_of(value) == host

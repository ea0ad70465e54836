"""Who may do what: a matrix made from the URL configuration."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.contrib.auth.models import User
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from modeler.models import Membership, Process, Role, Scenario, StepTrial
from modeler.services.versions import publish_version
from runtime.models import (
    BulkAction,
    Incident,
    Job,
    OutboxMail,
    RequestFile,
    UserTask,
)
from runtime.services.starting import StartOrder, newest_deployment, start_request
from tests.modeler.conftest import Client

METHODS = ("GET", "POST", "PUT", "PATCH", "DELETE")
RANK = {"anonymous": -2, "stranger": -1, "viewer": 0, "editor": 1, "owner": 2}
# The least role that may use an address; everything else needs only signing in.
NEEDED = {
    ("editor", "GET"): "viewer",
    ("versions", "GET"): "viewer",
    ("version-bpmn", "GET"): "viewer",
    ("api-process", "GET"): "viewer",
    ("api-process", "PATCH"): "editor",
    ("api-process", "DELETE"): "owner",
    ("api-bpmn", "GET"): "viewer",
    ("api-bpmn", "PUT"): "editor",
    ("api-changes", "GET"): "viewer",
    ("api-changes", "POST"): "editor",
    ("api-findings", "GET"): "viewer",
    ("api-thumbnail", "GET"): "viewer",
    ("api-duplicate", "POST"): "viewer",
    ("api-members", "GET"): "viewer",
    ("api-members", "POST"): "owner",
    ("api-member", "PATCH"): "owner",
    ("api-member", "DELETE"): "owner",
    ("api-process-credentials", "GET"): "viewer",
    ("api-connector-wishes", "GET"): "viewer",
    ("api-connector-wishes", "POST"): "editor",
    ("api-service-choices", "POST"): "editor",
    ("api-preview-step", "POST"): "editor",
    ("api-test-step", "POST"): "editor",
    ("api-one-step-test", "GET"): "editor",
    ("api-one-step-test", "DELETE"): "editor",
    ("api-dry-run", "POST"): "editor",
    ("api-scenarios", "GET"): "viewer",
    ("api-scenarios", "POST"): "editor",
    ("api-scenarios-run", "POST"): "editor",
    ("api-scenario", "GET"): "viewer",
    ("api-scenario", "PATCH"): "editor",
    ("api-scenario", "DELETE"): "editor",
    ("api-scenario-run", "POST"): "editor",
    ("api-upgrades", "GET"): "viewer",
    ("api-undo-upgrade", "POST"): "editor",
    ("api-versions", "GET"): "viewer",
    ("api-versions", "POST"): "editor",
    ("api-version-bpmn", "GET"): "viewer",
    ("start-request", "GET"): "editor",
    ("start-request", "POST"): "editor",
    ("api-starts", "GET"): "editor",
    ("api-rights", "GET"): "viewer",
    ("api-right", "PUT"): "owner",
    ("api-move", "POST"): "editor",
    ("move", "GET"): "editor",
    ("api-bulk-action", "GET"): "editor",
    ("api-deployments", "GET"): "viewer",
    ("api-deployment-bpmn", "GET"): "viewer",
    ("metrics", "GET"): "viewer",
    ("api-metrics", "GET"): "viewer",
    ("api-deployed-bpmn", "GET"): "viewer",
    ("request", "GET"): "viewer",
    ("api-request", "GET"): "viewer",
    ("api-request-bpmn", "GET"): "viewer",
    ("api-request-history", "GET"): "viewer",
    ("api-request-jobs", "GET"): "viewer",
    ("api-request-variables", "GET"): "viewer",
    ("api-request-variables", "PATCH"): "editor",
    ("api-request-files", "GET"): "viewer",
    ("api-request-files", "POST"): "editor",
    ("api-request-file", "GET"): "viewer",
    ("api-request-comments", "GET"): "viewer",
    ("api-request-comments", "POST"): "viewer",
    ("api-request-people", "GET"): "viewer",
    ("api-request-cancel", "POST"): "editor",
    ("api-incident-retry", "POST"): "editor",
    ("api-incident-skip", "POST"): "editor",
    ("api-incident-move", "POST"): "editor",
    ("api-incident-cancel", "POST"): "editor",
    ("api-task", "POST"): "editor",
    ("api-mail", "GET"): "viewer",
}
# For administrators of the installation only, whatever their role in a process.
ADMINISTRATION = {
    ("api-credentials", "POST"),
    *(("api-credential", method) for method in METHODS),
    ("api-credential-test", "POST"),
    ("api-credential-tests", "POST"),
    *(("api-credential-uses", method) for method in METHODS),
    *(("api-credential-grants", method) for method in METHODS),
    ("credentials", "GET"),
    ("new-credential", "GET"),
    ("credential", "GET"),
    ("sign-in-service", "GET"),
    ("credential-users", "GET"),
    ("credential-users", "POST"),
    ("switch-connector", "POST"),
    ("approve-connector", "POST"),
    ("signed-in", "GET"),
    ("upgrades", "GET"),
    ("api-upgrade-runs", "GET"),
    ("api-upgrade-runs", "POST"),
    ("api-upgrade-run", "GET"),
    ("api-stop-upgrade-run", "POST"),
    ("api-undo-upgrade-run", "POST"),
}
# Prometheus comes with a token of its own.
OPEN = {
    "api-docs",
    "hook",
    "manifest-schema",
    "prometheus",
    "sign-in",
    "sign-in-link",
    "sign-out",
}
VALUES = {
    "number": 1,
    "username": "guest",
    "slug": "vacation-request",
    "path": "change-sets",
    "name": "start-light",
    "digest": "x",
    "token": "x",
    "connector": "email",
    "connector_id": "email",
    "credential": "sales-mail",
    "run_id": UUID(int=1),
    "upgrade_id": 1,
}


def named_patterns(
    patterns: list[Any] | None = None,
) -> Iterator[tuple[str, list[str]]]:
    """Yield the name and the arguments of every address of the product."""
    for pattern in get_resolver().url_patterns if patterns is None else patterns:
        if isinstance(pattern, URLResolver):
            yield from named_patterns(pattern.url_patterns)
        elif isinstance(pattern, URLPattern) and pattern.name:
            yield pattern.name, list(pattern.pattern.converters)


NAMES = sorted(dict(named_patterns()).items())


OF_A_PROCESS = (
    "process_id",
    "request_id",
    "incident_id",
    "task_id",
    "mail_id",
    "file_id",
    "action_id",
)


def things_of(process: Process, owner: User) -> dict[str, object]:
    """Return values for addresses: a Request with one of everything."""
    request = start_request(StartOrder(newest_deployment(process.pk), by=owner))
    place = {"request": request, "element": "Task_1", "activation": 99}
    file = {"name": "a.txt", "size": 1, "content": b"a"}
    action = {"kind": "move", "process": process.pk, "content": {}, "total": 1}
    return {
        **VALUES,
        "process_id": process.pk,
        "scenario_id": Scenario.objects.create(process=process, name="One").pk,
        "request_id": request.id,
        "incident_id": Incident.objects.create(message="Why", **place).pk,
        "task_id": UserTask.objects.create(**place).pk,
        "mail_id": OutboxMail.objects.create(request=request, content=b"").pk,
        "test_id": step_trial(process, owner).pk,
        "action_id": BulkAction.objects.create(**action).pk,
        "file_id": RequestFile.objects.create(request=request, **file).pk,
    }


def step_trial(process: Process, owner: User) -> StepTrial:
    """Return a test of a step that no worker has made yet."""
    content = {"element": "A", "name": "A", "settings": {}, "key": "k", "outputs": []}
    call = {"connector": "email", "operation": "send", "key": uuid4()}
    job = Job.objects.create(kind="work", content=content, **call)
    return StepTrial.objects.create(process=process, by=owner, job=job)


def address(name: str, arguments: list[str], values: dict[str, object]) -> str:
    """Return the address with fitting values."""
    return reverse(name, kwargs={a: values[a] for a in arguments})


def body(name: str, method: str) -> dict[str, object]:
    """Return content that is wrong, so that nothing changes between two asks."""
    return {"role": "nobody"} if name == "api-member" else {}


def refused(status: int, location: str) -> bool:
    """Say whether an answer turns the person away."""
    return status in {401, 403, 404} or (status == 302 and "/sign-in/" in location)


@pytest.mark.parametrize("who", list(RANK))
@pytest.mark.parametrize(("name", "arguments"), NAMES, ids=[n for n, _ in NAMES])
def test_only_those_who_may_get_in(
    name: str,
    arguments: list[str],
    who: str,
    people: dict[str, User],
    process: Process,
    client_of: Client,
) -> None:
    if name in OPEN:
        return
    publish_version(process=process, note="", by=people["owner"])
    values = things_of(process, people["owner"])
    guest = User.objects.create_user("guest")
    Membership.objects.create(process=process, user=guest, role=Role.VIEWER)
    for method in METHODS:
        response = client_of(people.get(who)).generic(
            method, address(name, arguments, values), content_type="application/json"
        )
        if response.status_code == 405:
            assert (name, method) not in NEEDED
            continue
        location = response.get("Location", "")
        needed = NEEDED.get((name, method))
        least = RANK[needed] if needed else RANK["stranger"]
        if set(arguments) & set(OF_A_PROCESS) and needed is None:
            least = RANK["owner"] + 1
        if (name, method) in ADMINISTRATION:
            least = RANK["owner"] + 1
        assert refused(response.status_code, location) == (RANK[who] < least) or (
            response.status_code == 404 and name in {"revoke-token"}
        ), f"{who} {method} {name}: {response.status_code}"
        if (name, method) in {("api-process", "DELETE"), ("api-member", "DELETE")}:
            break


def test_every_address_of_a_process_is_in_the_matrix() -> None:
    with_process = {
        name for name, arguments in NAMES if set(arguments) & set(OF_A_PROCESS)
    }

    assert with_process == {name for name, _ in NEEDED}


def test_a_stranger_learns_nothing(
    people: dict[str, User], process: Process, client_of: Client
) -> None:
    client = client_of(people["stranger"])

    there = client.get(reverse("api-process", args=[process.pk]))
    elsewhere = client.get(
        reverse("api-process", args=["00000000-0000-4000-8000-000000000000"])
    )

    assert there.status_code == elsewhere.status_code == 404
    assert there.json() == elsewhere.json()

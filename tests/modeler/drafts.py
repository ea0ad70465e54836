"""Processes whose draft calls the probe, for the tests of tests and scenarios."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from django.contrib.auth.models import User
from django.urls import reverse
from rest_framework.test import APIClient

from connectors.availability import usable_caller
from connectors.registry import installed
from modeler.models import Process, Role
from modeler.services.members import give_role
from modeler.services.processes import create_process
from runtime.jobs.claims import claim_due
from runtime.jobs.running import run_job
from tests.runtime.files import (
    chain,
    definitions,
    flow,
    node,
    output,
    process,
    timer,
    work,
)

PROBE = Path(__file__).parent.parent / "fixtures" / "packages" / "probe"


@contextmanager
def probe_installed() -> Iterator[None]:
    """Install the probe for real, as long as this lasts."""
    sys.path.insert(0, str(PROBE))
    installed.cache_clear()
    try:
        yield
    finally:
        sys.path.remove(str(PROBE))
        installed.cache_clear()


def work_off() -> int:
    """Run the jobs that are due, as a worker does; return how many."""
    caller, done = usable_caller([]), 0
    while found := claim_due("test:0:worker", most=100):
        for one in found:
            run_job(one, caller)
        done += len(found)
    caller.close()
    return done


def shared_process(data: bytes, people: dict[str, User], name: str = "Ask") -> Process:
    """Return a process with an owner, an editor and a viewer."""
    made = create_process(name=name, by=people["owner"], data=data)
    for role in (Role.EDITOR, Role.VIEWER):
        give_role(process=made, user=people[role], role=role)
    return made


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


def url(name: str, process: Process, *more: object) -> str:
    """Return an address below a process."""
    return reverse(f"api-{name}", args=[process.pk, *more])


def kept(client: APIClient, process: Process, content: dict[str, Any]) -> Any:
    """Keep a scenario and return the answer."""
    return client.post(url("scenarios", process), content, format="json")

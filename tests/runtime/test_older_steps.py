"""Published versions go on where a package is newer than the steps that use it."""

from __future__ import annotations

from datetime import timedelta

import pytest

from runtime.models import Attempt, HistoryEntry, Incident, Job, ProcessRequest
from tests.connectors.upgraded import MOVE, RENAME, probe_upgraded
from tests.runtime.conftest import Deploy, Worker, again, started
from tests.runtime.files import output, straight, work


def told_to(request: ProcessRequest) -> object:
    """Return the variable that the step has set."""
    return HistoryEntry.objects.get(request=request, event="set", name="told").value


def test_settings_of_an_older_step_are_brought_up_to_date(
    deploy: Deploy, worker: Worker
) -> None:
    written = work("A", "work", output("told", "=text"), message="{{ name }}")
    deployment = deploy(straight(("A", written)))

    with probe_upgraded():
        request = started(deployment, variables={"name": "Ada"})
        worker.run()

    assert again(request).status == "completed"
    assert told_to(request) == "Ada"
    assert Job.objects.get().content["version"] == "2.0.0"


def test_an_older_step_becomes_the_operation_that_replaced_its_own(
    deploy: Deploy, worker: Worker
) -> None:
    written = work("A", "shout", output("told", "=text"), message="Hello")
    deployment = deploy(straight(("A", written)))

    with probe_upgraded(shout=[MOVE, RENAME]):
        request = started(deployment)
        worker.run()

    assert told_to(request) == "Hello"


def test_a_call_that_waits_while_its_package_is_upgraded(
    deploy: Deploy, worker: Worker
) -> None:
    deployment = deploy(straight(("A", work("A", "work", output("told", "=text")))))
    request = started(deployment)
    job = Job.objects.get()
    job.content["settings"]["message"] = "planned"
    job.save()

    with probe_upgraded():
        worker.run()

    assert told_to(request) == "planned"
    assert Attempt.objects.get().outcome == "completed"


@pytest.mark.parametrize("version", ["9.0.0", ""])
def test_a_step_that_is_not_older_is_sent_as_it_is(
    deploy: Deploy, worker: Worker, version: str
) -> None:
    data = straight(("A", work("A", "work", output("told", "=text"), text="Ada")))
    file = data.replace(b'version="1.0.0"', f'version="{version}"'.encode())

    with probe_upgraded():
        request = started(deploy(file))
        worker.run()

    assert told_to(request) == "Ada"


def test_an_operation_that_is_gone_without_a_word_stops_the_request(
    deploy: Deploy, worker: Worker
) -> None:
    with probe_upgraded():
        request = started(deploy(straight(("A", work("A", "shout")))))
        worker.run(ahead=timedelta(seconds=1))

    assert again(request).status == "incident"
    assert "which is not installed" in Incident.objects.get().message

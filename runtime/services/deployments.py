"""Making published versions runnable."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from uuid import UUID, uuid4

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

import bpmn
from runtime import wake
from runtime.engine import Definition
from runtime.engine.definition import EventDefinition, Node
from runtime.engine.exceptions import BadTimer
from runtime.engine.timers import schedule
from runtime.exceptions import CannotStart
from runtime.models import Deployment, Job, JobKind, JobStatus, StartSubscription
from runtime.runnables import read_runnable
from runtime.services.hooks import release_hooks, subscribe_hooks

HEARD = frozenset({"message", "signal"})


@transaction.atomic
def deploy_version(
    *,
    process: UUID,
    process_name: str,
    number: int,
    data: bytes,
    by: User | None = None,
) -> Deployment:
    """Make a version what new Requests of its process run; running ones stay on theirs.

    Its steps use the credentials that are granted to `by` or to the process.

    What starts Requests from outside moves to this version too. Raises CannotStart
    for a start timer that cannot be read, and an address that another process has.
    """
    runnable = read_runnable(bpmn.read(data))
    definition = runnable.definition
    Deployment.objects.filter(process=process).update(is_newest=False)
    deployment = Deployment.objects.create(
        process=process,
        process_name=process_name,
        number=number,
        bpmn=data,
        published_by=by,
        bpmn_processes=list(definition.processes),
    )
    retire_starts(process)
    subscribe_starts(deployment, definition)
    subscribe_hooks(deployment, runnable)
    return deployment


def retire_starts(process: UUID) -> None:
    """End what starts Requests of older versions from outside."""
    StartSubscription.objects.filter(deployment__process=process).delete()
    timed = Job.objects.filter(kind=JobKind.START, deployment__process=process)
    timed.filter(status=JobStatus.READY).update(
        status=JobStatus.CANCELLED, ended_at=timezone.now()
    )
    release_hooks(process)


@transaction.atomic
def retire_process(*, process: UUID) -> None:
    """Let nothing of a process start any more; Requests that run go on."""
    Deployment.objects.filter(process=process).update(is_newest=False)
    retire_starts(process)


def rename_deployments(*, process: UUID, name: str) -> None:
    """Give the deployments of a process its new name."""
    Deployment.objects.filter(process=process).update(process_name=name)


def subscribe_starts(deployment: Deployment, definition: Definition) -> None:
    """Begin to wait for the messages, signals and times of start events."""
    now = timezone.now()
    for node, event in start_events(definition):
        if event.kind in HEARD and event.name:
            StartSubscription.objects.create(
                deployment=deployment,
                element=node.id,
                kind=event.kind,
                name=event.name,
            )
        elif event.kind == "timer":
            job = timed_start(deployment, node, event, now)
            job.save()
            wake.wake_after_commit([job])


def start_events(definition: Definition) -> Iterator[tuple[Node, EventDefinition]]:
    """Yield the start events of the processes that nothing in the file calls."""
    for process in definition.processes:
        if process in definition.called:
            continue
        for node in definition.inside(process):
            if node.type == "startEvent":
                yield from ((node, event) for event in node.events)


def timed_start(
    deployment: Deployment, node: Node, event: EventDefinition, now: datetime
) -> Job:
    """Return the job that starts Requests in time. Raises CannotStart."""
    try:
        first = schedule(event.timer, event.text, now)
    except BadTimer as error:
        message = _("“{name}”: {reason}")
        raise CannotStart(
            message.format(name=node.label, reason=error.message), element=node.id
        ) from error
    return Job(
        deployment=deployment,
        kind=JobKind.START,
        element=node.id,
        due=first.due,
        content={"every": first.every, "left": first.left, "round": 0},
        key=uuid4(),
    )

"""Work that an app above this one lets the workers do, by its name.

It runs as every job does: claimed by lease, at least once, in the threads of the server
or in a worker process. What it does for the second time `claim.number` tells.
"""

from __future__ import annotations

import uuid
from collections.abc import Callable, Mapping
from typing import Any

from django.db import transaction
from django.utils import timezone

from connectors.calls import Caller
from runtime import wake
from runtime.jobs.claims import Claim
from runtime.models import Job, JobKind, JobStatus

Work = Callable[[Claim, Caller], None]
WORKS: dict[str, Work] = {}
LIVE = (JobStatus.READY, JobStatus.RUNNING)


def register(name: str, work: Work) -> None:
    """Let jobs of a name do this work; it ends its claim itself."""
    WORKS[name] = work


def run_outside(claim: Claim, caller: Caller) -> None:
    """Do the work that a job names."""
    WORKS[claim.job.content["work"]](claim, caller)


@transaction.atomic
def plan_work(name: str, content: Mapping[str, Any], **call: str) -> Job:
    """Let a worker do some work as soon as it can.

    `call` has `connector`, `operation` and `credential` where the work is a call, so
    that it keeps the limit of the credential.
    """
    job = Job.objects.create(
        kind=JobKind.WORK, content={**content, "work": name}, key=uuid.uuid4(), **call
    )
    wake.wake_after_commit([job])
    return job


def have_another_turn(claim: Claim, content: Mapping[str, Any]) -> None:
    """Let other jobs have their turn, then go on; within the caller's transaction.

    Raises LeaseLost.
    """
    due = timezone.now()
    claim.end(JobStatus.READY, due=due)
    kept = {**claim.job.content, **content}
    Job.objects.filter(pk=claim.job.pk).update(content=kept, tries=0)
    claim.job.due = due
    wake.wake_after_commit([claim.job])


@transaction.atomic
def cancel_work(job_id: int) -> bool:
    """End a job that is waiting or runs; say whether it was."""
    found = Job.objects.filter(pk=job_id, status__in=LIVE)
    running = list(found.filter(status=JobStatus.RUNNING).values_list("pk", flat=True))
    ended = found.update(status=JobStatus.CANCELLED, ended_at=timezone.now())
    wake.stop_after_commit(running)
    return ended > 0

"""Requests that a timer starts."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from runtime import wake
from runtime.engine.timers import round_after
from runtime.jobs.claims import Claim
from runtime.models import Deployment, Job, JobStatus
from runtime.services.starting import StartOrder, start_request


def start_in_time(claim: Claim) -> None:
    """Start a Request, and plan the next one of a cycle; the rounds keep their
    spacing, and those that were due while nothing ran start one together."""
    job = claim.job
    deployment = Deployment.objects.defer("bpmn").get(jobs=job)
    round_key = f"timer:{job.key}:{job.content.get('round', 0)}"
    start_request(StartOrder(deployment, element=job.element, key=round_key))
    following = next_round(job.content, job.due, timezone.now())
    with transaction.atomic():
        if following is None:
            claim.end(JobStatus.DONE)
            return
        due, content = following
        claim.end(JobStatus.READY, due=due)
        Job.objects.filter(pk=job.pk).update(content=content, tries=0)
        job.due = due
        wake.wake_after_commit([job])


def next_round(
    content: dict[str, object], due: datetime, now: datetime
) -> tuple[datetime, dict[str, object]] | None:
    """Return when a cycle starts the next Request, None where it is over.

    Rounds that are over by now are passed by.
    """
    every, left = content.get("every"), content.get("left")
    if not isinstance(every, str) or left == 0:
        return None
    following, passed = round_after(due, every, now)
    rest = left - passed if isinstance(left, int) else None
    if rest is not None and rest < 0:
        return None
    number = content.get("round", 0)
    round_number = number + passed if isinstance(number, int) else passed
    return following, {**content, "left": rest, "round": round_number}

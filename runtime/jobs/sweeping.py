"""Taking over the jobs of workers that died."""

from __future__ import annotations

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from runtime.jobs.claims import LEASE, Claim, unlocked
from runtime.jobs.doubt import is_doubtful
from runtime.jobs.outcomes import fail_call
from runtime.jobs.workers import is_dead
from runtime.models import Attempt, Job, JobKind, JobStatus

MOST = 100
# A call that ends the server each time must not do so for ever.
MOST_LOST = 10


def sweep(worker: str) -> int:
    """Make the jobs whose lease has run out ready again; return how many.

    A call that is not idempotent and whose outcome nobody knows becomes an incident:
    a person decides whether it is made again.
    """
    now = timezone.now()
    running = Job.objects.filter(status=JobStatus.RUNNING)
    ended = [one for one in workers_of(running) if is_dead(one)]
    expired = running.filter(Q(lease_until__lt=now) | Q(worker__in=ended))
    with transaction.atomic():
        lost = list(unlocked(expired.order_by("lease_until"))[:MOST])
        for job in lost:
            take_over(job, worker)
    for job in lost:
        if needs_a_person(job):
            give_to_a_person(job, worker)
    return len(lost)


def workers_of(jobs: QuerySet[Job]) -> list[str]:
    """Return the names of those who hold jobs."""
    return list(jobs.order_by().values_list("worker", flat=True).distinct())


def take_over(job: Job, worker: str) -> None:
    """Note that an attempt was lost, and make the job ready or hold it."""
    Attempt.objects.filter(job=job, number=job.attempts_made, outcome="running").update(
        outcome="lost",
        ended_at=timezone.now(),
        message=_("The worker ended while this ran."),
    )
    held = needs_a_person(job)
    Job.objects.filter(pk=job.pk).update(
        status=JobStatus.RUNNING if held else JobStatus.READY,
        worker=worker,
        lease_until=timezone.now() + LEASE if held else None,
    )


def give_to_a_person(job: Job, worker: str) -> None:
    """Open an incident for a call that may have been made."""
    message = _(
        "The server stopped during this call, and it is not known whether it was made. "
        "Look at the service, then retry or skip."
    )
    if not is_doubtful(job):
        message = _(
            "The server stopped {count} times during this call. Find out why before "
            "you retry."
        ).format(count=job.tries)
    fail_call(Claim(job, worker, job.attempts_made), message)


def needs_a_person(job: Job) -> bool:
    """Say whether a call that was lost is not simply made again."""
    lost_often = job.kind == JobKind.CALL and job.tries >= MOST_LOST
    return lost_often or is_doubtful(job)

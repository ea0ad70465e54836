"""Claiming jobs by lease, and ending them only while the claim still holds."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import connection, transaction
from django.db.models import F, QuerySet
from django.utils import timezone

from runtime.exceptions import LeaseLost
from runtime.jobs.pacing import let_through
from runtime.models import Attempt, Job, JobKind, JobStatus
from runtime.statements import Insert, Update

LEASE = timedelta(seconds=30)
END_JOB = Update(
    Job,
    sets=("status", "lease_until", "ended_at", "due"),
    where=("id", "status", "worker", "attempts_made"),
)
ADD_ATTEMPTS = Insert(Attempt)


@dataclass(frozen=True)
class Claim:
    """A job that a worker holds; `number` is the fencing number of this attempt."""

    job: Job
    worker: str
    number: int

    def end(self, status: JobStatus, *, due: datetime | None = None) -> None:
        """End the job, or make it ready again at a time. Raises LeaseLost."""
        ended = None if status == JobStatus.READY else timezone.now()
        sets = (status, None, ended, due or self.job.due)
        where = (self.job.pk, JobStatus.RUNNING, self.worker, self.number)
        if not END_JOB.run(*sets, *where):
            raise LeaseLost


def due_jobs(now: datetime) -> QuerySet[Job]:
    """Return the jobs that can be claimed, the oldest first."""
    found = Job.objects.filter(status=JobStatus.READY, due__lte=now)
    return found.select_related("request__started_by").order_by("due", "id")


def claim_due(worker: str, *, most: int, now: datetime | None = None) -> list[Claim]:
    """Claim jobs that are due, at most so many."""
    now = now or timezone.now()
    with transaction.atomic():
        return claimed(unlocked(due_jobs(now))[:most], worker, now)


def claim_job(worker: str, job_id: int) -> Claim | None:
    """Claim one job, None where it is not due or someone else has it."""
    now = timezone.now()
    with transaction.atomic():
        found = claimed(unlocked(due_jobs(now).filter(pk=job_id)), worker, now)
    return found[0] if found else None


def unlocked(jobs: QuerySet[Job]) -> QuerySet[Job]:
    """Lock jobs and pass over those that another worker is claiming."""
    if connection.features.has_select_for_update_skip_locked:
        return jobs.select_for_update(skip_locked=True, of=("self",))
    return jobs


def claimed(jobs: Iterable[Job], worker: str, now: datetime) -> list[Claim]:
    """Take jobs for a worker, and note an attempt for each call.

    Calls over the limit of their credential are put off instead.
    """
    found = let_through(list(jobs), now)
    if not found:
        return []
    Job.objects.filter(pk__in=[one.pk for one in found]).update(
        status=JobStatus.RUNNING,
        worker=worker,
        lease_until=now + LEASE,
        attempts_made=F("attempts_made") + 1,
        tries=F("tries") + 1,
    )
    for one in found:
        one.attempts_made += 1
        one.tries += 1
    ADD_ATTEMPTS.run(
        [
            Attempt(job=one, number=one.attempts_made, started_at=now, worker=worker)
            for one in found
            if one.kind == JobKind.CALL
        ]
    )
    return [Claim(one, worker, one.attempts_made) for one in found]


def extend_leases(worker: str, jobs: Iterable[int]) -> list[int]:
    """Keep these jobs of a worker for another while; return those it still has."""
    held = Job.objects.filter(
        pk__in=list(jobs), worker=worker, status=JobStatus.RUNNING
    )
    held.update(lease_until=timezone.now() + LEASE)
    return list(held.values_list("pk", flat=True))


def next_due() -> datetime | None:
    """Return when the next job is due, None where none is planned."""
    ready = Job.objects.filter(status=JobStatus.READY).order_by("due")
    return ready.values_list("due", flat=True).first()

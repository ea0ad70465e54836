"""How the whole installation stands at this moment."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Count, Min, Q

from runtime.models import (
    Incident,
    Job,
    JobStatus,
    ProcessRequest,
    RequestStatus,
    TaskStatus,
    UserTask,
)

# Embedded, a job begins some milliseconds after it is due.
OVERDUE = timedelta(seconds=5)


@dataclass(frozen=True)
class JobFigures:
    """Jobs that could begin, that are due later, and that run; `overdue` are those of
    the first for more than five seconds, `oldest_age` is in seconds."""

    ready: int
    planned: int
    running: int
    overdue: int
    oldest_age: float


def job_figures(now: datetime) -> JobFigures:
    """Return how the jobs stand."""
    ready = Job.objects.filter(status=JobStatus.READY).aggregate(
        could_begin=Count("id", filter=Q(due__lte=now)),
        planned=Count("id", filter=Q(due__gt=now)),
        overdue=Count("id", filter=Q(due__lt=now - OVERDUE)),
        oldest=Min("due"),
    )
    oldest = ready["oldest"] or now
    return JobFigures(
        ready=ready["could_begin"],
        planned=ready["planned"],
        running=Job.objects.filter(status=JobStatus.RUNNING).count(),
        overdue=ready["overdue"],
        oldest_age=max((now - oldest).total_seconds(), 0.0),
    )


def requests_by_status() -> dict[str, int]:
    """Return how many Requests stand how, all statuses included."""
    counted = ProcessRequest.objects.order_by().values("status")
    counts = {
        one["status"]: one["count"] for one in counted.annotate(count=Count("number"))
    }
    return {status.value: counts.get(status, 0) for status in RequestStatus}


def open_incidents() -> int:
    """Return how many incidents wait for someone."""
    return Incident.objects.filter(resolved_at=None).count()


def open_tasks() -> int:
    """Return how many tasks of people are open."""
    return UserTask.objects.filter(status=TaskStatus.OPEN).count()

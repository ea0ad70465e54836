"""How many Requests a day start, end and stop, and how many stand open."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Count, QuerySet

from runtime.models import Incident, ProcessRequest, RequestStatus
from runtime.selectors.metrics.database import Day
from runtime.selectors.metrics.periods import Period

OPEN = (RequestStatus.RUNNING, RequestStatus.WAITING, RequestStatus.INCIDENT)


@dataclass(frozen=True)
class DayCounts:
    """What happened on a day."""

    day: date
    started: int
    completed: int
    cancelled: int
    incidents: int


def throughput_of(process: UUID, period: Period) -> list[DayCounts]:
    """Return the counts of every day of a period, also of those without any."""
    begin = period.begin
    requests = ProcessRequest.objects.filter(process=process)
    started = by_day(requests.filter(started_at__gte=begin), "started_at")
    ended = requests.filter(ended_at__gte=begin).order_by()
    ends = {
        (one["day"], one["status"]): one["count"]
        for one in ended.values("status", day=Day("ended_at")).annotate(
            count=Count("number")
        )
    }
    opened = by_day(
        Incident.objects.filter(opened_at__gte=begin, request__process=process),
        "opened_at",
    )
    return [
        DayCounts(
            day=day,
            started=started.get(day, 0),
            completed=ends.get((day, RequestStatus.COMPLETED), 0),
            cancelled=ends.get((day, RequestStatus.CANCELLED), 0),
            incidents=opened.get(day, 0),
        )
        for day in period
    ]


def by_day(rows: QuerySet[Any], at: str) -> dict[date, int]:
    """Return how many rows there are of each day."""
    counted = rows.order_by().values(day=Day(at)).annotate(count=Count("pk"))
    return {one["day"]: one["count"] for one in counted}


def open_requests(process: UUID) -> dict[str, int]:
    """Return how many Requests stand how, of those that have not ended."""
    found = ProcessRequest.objects.filter(process=process, status__in=OPEN)
    counted = found.order_by().values("status").annotate(count=Count("number"))
    counts = {one["status"]: one["count"] for one in counted}
    return {status.value: counts.get(status, 0) for status in OPEN}

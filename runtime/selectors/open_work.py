"""What waits for a person: open incidents and tasks, as the header of pages counts."""

from __future__ import annotations

from dataclasses import dataclass

from django.contrib.auth.models import User
from django.core.cache import cache
from django.db.models import Q, QuerySet

from runtime.models import Incident, Right, TaskStatus, UserTask
from runtime.permissions import processes_with

# More are shown as "99+"; counting them all would take longer than reading the page.
MOST = 100
KEPT_SECONDS = 5


@dataclass(frozen=True)
class OpenWork:
    """How many incidents a person may resolve, and how many tasks they may do; at
    most 100 of each are counted."""

    incidents: int
    tasks: int


def open_work_of(user: User) -> OpenWork:
    """Count what waits for a person."""
    processes = list(processes_with(user, Right.ACT))
    mine = Q(request__started_by_id=user.pk)
    if processes:
        mine |= Q(request__process__in=processes)
    tasks = UserTask.objects.filter(mine, status=TaskStatus.OPEN)
    incidents = Incident.objects.none()
    if processes:
        incidents = Incident.objects.filter(
            resolved_at=None, request__process__in=processes
        )
    return OpenWork(counted(incidents), counted(tasks))


def counted(found: QuerySet[Incident] | QuerySet[UserTask]) -> int:
    """Return how many there are, at most `MOST`."""
    return found.order_by()[:MOST].count()


def recent_open_work(user: User) -> OpenWork:
    """Return what was counted a moment ago, at most five seconds."""
    key = f"open-work:{user.pk}"
    found: OpenWork | None = cache.get(key)
    if found is None:
        found = open_work_of(user)
        cache.set(key, found, KEPT_SECONDS)
    return found

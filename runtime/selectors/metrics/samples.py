"""Some Requests of a period, spread over all of it, that stand for the rest.

The work of what reads them is bounded: it takes no longer for a process with a million
Requests. A median of so many is off by less than anyone can see.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil
from uuid import UUID

from django.db.models import F, QuerySet

from runtime.models import ProcessRequest
from runtime.selectors.metrics.periods import Period

MOST = 2_000
# Numbers times the one, modulo the other, are as good as drawn by chance, and the same
# Requests are drawn every time.
FACTOR, PRIME = 7_919, 10_007


@dataclass(frozen=True)
class Sample:
    """Which Requests are looked at: those that started in a period, or that ended."""

    started: QuerySet[ProcessRequest]
    ended: QuerySet[ProcessRequest]


def sample_of(process: UUID, period: Period) -> Sample:
    """Return about as many Requests of each kind as are needed, all where there are
    no more."""
    requests = ProcessRequest.objects.filter(process=process).order_by()
    return Sample(
        drawn(requests.filter(started_at__gte=period.begin)),
        drawn(requests.filter(ended_at__gte=period.begin)),
    )


def drawn(requests: QuerySet[ProcessRequest]) -> QuerySet[ProcessRequest]:
    """Return some of these Requests."""
    count = requests.count()
    if count <= MOST:
        return requests
    chance = (F("number") * FACTOR) % PRIME
    return requests.alias(chance=chance).filter(chance__lt=ceil(PRIME * MOST / count))

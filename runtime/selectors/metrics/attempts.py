"""Attempts of connector calls by how they ended: those that stand in the counts, and
those that ended since."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from itertools import chain
from typing import Any
from uuid import UUID

from django.db.models import Count, F, QuerySet, Sum

from runtime.models import Attempt, AttemptCount, CountedUntil
from runtime.selectors.metrics.database import Day, Seconds
from runtime.selectors.metrics.periods import Period


@dataclass
class Attempts:
    """The ended attempts of an operation: how many by outcome, and their seconds."""

    connector: str
    operation: str
    outcomes: dict[str, int] = field(default_factory=dict)
    seconds: dict[str, float] = field(default_factory=dict)

    @property
    def count(self) -> int:
        """Return how many there are."""
        return sum(self.outcomes.values())

    @property
    def completed(self) -> int:
        """Return how many did what was asked."""
        return self.outcomes.get("completed", 0)

    @property
    def failure_rate(self) -> float:
        """Return the share of those that did not, without what was called off."""
        counted = self.count - self.outcomes.get("stopped", 0)
        return (counted - self.completed) / counted if counted else 0.0


def ended_attempts(
    *, since: datetime | None = None, until: datetime | None = None
) -> QuerySet[Any, Any]:
    """Return attempts that ended in a time, counted as `AttemptCount` keeps them."""
    found = Attempt.objects.filter(
        ended_at__isnull=False, job__deployment__isnull=False
    )
    if since is not None:
        found = found.filter(ended_at__gte=since)
    if until is not None:
        found = found.filter(ended_at__lt=until)
    return (
        found.order_by()
        .values(
            "outcome",
            day=Day("ended_at"),
            process=F("job__deployment__process"),
            connector=F("job__connector"),
            operation=F("job__operation"),
        )
        .annotate(count=Count("id"), seconds=Sum(Seconds("started_at", "ended_at")))
    )


def counted_until() -> datetime | None:
    """Return up to when the counts are complete, None where nothing is counted yet."""
    return CountedUntil.objects.values_list("at", flat=True).first()


def all_attempts() -> list[Attempts]:
    """Return the attempts of all processes since the beginning."""
    counts = AttemptCount.objects.order_by()
    rows = counts.values("connector", "operation", "outcome")
    kept = rows.annotate(total=Sum("count"), spent=Sum("seconds"))
    listed = [{**one, "count": one["total"], "seconds": one["spent"]} for one in kept]
    return gathered(chain(listed, ended_attempts(since=counted_until())))


def attempts_of(process: UUID, period: Period) -> list[Attempts]:
    """Return the attempts of a process in a period."""
    kept = AttemptCount.objects.filter(process=process, day__gte=period.first)
    until = counted_until()
    since = max(until, period.begin) if until else period.begin
    # What was not counted yet is little: the database looks at nothing else.
    fresh = (one for one in ended_attempts(since=since) if one["process"] == process)
    return gathered(chain(kept.order_by().values(), fresh))


def gathered(rows: Iterable[Mapping[str, Any]]) -> list[Attempts]:
    """Put the counts of each operation together."""
    found: dict[tuple[str, str], Attempts] = {}
    for row in rows:
        key = (row["connector"], row["operation"])
        one = found.setdefault(key, Attempts(*key))
        add(one.outcomes, row["outcome"], row["count"])
        add(one.seconds, row["outcome"], row["seconds"] or 0.0)
    return [found[key] for key in sorted(found)]


def add(totals: dict[str, Any], key: str, value: float) -> None:
    """Add to a total."""
    totals[key] = totals.get(key, 0) + value

"""Adds ended attempts to the counts, so that nobody has to count them again."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from django.db import connection, transaction
from django.db.models import F, Min
from django.utils import timezone

from runtime.models import Attempt, AttemptCount, CountedUntil
from runtime.selectors.metrics.attempts import ended_attempts

# By then whoever ended an attempt has committed it.
GRACE = timedelta(minutes=1)
AT_ONCE = timedelta(days=1)


def count_attempts(now: datetime | None = None) -> int:
    """Count the attempts that ended since the last time; return how many there were.

    Long times are taken in parts, so that no transaction is long. Where another worker
    is counting, nothing is done.
    """
    end = (now or timezone.now()) - GRACE
    counted = 0
    while True:
        with transaction.atomic():
            mark = current_mark()
            if mark is None or mark.at >= end:
                return counted
            until = min(mark.at + AT_ONCE, end)
            counted += add_counts(mark.at, until)
            mark.at = until
            mark.save(update_fields=["at"])


def current_mark() -> CountedUntil | None:
    """Return the locked mark; None where it is locked, or nothing has ended yet."""
    if not CountedUntil.objects.exists():
        first = Attempt.objects.filter(ended_at__isnull=False)
        at = first.aggregate(at=Min("ended_at"))["at"]
        if at is None:
            return None
        CountedUntil.objects.get_or_create(pk=1, defaults={"at": at})
    skip = connection.features.has_select_for_update_skip_locked
    return CountedUntil.objects.select_for_update(skip_locked=skip).first()


def add_counts(since: datetime, until: datetime) -> int:
    """Add the attempts that ended in a time to the counts; return how many."""
    counted = 0
    for row in ended_attempts(since=since, until=until):
        counted += row["count"]
        add_row(row)
    return counted


def add_row(row: dict[str, Any]) -> None:
    """Add some attempts to their count."""
    more = {"count": row.pop("count"), "seconds": row.pop("seconds") or 0.0}
    found = AttemptCount.objects.filter(**row)
    if not found.update(**{name: F(name) + value for name, value in more.items()}):
        AttemptCount.objects.create(**row, **more)

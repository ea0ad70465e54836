"""Whole days in UTC, the last of them today."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta


@dataclass(frozen=True)
class Period:
    """Some days up to `today`."""

    days: int
    today: date

    @classmethod
    def of(cls, days: int, now: datetime) -> Period:
        """Return the period of so many days that ends with the day of `now`."""
        return cls(days, now.astimezone(UTC).date())

    @property
    def first(self) -> date:
        """Return the first day."""
        return self.today - timedelta(days=self.days - 1)

    @property
    def begin(self) -> datetime:
        """Return when the first day began."""
        return datetime.combine(self.first, time(), UTC)

    def __iter__(self) -> Iterator[date]:
        """Yield every day, the first one first."""
        return (self.first + timedelta(days=number) for number in range(self.days))

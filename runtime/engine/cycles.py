"""The rounds of a cycle, counted from a date, on the clock of its zone."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from runtime.engine.exceptions import BadTimer
from runtime.engine.zones import on_clock

LATEST = datetime(9999, 1, 1, tzinfo=UTC)
DATES, NUMBER = r"([0-9]{1,6})", r"([0-9]{1,9})"
LENGTH = re.compile(
    rf"P(?=.)(?:{DATES}Y)?(?:{DATES}M)?(?:{DATES}W)?(?:{DATES}D)?"
    rf"(?:T(?=.)(?:{NUMBER}H)?(?:{NUMBER}M)?(?:{NUMBER}(?:\.([0-9]{{1,6}}))?S)?)?"
)
# No month is longer; a day on which the clock is put back is an hour longer.
LONGEST_MONTH, LONGEST_DAY = timedelta(days=31), timedelta(hours=25)


@dataclass(frozen=True)
class Length:
    """A duration: months and days go by the calendar, the rest by the second."""

    months: int
    days: int
    rest: timedelta

    @classmethod
    def of(cls, text: str) -> Length | None:
        """Read an ISO 8601 duration; None for another form, or one of no length."""
        found = LENGTH.fullmatch(text)
        if found is None:
            return None
        years, months, weeks, days, hours, minutes, seconds = (
            int(one or 0) for one in found.groups()[:7]
        )
        fraction = timedelta(microseconds=int((found[8] or "").ljust(6, "0")))
        rest = timedelta(hours=hours, minutes=minutes, seconds=seconds) + fraction
        length = cls(years * 12 + months, weeks * 7 + days, rest)
        return length if length.longest else None

    @property
    def longest(self) -> timedelta:
        """Return how long a round takes at most."""
        return self.months * LONGEST_MONTH + self.days * LONGEST_DAY + self.rest


@dataclass(frozen=True)
class Rounds:
    """The rounds of a cycle; number 0 is the date that they are counted from."""

    first: datetime
    length: Length

    def at(self, number: int) -> datetime:
        """Return when a round is due, at most LATEST."""
        length, zone = self.length, self.first.tzinfo
        try:
            local = plus_months(self.first.replace(tzinfo=None), number * length.months)
            local += timedelta(days=number * length.days)
            if isinstance(zone, ZoneInfo):
                here = on_clock(local, zone)
            else:
                here = local.replace(tzinfo=zone)
            return min(here.astimezone(UTC) + number * length.rest, LATEST)
        except (ValueError, OverflowError):
            return LATEST

    def after(self, time: datetime) -> tuple[int, datetime]:
        """Return the first round that is due after a time, and when."""
        first = self.at(0)
        number = max(int((time - first) / self.length.longest) - 1, 0)
        due = self.at(number)
        while due <= time and due < LATEST:
            number += 1
            due = self.at(number)
        return number, due


def plus_months(local: datetime, months: int) -> datetime:
    """Return the same day of a later month, its last one where it is shorter."""
    count = local.year * 12 + local.month - 1 + months
    year, month = count // 12, count % 12 + 1
    day = min(local.day, monthrange(year, month)[1])
    return local.replace(year=year, month=month, day=day)


def rounds_of(first: datetime, every: str) -> Rounds:
    """Return the rounds of a cycle. Raises BadTimer."""
    length = Length.of(every)
    if length is None:
        raise BadTimer(f'"{every}" is not a duration such as P1D or PT10M.')
    return Rounds(first, length)

"""When timers fire: ISO 8601 dates, durations and cycles."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import isodate

from runtime.engine.definition import TimerKind
from runtime.engine.exceptions import BadTimer

CYCLE = re.compile(r"R(?P<times>\d*)/(?:(?P<start>[^P/][^/]*)/)?(?P<every>P[^/]+)$")
LATEST = datetime(9999, 1, 1, tzinfo=UTC)


@dataclass(frozen=True)
class Schedule:
    """When a timer fires first; a cycle fires `left` times more, None for ever."""

    due: datetime
    left: int | None = 0
    every: str | None = None


def moment(text: str) -> datetime:
    """Return a date-time; without a zone it is UTC. Raises BadTimer."""
    try:
        found: datetime = isodate.parse_datetime(
            text if "T" in text else f"{text}T00:00:00"
        )
    except (ValueError, isodate.ISO8601Error) as error:
        raise BadTimer(
            f'"{text}" is not a date such as 2027-01-31T09:00:00Z.'
        ) from error
    return found if found.tzinfo else found.replace(tzinfo=UTC)


def later(now: datetime, duration: str) -> datetime:
    """Return the time after a duration; months and years follow the calendar."""
    try:
        length = isodate.parse_duration(duration)
        found: datetime = now + length
    except (ValueError, OverflowError, isodate.ISO8601Error) as error:
        raise BadTimer(f'"{duration}" is not a duration such as PT30S.') from error
    return min(max(found, now), LATEST)


def schedule(kind: TimerKind | None, text: str, now: datetime) -> Schedule:
    """Return when a timer fires that begins now. Raises BadTimer."""
    if not text or kind is None:
        raise BadTimer("The timer has no time.")
    if kind == "timeDate":
        return Schedule(moment(text))
    if kind == "timeDuration":
        return Schedule(later(now, text))
    found = CYCLE.match(text)
    if found is None:
        raise BadTimer(f'"{text}" is not a cycle such as R3/PT10M.')
    times = int(found["times"]) if found["times"] else None
    if times == 0:
        raise BadTimer(f'"{text}" never fires.')
    first = moment(found["start"]) if found["start"] else later(now, found["every"])
    left = None if times is None else times - 1
    return Schedule(first, left, found["every"])


def as_text(due: datetime) -> str:
    """Return a time as the state keeps it."""
    return due.astimezone(UTC).isoformat()


def as_time(text: str) -> datetime:
    """Return the time that the state keeps."""
    return datetime.fromisoformat(text)


def spacing(every: str) -> timedelta:
    """Return the length of one round of a cycle, counted from the year 2000."""
    begin = datetime(2000, 1, 1, tzinfo=UTC)
    return later(begin, every) - begin

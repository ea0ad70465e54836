"""When timers fire: ISO 8601 dates, durations and cycles."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import isodate

from runtime.engine.cycles import LATEST, Length, Rounds, rounds_of
from runtime.engine.definition import TimerKind
from runtime.engine.exceptions import BadTimer
from runtime.engine.zones import moment

CYCLE = re.compile(r"R(?P<times>\d*)/(?:(?P<start>\d.*)/)?(?P<every>P[^/]+)")
MOMENT = timedelta(microseconds=1)


@dataclass(frozen=True)
class Schedule:
    """When a timer fires first; a cycle fires `left` times more, None for ever.

    `every` is its duration, behind the date that its rounds are counted from if there
    is one.
    """

    due: datetime
    left: int | None = 0
    every: str | None = None


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
        return Schedule(moment(text).astimezone(UTC))
    if kind == "timeDuration":
        return Schedule(later(now, text))
    found = CYCLE.fullmatch(text)
    if found is None:
        raise BadTimer(
            f'"{text}" is not a cycle such as R3/PT10M or R/2027-01-31T09:00:00Z/P1D.'
        )
    times = int(found["times"]) if found["times"] else None
    if times == 0:
        raise BadTimer(f'"{text}" never fires.')
    if found["start"]:
        every = f"{found['start']}/{found['every']}"
        return from_date(
            rounds_of(moment(found["start"]), found["every"]), times, every, now
        )
    left = None if times is None else times - 1
    return Schedule(later(now, found["every"]), left, found["every"])


def from_date(rounds: Rounds, times: int | None, every: str, now: datetime) -> Schedule:
    """Return the first round from now on; the last one where all are over."""
    number, due = rounds.after(now - MOMENT)
    if times is None:
        return Schedule(due, None, every)
    if number >= times:
        return Schedule(rounds.at(times - 1), 0, every)
    return Schedule(due, times - 1 - number, every)


def next_round(due: datetime, every: str) -> datetime:
    """Return when the round after one is due. Raises BadTimer."""
    start, _, duration = every.rpartition("/")
    if not start:
        return later(due, duration)
    return rounds_of(moment(start), duration).after(due)[1]


def round_after(due: datetime, every: str, now: datetime) -> tuple[datetime, int]:
    """Return the first round after one that is not over, and how many rounds on it is.

    Raises BadTimer.
    """
    start, _, duration = every.rpartition("/")
    if not start and Length.of(duration) is None:
        return later(due, duration), 1
    rounds = rounds_of(moment(start) if start else due, duration)
    number, found = rounds.after(max(due, now))
    if not start:
        return found, number
    return found, number - rounds.after(due - MOMENT)[0]


def as_text(due: datetime) -> str:
    """Return a time as the state keeps it."""
    return due.astimezone(UTC).isoformat()


def as_time(text: str) -> datetime:
    """Return the time that the state keeps."""
    return datetime.fromisoformat(text)

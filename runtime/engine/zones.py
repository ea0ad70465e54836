"""Dates with a zone by its name: RFC 9557 (`…[Europe/Berlin]`) and FEEL (`…@…`)."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import isodate

from runtime.engine.exceptions import BadTimer

DATE = re.compile(r"(?P<time>[^\[\]@]+)(?:\[(?P<in>[^\[\]]+)\]|@(?P<at>[^\[\]@]+))?")
NAME = re.compile(r"[A-Za-z0-9_+-]+(/[A-Za-z0-9_+-]+)*")


def moment(text: str) -> datetime:
    """Return a date-time, in its zone where that has a name; without any it is UTC.

    Raises BadTimer.
    """
    found = DATE.fullmatch(text.strip())
    if found is None:
        raise BadTimer(f'"{text}" is not a date such as 2027-01-31T09:00:00Z.')
    name = found["in"] or found["at"]
    zone = zone_of(name) if name else None
    try:
        time = found["time"]
        parsed: datetime = isodate.parse_datetime(
            time if "T" in time else f"{time}T00:00:00"
        )
    except (ValueError, isodate.ISO8601Error) as error:
        raise BadTimer(
            f'"{text}" is not a date such as 2027-01-31T09:00:00Z.'
        ) from error
    if parsed.tzinfo is None:
        return on_clock(parsed, zone) if zone else parsed.replace(tzinfo=UTC)
    return parsed.astimezone(zone) if zone else parsed


def zone_of(name: str) -> ZoneInfo:
    """Return a zone by its name. Raises BadTimer."""
    try:
        if NAME.fullmatch(name):
            return ZoneInfo(name)
    except (OSError, ValueError, KeyError):
        pass
    raise BadTimer(f'"{name}" is not a time zone such as Europe/Berlin.')


def on_clock(local: datetime, zone: ZoneInfo) -> datetime:
    """Return when a clock shows a time: the first time where it does so twice, an hour
    later where it leaves it out."""
    return local.replace(tzinfo=zone).astimezone(UTC).astimezone(zone)

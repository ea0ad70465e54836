"""How long a service asks to wait: RFC 9110 §10.2.3, and what others make of it."""

from __future__ import annotations

from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Any

LONGEST = 86_400.0
DIVISORS = {"seconds": 1.0, "milliseconds": 1000.0}


def seconds_to_wait(
    given: Any, *, unit: str = "seconds", now: datetime | None = None
) -> float:
    """Return the seconds that a value means, 0 where it says nothing, a day at most.

    `unit` is seconds (an HTTP date is understood, too), milliseconds, or epoch: the
    moment in seconds since 1970.
    """
    moment = now or datetime.now(UTC)
    number = number_of(given)
    if number is None:
        wait = until(str(given), moment) if given is not None else 0.0
    elif unit == "epoch":
        wait = number - moment.timestamp()
    else:
        wait = number / DIVISORS[unit]
    return min(max(wait, 0.0), LONGEST)


def number_of(given: Any) -> float | None:
    """Return a number that is finite, None for what is none."""
    if isinstance(given, bool):
        return None
    try:
        number = float(str(given)[:20])
    except ValueError:
        return None
    return number if abs(number) < 1e15 else None


def until(text: str, moment: datetime) -> float:
    """Return the seconds until an HTTP date; 0 where it is none."""
    try:
        date = parsedate_to_datetime(text)
    except (ValueError, OverflowError):
        return 0.0
    aware = date if date.tzinfo else date.replace(tzinfo=UTC)
    return (aware - moment).total_seconds()

"""ISO 8601 durations as seconds."""

from __future__ import annotations

import re

from patchbay_sdk import Failed

FORM = re.compile(
    r"P(?:(?P<weeks>\d+)W)?(?:(?P<days>\d+)D)?"
    r"(?:T(?:(?P<hours>\d+)H)?(?:(?P<minutes>\d+)M)?(?:(?P<seconds>\d+(?:\.\d+)?)S)?)?"
)
SECONDS = {"weeks": 604_800, "days": 86_400, "hours": 3_600, "minutes": 60}


def seconds_of(text: str) -> float:
    """Return the seconds of a duration. Raises Failed for months and years."""
    found = FORM.fullmatch(text)
    given = {k: float(v) for k, v in found.groupdict().items() if v} if found else {}
    if not given:
        raise Failed(f'"{text[:40]}" is no time to wait. PT30S is 30 seconds.')
    return sum(SECONDS.get(name, 1) * number for name, number in given.items())

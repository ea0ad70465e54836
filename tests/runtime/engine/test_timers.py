"""ISO 8601 dates, durations and cycles become the times that timers fire at."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from runtime.engine.exceptions import BadTimer
from runtime.engine.timers import schedule

NOW = datetime(2026, 1, 31, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("kind", "text", "due", "left"),
    [
        ("timeDate", "2026-02-01T09:00:00Z", "2026-02-01T09:00:00+00:00", 0),
        ("timeDate", "2026-02-01T09:00:00+02:00", "2026-02-01T09:00:00+02:00", 0),
        ("timeDate", "2026-02-01", "2026-02-01T00:00:00+00:00", 0),
        ("timeDuration", "PT30S", "2026-01-31T12:00:30+00:00", 0),
        ("timeDuration", "P1M", "2026-02-28T12:00:00+00:00", 0),
        ("timeDuration", "P1W", "2026-02-07T12:00:00+00:00", 0),
        ("timeDuration", "-PT5S", "2026-01-31T12:00:00+00:00", 0),
        ("timeCycle", "R3/PT10M", "2026-01-31T12:10:00+00:00", 2),
        ("timeCycle", "R/PT10M", "2026-01-31T12:10:00+00:00", None),
        ("timeCycle", "R2/2027-01-01T00:00:00Z/P1D", "2027-01-01T00:00:00+00:00", 1),
    ],
)
def test_times_are_read(kind: str, text: str, due: str, left: int | None) -> None:
    found = schedule(kind, text, NOW)  # type: ignore[arg-type]

    assert (found.due, found.left) == (datetime.fromisoformat(due), left)


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("timeDate", "soon"),
        ("timeDate", "2026-13-01"),
        ("timeDuration", "5 minutes"),
        ("timeDuration", "P99999999999Y"),
        ("timeDuration", "PT" + "9" * 400 + "S"),
        ("timeCycle", "R0/PT1S"),
        ("timeCycle", "R3"),
        ("timeCycle", "0 0/5 * * * ?"),
        ("timeDuration", ""),
        (None, "PT1S"),
    ],
)
def test_what_is_no_time_is_said_to_be(kind: str | None, text: str) -> None:
    with pytest.raises(BadTimer):
        schedule(kind, text, NOW)  # type: ignore[arg-type]

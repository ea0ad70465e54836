"""ISO 8601 dates, durations and cycles become the times that timers fire at."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from runtime.engine.cycles import LATEST, rounds_of
from runtime.engine.exceptions import BadTimer
from runtime.engine.timers import next_round, round_after, schedule
from runtime.engine.zones import moment

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
        ("timeDate", "2026-07-01T09:00:00[Europe/Berlin]", "2026-07-01T07:00Z", 0),
        ("timeDate", "2026-07-01T09:00:00@Europe/Berlin", "2026-07-01T07:00Z", 0),
        ("timeDate", "2026-07-01T09:00:00Z[Asia/Tokyo]", "2026-07-01T09:00Z", 0),
        ("timeDate", "2026-03-29T02:30:00[Europe/Berlin]", "2026-03-29T01:30Z", 0),
        ("timeDate", "2026-10-25T02:30:00[Europe/Berlin]", "2026-10-25T00:30Z", 0),
        ("timeCycle", "R/2026-01-01T09:00:00Z/P1D", "2026-02-01T09:00Z", None),
        ("timeCycle", "R/2026-01-01T12:00:00Z/P1D", "2026-01-31T12:00Z", None),
        ("timeCycle", "R40/2026-01-01T09:00:00Z/P1D", "2026-02-01T09:00Z", 8),
        ("timeCycle", "R3/2026-01-01T09:00:00Z/P1D", "2026-01-03T09:00Z", 0),
        (
            "timeCycle",
            "R/2025-07-01T09:00:00[Europe/Berlin]/P1D",
            "2026-02-01T08:00Z",
            None,
        ),
        ("timeCycle", "R/2000-01-01T00:00:00Z/PT1S", "2026-01-31T12:00Z", None),
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
        ("timeDate", "2026-07-01T09:00:00[Mars/Base]"),
        ("timeDate", "2026-07-01T09:00:00[../../etc/passwd]"),
        ("timeDate", "2026-07-01T09:00:00[Europe]"),
        ("timeDate", "2026-07-01T09:00:00@"),
        ("timeCycle", "R/2026-01-01T09:00:00Z/P0D"),
        ("timeCycle", "R/2026-01-01T09:00:00[Mars/Base]/P1D"),
        ("timeCycle", "R/PT1H/2026-01-01T09:00:00Z"),
        ("timeDuration", ""),
        (None, "PT1S"),
    ],
)
def test_what_is_no_time_is_said_to_be(kind: str | None, text: str) -> None:
    with pytest.raises(BadTimer):
        schedule(kind, text, NOW)  # type: ignore[arg-type]


def rounds(text: str, count: int, start: str = "") -> list[str]:
    """Return when the rounds of a cycle are due, from a time on, in UTC."""
    now = moment(start) if start else NOW
    found = schedule("timeCycle", text, now)
    due, listed = found.due, []
    for _round in range(count):
        listed.append(due.astimezone(UTC).strftime("%m-%d %H:%M"))
        # What waits keeps its time in UTC.
        due = next_round(due.astimezone(UTC), found.every or "")
    return listed


@pytest.mark.parametrize(
    ("text", "start", "expected"),
    [
        (
            "R/2027-03-27T09:00:00[Europe/Berlin]/P1D",
            "",
            ["03-27 08:00", "03-28 07:00", "03-29 07:00"],
        ),
        (
            "R/2027-10-30T09:00:00@Europe/Berlin/P1D",
            "",
            ["10-30 07:00", "10-31 08:00", "11-01 08:00"],
        ),
        (
            "R/2027-03-27T02:30:00[Europe/Berlin]/P1D",
            "",
            ["03-27 01:30", "03-28 01:30", "03-29 00:30"],
        ),
        (
            "R/2027-10-30T02:30:00[Europe/Berlin]/P1D",
            "",
            ["10-30 00:30", "10-31 00:30", "11-01 01:30"],
        ),
        (
            "R/2027-03-27T09:00:00[Europe/Berlin]/PT24H",
            "",
            ["03-27 08:00", "03-28 08:00", "03-29 08:00"],
        ),
        (
            "R/2027-03-27T09:00:00+01:00/P1D",
            "",
            ["03-27 08:00", "03-28 08:00", "03-29 08:00"],
        ),
        (
            "R/2027-01-31T09:00:00Z/P1M",
            "",
            ["01-31 09:00", "02-28 09:00", "03-31 09:00", "04-30 09:00"],
        ),
        (
            "R/2026-11-30T09:00:00Z/P1Y",
            "2028-01-01T00:00:00Z",
            ["11-30 09:00", "11-30 09:00"],
        ),
        (
            "R/2027-03-20T09:00:00[Europe/Berlin]/P1W",
            "2027-03-21T00:00:00Z",
            ["03-27 08:00", "04-03 07:00"],
        ),
        (
            "R/2027-04-01T06:00:00[America/New_York]/P1DT12H",
            "",
            ["04-01 10:00", "04-02 22:00", "04-04 10:00"],
        ),
    ],
)
def test_a_cycle_from_a_date_keeps_to_the_clock(
    text: str, start: str, expected: list[str]
) -> None:
    assert rounds(text, len(expected), start) == expected


LENGTHS = st.sampled_from(["P1D", "P1W", "P1M", "P1Y", "PT1H", "P1M1DT1S", "PT0.5S"])
PLACES = st.sampled_from(["Europe/Berlin", "America/New_York", "Asia/Kathmandu", "UTC"])
TIMES = st.datetimes(datetime(1990, 1, 1), datetime(2090, 1, 1))  # noqa: DTZ001


@example(datetime(2000, 1, 1), "Europe/Berlin", "PT0.5S", 7_354_800)  # noqa: DTZ001
@given(TIMES, PLACES, LENGTHS, st.integers(0, 10**8))
def test_rounds_follow_each_other(
    first: datetime, place: str, every: str, seconds: int
) -> None:
    start = f"{first.isoformat(timespec='seconds')}[{place}]"
    cycle = rounds_of(moment(start), every)
    now = cycle.first + timedelta(seconds=seconds)

    number, due = cycle.after(now)

    assert due > now
    assert number == 0 or cycle.at(number - 1) <= now
    times = [cycle.at(number + one) for one in range(5)]
    assert all(one < other for one, other in pairwise(times))
    assert round_after(times[0], f"{start}/{every}", times[2]) == (times[3], 3)


def test_a_cycle_ends_with_the_calendar() -> None:
    assert rounds_of(moment("9998-06-01"), "P1Y").at(5) == LATEST
    assert rounds_of(moment("2027-01-01"), "P999999Y").after(NOW)[0] == 0
    assert rounds_of(moment("2020-01-01"), "P999999Y").after(NOW)[1] == LATEST

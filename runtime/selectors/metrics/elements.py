"""How long each element takes and how often it fails, from the history."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass

from django.db import connection

from runtime.selectors.metrics.database import seconds_between
from runtime.selectors.metrics.durations import Spread
from runtime.selectors.metrics.samples import Sample

# Requests that loop have so many rows that not all of them can be looked at.
MOST_ROWS = 200_000
VISITS = """
WITH entries AS (
  SELECT entry.request_id, entry.activation, entry.element, entry.event, entry.at
  FROM ({sample}) sample CROSS JOIN runtime_historyentry entry
  WHERE entry.request_id = sample.number AND entry.activation IS NOT NULL
    AND entry.event IN ('entered', 'completed', 'cancelled', 'failed')
  LIMIT %s
)
SELECT element,
  {seconds},
  COUNT(CASE event WHEN 'failed' THEN 1 END),
  COUNT(CASE event WHEN 'cancelled' THEN 1 END)
FROM entries GROUP BY request_id, activation, element
"""
ENTERED = "MIN(CASE event WHEN 'entered' THEN at END)"
COMPLETED = "MAX(CASE event WHEN 'completed' THEN at END)"


@dataclass(frozen=True)
class ElementTimes:
    """What became of the tokens that entered an element; `failed` counts those that
    stopped there with an incident, also when they went on later."""

    element: str
    entered: int
    completed: int
    failed: int
    cancelled: int
    durations: Spread

    @property
    def failure_rate(self) -> float:
        """Return the share of tokens that failed."""
        return self.failed / self.entered


def element_times(sample: Sample) -> list[ElementTimes]:
    """Return the figures of every element that was entered."""
    seconds: dict[str, list[float]] = defaultdict(list)
    entered: Counter[str] = Counter()
    failed: Counter[str] = Counter()
    cancelled: Counter[str] = Counter()
    for element, length, failures, cancels in visits(sample):
        entered[element] += 1
        failed[element] += failures > 0
        cancelled[element] += cancels > 0
        if length is not None:
            seconds[element].append(length)
    return [
        ElementTimes(
            element=element,
            entered=count,
            completed=len(seconds[element]),
            failed=failed[element],
            cancelled=cancelled[element],
            durations=Spread.of(seconds[element]),
        )
        for element, count in entered.items()
    ]


def visits(sample: Sample) -> list[tuple[str, float | None, int, int]]:
    """Return for every activation its element, the seconds that it took if it was
    completed, and how often it failed and was cancelled."""
    numbers = sample.started.values("number").union(sample.ended.values("number"))
    sql, parameters = numbers.query.get_compiler(connection=connection).as_sql()
    seconds = seconds_between(ENTERED, COMPLETED)
    statement = VISITS.replace("{sample}", sql).replace("{seconds}", seconds)
    with connection.cursor() as cursor:
        cursor.execute(statement, (*parameters, MOST_ROWS))
        return list(cursor.fetchall())

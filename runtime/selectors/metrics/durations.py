"""How long Requests take, and the numbers that stand for many durations."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from math import ceil

from runtime.models import RequestStatus
from runtime.selectors.metrics.database import Seconds
from runtime.selectors.metrics.samples import Sample


@dataclass(frozen=True)
class Spread:
    """The median of durations and what 95 % of them do not exceed, in seconds.

    Both are durations that were measured (nearest rank); None of no durations.
    """

    count: int
    median: float | None = None
    p95: float | None = None

    @classmethod
    def of(cls, durations: Iterable[float]) -> Spread:
        """Return the spread of durations."""
        ranked = sorted(max(one, 0.0) for one in durations)
        if not ranked:
            return cls(0)
        return cls(len(ranked), ranked_at(ranked, 0.5), ranked_at(ranked, 0.95))


def ranked_at(ranked: list[float], share: float) -> float:
    """Return the smallest duration that this share of all do not exceed."""
    return round(ranked[max(ceil(share * len(ranked)) - 1, 0)], 3)


def durations_of_requests(sample: Sample) -> Spread:
    """Return how long the Requests took that were completed."""
    completed = sample.ended.filter(status=RequestStatus.COMPLETED)
    lengths = completed.annotate(seconds=Seconds("started_at", "ended_at"))
    return Spread.of(lengths.values_list("seconds", flat=True))

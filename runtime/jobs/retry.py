"""When a failed call is tried again."""

from __future__ import annotations

import random
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import isodate

ATTEMPTS, WAIT, FACTOR, MAXIMUM, JITTER = 3, 10.0, 2.0, 3600.0, 0.1
MOST_ATTEMPTS = 100


@dataclass(frozen=True)
class RetryPolicy:
    """How often and when a call is tried; times are seconds.

    The n-th wait is `wait` times `factor` to the power of n-1, at most `maximum`, and
    up to the share `jitter` longer. `errors` are codes that are tried again too.
    """

    attempts: int = ATTEMPTS
    wait: float = WAIT
    factor: float = FACTOR
    maximum: float = MAXIMUM
    jitter: float = JITTER
    errors: frozenset[str] = frozenset()

    @classmethod
    def of(cls, given: Mapping[str, Any]) -> RetryPolicy:
        """Read a policy as manifests and files write it; what is unreadable keeps its
        default."""
        return cls(
            attempts=min(
                max(int(number(given, "attempts", ATTEMPTS)), 1), MOST_ATTEMPTS
            ),
            wait=seconds(given, "wait", WAIT),
            factor=max(number(given, "factor", FACTOR), 1.0),
            maximum=seconds(given, "maximum", MAXIMUM),
            jitter=min(max(number(given, "jitter", JITTER), 0.0), 1.0),
            errors=frozenset(str(given.get("errors", "")).replace(",", " ").split()),
        )

    def delay(self, tries: int, *, at_least: float = 0.0) -> timedelta | None:
        """Return how long to wait after so many tries, None when it was the last."""
        if tries >= self.attempts:
            return None
        # A factor of 10 would overflow a float after 300 tries.
        growth = self.factor ** min(tries - 1, 60)
        length = max(min(self.wait * growth, self.maximum), at_least)
        spread = random.uniform(0, self.jitter)  # noqa: S311
        return timedelta(seconds=length * (1 + spread))


def number(given: Mapping[str, Any], name: str, default: float) -> float:
    """Return a number that may be written as text."""
    try:
        return float(given.get(name, default))
    except (TypeError, ValueError):
        return default


def seconds(given: Mapping[str, Any], name: str, default: float) -> float:
    """Return the seconds of an ISO 8601 duration."""
    try:
        length = isodate.parse_duration(str(given.get(name, "")))
        return max(float(length.total_seconds()), 0.0)
    except (ValueError, AttributeError, isodate.ISO8601Error):
        return default

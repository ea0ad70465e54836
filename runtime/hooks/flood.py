"""Keeps one caller from keeping the server busy, before anything else is looked at."""

from __future__ import annotations

import threading
from collections import OrderedDict

PER_MINUTE = 600
MOST_CALLERS = 10_000


class Gate:
    """Lets so many calls a minute through for each caller and address.

    It counts alike for addresses that are there and those that are not. `minute` is
    the number of the minute since any begin.
    """

    def __init__(self, per_minute: int = PER_MINUTE) -> None:
        self.per_minute = per_minute
        self.counts: OrderedDict[tuple[str, str], tuple[int, int]] = OrderedDict()
        self.lock = threading.Lock()

    def lets_through(self, caller: str, path: str, minute: int) -> bool:
        """Count a call, and say whether it may pass."""
        key = (caller, path)
        with self.lock:
            known, count = self.counts.pop(key, (minute, 0))
            count = count + 1 if known == minute else 1
            self.counts[key] = (minute, count)
            while len(self.counts) > MOST_CALLERS:
                self.counts.popitem(last=False)
        return count <= self.per_minute

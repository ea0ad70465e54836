"""One measured figure, and how it travels from a benchmark to the document."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass


@dataclass(frozen=True)
class Figure:
    """A measured value beside what it is compared with in the same run.

    `value` and `against_value` have the same `unit`; `limit` is what the figure
    should stay within, in words.
    """

    name: str
    value: float
    unit: str
    against: str = ""
    against_value: float | None = None
    limit: str = ""

    @property
    def ratio(self) -> float | None:
        """Return value / against_value."""
        if not self.against_value:
            return None
        return self.value / self.against_value


def report(figure: Figure) -> None:
    """Print a figure as one JSON line."""
    print(json.dumps(asdict(figure)), flush=True)


def parse(line: str) -> Figure | None:
    """Return the figure of a printed line, None for other output."""
    try:
        return Figure(**json.loads(line))
    except (ValueError, TypeError):
        return None

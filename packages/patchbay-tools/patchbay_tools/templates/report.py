"""What became of the properties of a template."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Note:
    """A property by its label, and why it is otherwise or not there."""

    property: str
    reason: str


@dataclass
class Report:
    """How many properties are as they were, and which are otherwise or missing."""

    covered: int = 0
    changed: list[Note] = field(default_factory=list)
    not_covered: list[Note] = field(default_factory=list)

    @property
    def properties(self) -> int:
        """Return how many there are."""
        return self.covered + len(self.changed) + len(self.not_covered)

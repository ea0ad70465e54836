"""What became of a document: nothing is lost without being named."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from typing import Any


@dataclass(frozen=True)
class Note:
    """Something about a place of the document, in words."""

    where: str
    reason: str


@dataclass
class Report:
    """What was made of a document, what was left out, and what was made otherwise."""

    file: str
    valid: bool = False
    connector: str = ""
    operations_found: int = 0
    operations: int = 0
    settings: int = 0
    problems: list[Note] = field(default_factory=list)
    left_out: list[Note] = field(default_factory=list)
    changed: list[Note] = field(default_factory=list)

    def leave_out(self, where: str, reason: str) -> None:
        """Name what has no counterpart in the connector."""
        self.left_out.append(Note(where, reason))

    def change(self, where: str, reason: str) -> None:
        """Name what became something else than the document says."""
        self.changed.append(Note(where, reason))

    def as_json(self) -> dict[str, Any]:
        """Return the report as JSON values, each note once."""
        shown = asdict(self)
        for name in ("problems", "left_out", "changed"):
            shown[name] = [asdict(one) for one in dict.fromkeys(getattr(self, name))]
        return shown

"""Change sets on the text of a file: what is not changed does not move."""

from __future__ import annotations

from bpmn.patch.apply import Applied, Dropped, apply

__all__ = ["Applied", "Dropped", "apply"]

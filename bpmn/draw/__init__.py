"""A small drawing of a diagram, for thumbnails."""

from __future__ import annotations

from bpmn.draw.drawing import draw

__all__ = ["draw"]

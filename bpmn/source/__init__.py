"""A BPMN text as a lossless tree: joined again it is the same text, character for
character. Edits touch only the pieces concerned."""

from __future__ import annotations

from bpmn.source.node import Node
from bpmn.source.tree import Tree, plant

__all__ = ["Node", "Tree", "plant"]

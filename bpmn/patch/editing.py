"""The state of one patching: the tree, the indexes that edits keep, the style."""

from __future__ import annotations

import re
from functools import cached_property

from bpmn.exceptions import RefusedChange
from bpmn.namespaces import BPMN
from bpmn.patch import place
from bpmn.patch.referrers import Referrers
from bpmn.schema import element_type
from bpmn.source import Node, Tree

DI_ORDER = {
    "extension": 0,
    "Bounds": 1,
    "waypoint": 1,
    "BPMNShape": 1,
    "BPMNEdge": 1,
    "BPMNLabel": 2,
}


class Editing:
    """What the modules of bpmn.patch share while one change set is applied."""

    def __init__(self, tree: Tree) -> None:
        self.tree = tree
        self.newline = tree.newline
        # The ids that were in what has been taken out.
        self.removed: set[str] = set()

    @cached_property
    def closing(self) -> str:
        """Return ` />` or `/>`, as the file writes elements without content."""
        everything = self.tree.root.descendants()
        first = next((n.start for n in everything if not n.end), "")
        return " />" if first[-3:-2] in {" ", "\t"} else "/>"

    @cached_property
    def writes_incoming(self) -> bool:
        """Say whether the file's flow nodes list their flows."""
        nodes = self.tree.by_id.values()
        flows = any(node.local == "sequenceFlow" for node in nodes)
        listed = any(node.child(BPMN, "incoming", "outgoing") for node in nodes)
        return listed or not flows

    @cached_property
    def referrers(self) -> Referrers:
        """Return which elements name others; deleting keeps it good."""
        return Referrers(self.tree)

    def forget_referrers(self) -> None:
        """Look anew for which elements name others, when that is asked next."""
        self.__dict__.pop("referrers", None)

    @cached_property
    def lanes(self) -> list[Node]:
        """Return the lanes of the file, in document order; edits keep the list."""
        everything = self.tree.root.descendants()
        return [n for n in everything if n.local == "lane" and n.namespace == BPMN]

    def find(self, element: str | None) -> Node | None:
        """Return an element by id; None stands for definitions."""
        return self.tree.root if element is None else self.tree.by_id.get(element)

    def get(self, element: str | None) -> Node:
        """Return an element that must be there. Raises RefusedChange."""
        node = self.find(element)
        if node is None:
            message = f"There is no element with the id {element}."
            raise RefusedChange(message, code="unknown-element", element=element)
        return node

    def insert(self, parent: Node, node: Node) -> None:
        """Put an element into its parent where the schema wants it."""
        known = element_type(parent.local) if parent.namespace == BPMN else None
        order = known.order if known else DI_ORDER
        newline = "\r\n" if self.newline == "\r\n" else "\n"
        place.insert(parent, node, newline, order)
        if not node.content and not node.end:
            node.start = re.sub(r"\s*/>$", self.closing, node.start)
        self.tree.index(node)

    def remove(self, node: Node) -> None:
        """Take an element out; a parent without content is written as `<a/>`."""
        parent = node.parent
        self.removed |= self.tree.forget(node)
        place.remove(node)
        if parent is not None and parent is not self.tree.root:
            place.collapse(parent, self.closing)

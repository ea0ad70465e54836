"""Which container an element goes into, and moving it there."""

from __future__ import annotations

from bpmn.exceptions import RefusedChange
from bpmn.namespaces import BPMN
from bpmn.patch.editing import Editing
from bpmn.patch.lanes import drop_empty_lane_set, lane_set_of
from bpmn.patch.place import indent_of, reindent
from bpmn.schema import element_type
from bpmn.source import Node

LANE_SETS = frozenset({"laneSet", "childLaneSet"})


def container_for(editing: Editing, local: str, parent: Node) -> Node:
    """Return the XML element that holds a new child. Raises RefusedChange."""
    if local == "lane" and parent.local not in LANE_SETS:
        parent = lane_set_of(editing, parent)
    known = element_type(parent.local) if parent.namespace == BPMN else None
    if known is None or local not in known.order:
        message = f"A {local} cannot stand in a {parent.local}."
        element = parent.attributes.get("id")
        raise RefusedChange(message, code="bad-value", element=element, key="parent")
    return parent


def used_prefixes(node: Node) -> dict[str, str]:
    """Return the prefixes that an element and its contents use, with namespaces."""
    found: dict[str, str] = {}
    for inner in node.descendants():
        names = [inner.name, *(n for n in inner.attributes if ":" in n)]
        for name in names:
            prefix = name.rpartition(":")[0]
            if prefix not in {"xmlns", "xml"}:
                found.setdefault(prefix, inner.resolve(prefix))
    return found


def move(editing: Editing, node: Node, parent: Node) -> None:
    """Move an element with its text into another container."""
    if any(each is parent for each in node.descendants()):
        element = node.attributes.get("id")
        message = "An element cannot be moved into itself."
        raise RefusedChange(message, code="bad-value", element=element, key="parent")
    container = container_for(editing, node.local, parent)
    if node.parent is container:
        return
    left, prefixes, before = node.parent, used_prefixes(node), indent_of(node)
    editing.remove(node)
    if left is not None and left.local in LANE_SETS:
        drop_empty_lane_set(editing, left)
    node.parent = container
    for prefix, namespace in prefixes.items():
        if node.resolve(prefix) != namespace:
            node.set(f"xmlns:{prefix}" if prefix else "xmlns", namespace)
    editing.insert(container, node)
    reindent(node, before, indent_of(node))

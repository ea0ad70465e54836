"""Deleting an element, and repairing what pointed at it."""

from __future__ import annotations

from bpmn.changes import Change
from bpmn.exceptions import RefusedChange
from bpmn.namespaces import BPMN
from bpmn.patch.editing import Editing
from bpmn.patch.flows import unlist
from bpmn.patch.lanes import drop_empty_lane_set
from bpmn.patch.planes import remove_plane
from bpmn.patch.referrers import CONNECTIONS, end_of
from bpmn.source import Node
from bpmn.source.tree import local_id


def ids_below(node: Node) -> set[str]:
    """Return the ids of an element and all BPMN elements inside it."""
    return {
        inner.attributes["id"]
        for inner in node.descendants()
        if "id" in inner.attributes and inner.namespace == BPMN
    }


def dependents(editing: Editing, gone: set[str]) -> list[str]:
    """Return the ids of what goes along: connections, then boundary events.

    What is inside these is added to `gone`.
    """
    found: dict[str, Node] = {}
    fresh = set(gone)
    while fresh:
        leaning = editing.referrers.leaning_on(fresh)
        fresh = set()
        for node in leaning:
            element = node.attributes["id"]
            if editing.tree.by_id.get(element) is node and element not in gone:
                found[element] = node
                fresh |= (ids_below(node) | {element}) - gone
        gone |= fresh
    connections = [e for e, node in found.items() if node.local in CONNECTIONS]
    return connections + [e for e in found if e not in set(connections)]


def scrub(editing: Editing, gone: set[str]) -> list[Change]:
    """Take out references to deleted elements; return what was changed."""
    changes: list[Change] = []
    for node, key in editing.referrers.mentioning(gone):
        element = node.attributes.get("id", "")
        before = node.attributes.get(key)
        there = editing.tree.by_id.get(element) is node and element not in gone
        if not there or before is None or local_id(before) not in gone:
            continue
        node.set(key, None)
        changes.append(
            {
                "op": "set",
                "element": element,
                "key": key,
                "before": before,
                "after": None,
            }
        )
    for entry in editing.referrers.listing(gone):
        editing.remove(entry)
    return changes


def unlist_flow(editing: Editing, node: Node) -> None:
    """Take a sequence flow out of the lists of its ends."""
    if node.local == "sequenceFlow":
        flow, by_id = node.attributes.get("id", ""), editing.tree.by_id
        source, target = end_of(node, "sourceRef"), end_of(node, "targetRef")
        unlist(editing, by_id.get(source or ""), "outgoing", flow)
        unlist(editing, by_id.get(target or ""), "incoming", flow)


def take_out(editing: Editing, node: Node) -> None:
    """Take one element with its contents, shapes and planes out of the file."""
    for element in ids_below(node):
        for shape in list(editing.tree.drawn.get(element, [])):
            editing.remove(shape)
        remove_plane(editing, element)
    unlist_flow(editing, node)
    parent = node.parent
    editing.remove(node)
    editing.lanes[:] = [lane for lane in editing.lanes if lane_is_there(editing, lane)]
    if parent is not None and parent.local in {"laneSet", "childLaneSet"}:
        drop_empty_lane_set(editing, parent)


def lane_is_there(editing: Editing, lane: Node) -> bool:
    """Say whether a lane is still in the file."""
    node: Node | None = lane
    while node is not None and node is not editing.tree.root:
        node = node.parent
    return node is not None


def delete_element(editing: Editing, element: str) -> list[Change]:
    """Delete an element; return all that went or changed, repairs first."""
    node = editing.get(element)
    if node is editing.tree.root:
        message = "The definitions of a file cannot be deleted."
        raise RefusedChange(message, code="bad-value", element=element)
    gone = ids_below(node) | {element}
    extra = dependents(editing, gone)
    changes = scrub(editing, gone)
    for dependent in extra:
        if dependent in editing.tree.by_id:
            take_out(editing, editing.tree.by_id[dependent])
            changes.append({"op": "delete", "element": dependent})
    take_out(editing, node)
    changes.append({"op": "delete", "element": element})
    return changes

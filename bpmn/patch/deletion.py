"""Deleting an element, and repairing what pointed at it."""

from __future__ import annotations

from bpmn.changes import Change
from bpmn.exceptions import RefusedChange
from bpmn.namespaces import BPMN
from bpmn.patch.diagram import remove_drawn
from bpmn.patch.editing import Editing
from bpmn.patch.flows import DATA_ASSOCIATIONS, end_of, unlist
from bpmn.patch.lanes import drop_empty_lane_set, references
from bpmn.patch.planes import remove_plane
from bpmn.source import Node

CONNECTIONS = (
    frozenset({"sequenceFlow", "messageFlow", "association", "conversationLink"})
    | DATA_ASSOCIATIONS
)
REFERENCES = ("default", "dataObjectRef", "dataStoreRef", "processRef")


def ids_below(node: Node) -> set[str]:
    """Return the ids of an element and all BPMN elements inside it."""
    return {
        inner.attributes["id"]
        for inner in node.descendants()
        if "id" in inner.attributes and inner.namespace == BPMN
    }


def depends_on(node: Node, gone: set[str]) -> bool:
    """Say whether an element cannot stand without the deleted ones."""
    if node.local in CONNECTIONS:
        return end_of(node, "sourceRef") in gone or end_of(node, "targetRef") in gone
    return node.attributes.get("attachedToRef") in gone


def dependents(editing: Editing, gone: set[str]) -> list[str]:
    """Return the ids of what goes along: boundary events, then connections."""
    found: list[str] = []
    growing = True
    while growing:
        growing = False
        for element, node in editing.tree.by_id.items():
            if element not in gone and depends_on(node, gone):
                found.append(element)
                gone |= ids_below(node)
                growing = True
    connections = [e for e in found if is_connection(editing, e)]
    return connections + [e for e in found if e not in set(connections)]


def is_connection(editing: Editing, element: str) -> bool:
    """Say whether an element is a drawn line."""
    return editing.tree.by_id[element].local in CONNECTIONS


def scrub(editing: Editing, gone: set[str]) -> list[Change]:
    """Take out references to deleted elements; return what was changed."""
    changes: list[Change] = []
    for element, node in editing.tree.by_id.items():
        if element in gone:
            continue
        for key in REFERENCES:
            before = node.attributes.get(key)
            if before in gone:
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
    for lane in editing.lanes:
        for gone_id in gone:
            for reference in references(lane, gone_id):
                editing.remove(reference)
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
            remove_drawn(editing, shape)
        remove_plane(editing, element)
    unlist_flow(editing, node)
    parent = node.parent
    editing.tree.forget(node)
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

"""Which lanes name a flow node, and the lane sets that hold lanes."""

from __future__ import annotations

from bpmn.namespaces import BPMN
from bpmn.patch.editing import Editing
from bpmn.patch.fragments import make
from bpmn.source import Node


def references(lane: Node, element: str) -> list[Node]:
    """Return the flowNodeRef of a lane that name an element."""
    named = lane.children_named(BPMN, "flowNodeRef")
    return [r for r in named if r.text.strip().rpartition(":")[2] == element]


def set_lanes(editing: Editing, node: Node, lanes: list[str] | None) -> None:
    """Let exactly these lanes name a flow node; None for no lane."""
    element = node.attributes.get("id", "")
    for lane in editing.lanes:
        named = references(lane, element)
        wanted = lane.attributes.get("id") in (lanes or [])
        if named and not wanted:
            for reference in named:
                editing.remove(reference)
        elif wanted and not named:
            reference = make(lane, BPMN, "flowNodeRef")
            reference.set_text(element)
            editing.insert(lane, reference)


def lane_set_of(editing: Editing, container: Node) -> Node:
    """Return the lane set of a process, sub-process or lane; make a missing one."""
    local = "childLaneSet" if container.local == "lane" else "laneSet"
    found = container.child(BPMN, local)
    if found is None:
        found = make(container, BPMN, local)
        found.set("id", free_id(editing, f"LaneSet_{container.attributes.get('id')}"))
        editing.insert(container, found)
    return found


def free_id(editing: Editing, wanted: str) -> str:
    """Return the id, with a number behind it where it is in use."""
    taken, number = editing.tree.uses, 1
    candidate = wanted
    while taken[candidate] > 0:
        number += 1
        candidate = f"{wanted}_{number}"
    return candidate


def drop_empty_lane_set(editing: Editing, lane_set: Node) -> None:
    """Take out a lane set that has lost its last lane."""
    if lane_set.child(BPMN, "lane") is None and lane_set.parent is not None:
        editing.remove(lane_set)

"""Planes: which element a diagram draws, and where new shapes go."""

from __future__ import annotations

from bpmn.namespaces import BPMN, BPMNDI
from bpmn.patch.editing import Editing
from bpmn.patch.fragments import make
from bpmn.patch.lanes import free_id
from bpmn.source import Node
from bpmn.source.tree import drawn_id

ROOTS = ("collaboration", "process", "choreography")


def plane_of(editing: Editing, element: str | None) -> Node | None:
    """Return the plane that draws an element; the first one for None."""
    planes = editing.tree.planes
    if element is None:
        return planes[0] if planes else None
    return next((plane for plane in planes if drawn_id(plane) == element), None)


def add_plane(editing: Editing, element: str) -> Node:
    """Add a diagram for an element at the end of the file."""
    root = editing.tree.root
    diagram = make(root, BPMNDI, "BPMNDiagram")
    diagram.set("id", free_id(editing, f"BPMNDiagram_{element}"))
    editing.insert(root, diagram)
    plane = make(diagram, BPMNDI, "BPMNPlane")
    plane.set("id", free_id(editing, f"BPMNPlane_{element}"))
    plane.set("bpmnElement", element)
    editing.insert(diagram, plane)
    return plane


def first_root(editing: Editing) -> str:
    """Return the id of what a first diagram draws: collaboration, else process."""
    for local in ROOTS:
        found = editing.tree.root.child(BPMN, local)
        if found is not None and "id" in found.attributes:
            return found.attributes["id"]
    return ""


def plane_for(editing: Editing, node: Node) -> Node:
    """Return the plane that a new shape goes to: that of the nearest container."""
    container = node.parent
    while container is not None:
        element = container.attributes.get("id")
        own = plane_of(editing, element) if element else None
        if own is not None and container.namespace == BPMN:
            return own
        container = container.parent
    return plane_of(editing, None) or add_plane(editing, first_root(editing))


def set_plane(editing: Editing, node: Node, value: str | None) -> None:
    """Draw an element in the plane of another element."""
    plane = plane_of(editing, value)
    if plane is None:
        plane = add_plane(editing, value or first_root(editing))
    for shape in list(editing.tree.drawn.get(node.attributes.get("id", ""), [])):
        if shape.parent is not plane:
            editing.remove(shape)
            editing.insert(plane, shape)


def redraw_plane(editing: Editing, before: str | None, after: str | None) -> None:
    """Let the plane that drew one element draw another."""
    plane = plane_of(editing, before)
    if plane is None and after is not None:
        plane = plane_of(editing, after) or add_plane(editing, after)
    if plane is not None and after is not None and drawn_id(plane) != after:
        plane.set("bpmnElement", after)


def remove_plane(editing: Editing, element: str) -> None:
    """Take out the diagram that draws a deleted element."""
    plane = plane_of(editing, element)
    if plane is None or plane.parent is None or len(editing.tree.planes) == 1:
        return
    editing.remove(plane.parent)

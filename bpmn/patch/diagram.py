"""Keys of the diagram interchange: bounds, waypoints, labels, marks, colours."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from bpmn.exceptions import RefusedChange
from bpmn.namespaces import BIOC, BPMNDI, COLOR, DC, DI
from bpmn.patch.editing import Editing
from bpmn.patch.fragments import make, prefix_for, qualified
from bpmn.patch.lanes import free_id
from bpmn.patch.planes import plane_for
from bpmn.source import Node

FLAGS = frozenset({"isExpanded", "isHorizontal", "isMarkerVisible"})
COLOURS = {
    "fill": ((BIOC, "fill"), (COLOR, "background-color")),
    "stroke": ((BIOC, "stroke"), (COLOR, "border-color")),
}
KEYS = FLAGS | set(COLOURS) | {"bounds", "waypoints", "labelBounds", "labelColor"}


def number(value: float) -> str:
    """Return a coordinate as XML writes it: `12`, `12.5`."""
    return str(int(value)) if float(value).is_integer() else repr(float(value))


def drawn(editing: Editing, node: Node, local: str) -> Node | None:
    """Return the shape or edge that draws an element."""
    found = editing.tree.drawn.get(node.attributes.get("id", ""), [])
    return next((each for each in found if each.local == local), None)


def any_drawn(editing: Editing, node: Node) -> Node | None:
    """Return the shape or edge that draws an element, whichever there is."""
    found = editing.tree.drawn.get(node.attributes.get("id", ""), [])
    return found[0] if found else None


def add_drawn(editing: Editing, node: Node, local: str) -> Node:
    """Add an empty shape or edge for an element to its plane."""
    element = node.attributes.get("id", "")
    plane = plane_for(editing, node)
    made = make(plane, BPMNDI, local)
    made.set("id", free_id(editing, f"{element}_di"))
    made.set("bpmnElement", element)
    editing.insert(plane, made)
    return made


def write_bounds(editing: Editing, owner: Node, value: Mapping[str, float]) -> None:
    """Write the rectangle of a shape or label."""
    bounds = owner.child(DC, "Bounds")
    if bounds is None:
        bounds = make(owner, DC, "Bounds")
        write_numbers(bounds, value, ("x", "y", "width", "height"))
        editing.insert(owner, bounds)
        return
    write_numbers(bounds, value, ("x", "y", "width", "height"))


def write_numbers(node: Node, value: Mapping[str, float], names: Sequence[str]) -> None:
    """Write coordinates; one that is the same number stays as it is written."""
    for name in names:
        written = node.attributes.get(name)
        if written is None or not same(written, value[name]):
            node.set(name, number(value[name]))


def same(written: str, value: float) -> bool:
    """Say whether `288.0` and 288 are the same."""
    try:
        return float(written) == value
    except ValueError:
        return False


def set_bounds(editing: Editing, node: Node, value: Mapping[str, float] | None) -> None:
    """Move or resize a shape; None takes it out of the diagram."""
    shape = drawn(editing, node, "BPMNShape")
    if value is None:
        if shape is not None:
            editing.remove(shape)
        return
    if shape is None:
        shape = add_drawn(editing, node, "BPMNShape")
    write_bounds(editing, shape, value)


def set_waypoints(
    editing: Editing, node: Node, value: list[Mapping[str, float]] | None
) -> None:
    """Lead a connection along other points; None takes it out of the diagram."""
    edge = drawn(editing, node, "BPMNEdge")
    if value is None:
        if edge is not None:
            editing.remove(edge)
        return
    if edge is None:
        edge = add_drawn(editing, node, "BPMNEdge")
    points = edge.children_named(DI, "waypoint")
    for extra in points[len(value) :]:
        editing.remove(extra)
    for point, there in zip(value, points, strict=False):
        write_numbers(there, point, ("x", "y"))
    for point in value[len(points) :]:
        added = make(edge, DI, "waypoint")
        write_numbers(added, point, ("x", "y"))
        editing.insert(edge, added)


def label_of(editing: Editing, node: Node, *, wanted: bool) -> Node | None:
    """Return the label of a shape or edge, made where it is wanted and missing."""
    shape = any_drawn(editing, node)
    if shape is None:
        return None
    label = shape.child(BPMNDI, "BPMNLabel")
    if label is None and wanted:
        label = make(shape, BPMNDI, "BPMNLabel")
        editing.insert(shape, label)
    return label


def set_label_bounds(
    editing: Editing, node: Node, value: Mapping[str, float] | None
) -> None:
    """Move a label outside; None leaves its place to the tool."""
    label = label_of(editing, node, wanted=value is not None)
    if label is None:
        return
    if value is not None:
        write_bounds(editing, label, value)
        return
    bounds = label.child(DC, "Bounds")
    if bounds is not None:
        editing.remove(bounds)
    if not label.attributes and not label.content:
        editing.remove(label)


def write_colour(editing: Editing, node: Node, names: Any, value: str | None) -> None:
    """Write a colour under each of its names; declared once, at the root."""
    for namespace, local in names:
        prefix = node.prefix_of(namespace, attribute=True)
        if prefix is None:
            if value is None:
                continue
            prefix = prefix_for(editing.tree.root, namespace, attribute=True)
        name = qualified(prefix, local)
        if node.attributes.get(name) != value:
            node.set(name, value)


def set_diagram_key(editing: Editing, node: Node, key: str, value: Any) -> None:
    """Set one key of the diagram interchange."""
    if key == "bounds":
        set_bounds(editing, node, value)
    elif key == "waypoints":
        set_waypoints(editing, node, value)
    elif key == "labelBounds":
        set_label_bounds(editing, node, value)
    elif key == "labelColor":
        label = label_of(editing, node, wanted=value is not None)
        if label is not None:
            write_colour(editing, label, ((COLOR, "color"),), value)
    else:
        set_mark(editing, node, key, value)


def set_mark(editing: Editing, node: Node, key: str, value: Any) -> None:
    """Set a flag or colour of the shape or edge."""
    shape = any_drawn(editing, node)
    if shape is None:
        if value is None:
            return
        element = node.attributes.get("id")
        message = f"{element} is not drawn, so it has no {key}."
        raise RefusedChange(message, code="bad-value", element=element, key=key)
    if key in COLOURS:
        write_colour(editing, shape, COLOURS[key], value)
    else:
        shape.set(key, None if value is None else str(value).lower())

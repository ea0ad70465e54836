"""Setting one key of one element."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from bpmn.exceptions import RefusedChange
from bpmn.namespaces import BPMN
from bpmn.patch import children
from bpmn.patch.diagram import KEYS, set_diagram_key
from bpmn.patch.editing import Editing
from bpmn.patch.flows import set_end
from bpmn.patch.fragments import prefix_for, qualified
from bpmn.patch.lanes import set_lanes
from bpmn.patch.moving import move
from bpmn.patch.planes import redraw_plane, remove_plane, set_plane
from bpmn.patch.referrers import ENDS
from bpmn.patch.step import set_step_key
from bpmn.schema import element_type, is_kind, tag_of
from bpmn.source import Node

QUALIFIED = re.compile(r"\{([^{}\s]+)\}([A-Za-z_][\w.-]*)")
CLOSED_NAMESPACES = ("http://www.w3.org/", BPMN)
FLOW_LIKE = frozenset({"sequenceFlow", "messageFlow", "association"})


def set_foreign_attribute(node: Node, key: str, value: str | None) -> None:
    """Set an attribute of another namespace."""
    found = QUALIFIED.fullmatch(key)
    if found is None or found[1].startswith(CLOSED_NAMESPACES):
        raise children.unknown(node, key)
    if value is None and node.prefix_of(found[1], attribute=True) is None:
        return
    name = qualified(prefix_for(node, found[1], attribute=True), found[2])
    if node.attributes.get(name) != value:
        node.set(name, value)


def set_attribute(node: Node, key: str, value: str | None) -> None:
    """Set an attribute that the schema, or the file, gives the element."""
    known = element_type(node.local)
    allowed = known is not None and key in known.attributes
    if key == "id" or (not allowed and key not in node.attributes):
        raise children.unknown(node, key)
    if node.attributes.get(key) != value:
        node.set(key, value)


def set_type(editing: Editing, node: Node, value: str) -> None:
    """Change what an element is; it must be able to stand where it stands."""
    tag = tag_of(value) or ""
    parent = node.parent
    container = element_type(parent.local) if parent else None
    if container is None or tag not in container.order:
        element = node.attributes.get("id")
        message = f"{element} cannot become {value}."
        raise RefusedChange(message, code="bad-value", element=element, key="type")
    node.rename(tag)
    if not is_kind(tag, "SubProcess"):
        # Only a sub-process can be drawn on a plane of its own.
        remove_plane(editing, node.attributes.get("id", ""))


def set_parent(editing: Editing, node: Node, value: str | None) -> None:
    """Move an element into another container."""
    move(editing, node, editing.get(value))


Setter = Callable[[Editing, Node, Any], None]
SETTERS: dict[str, Setter] = {
    "type": set_type,
    "parent": set_parent,
    "lanes": set_lanes,
    "documentation": children.set_documentation,
    "text": children.set_annotation_text,
    "condition": children.set_condition,
    "extensionElements": children.set_extension,
    "plane": set_plane,
}


def set_key(editing: Editing, node: Node, key: str, value: Any) -> bool:
    """Set a key; False where there is no step that could take it."""
    editing.forget_referrers()
    if key in SETTERS:
        SETTERS[key](editing, node, value)
    elif key in KEYS:
        set_diagram_key(editing, node, key, value)
    elif key.startswith(("step:", "setting:")):
        return set_step_key(editing, node, key, value)
    elif key.startswith("xml:"):
        children.set_slot(editing, node, key, value)
    elif key in ENDS and is_connection(node):
        set_end(editing, node, key, value)
    elif key.startswith("{"):
        set_foreign_attribute(node, key, value)
    else:
        set_attribute(node, key, value)
    return True


def is_connection(node: Node) -> bool:
    """Say whether the ends of an element are keys of their own."""
    return node.local in FLOW_LIKE or node.local.endswith("Association")


def set_definitions_key(editing: Editing, key: str, before: Any, after: Any) -> None:
    """Set a key of `definitions`: which element a plane draws, or an attribute."""
    if key == "plane":
        redraw_plane(editing, before, after)
    else:
        set_key(editing, editing.tree.root, key, after)

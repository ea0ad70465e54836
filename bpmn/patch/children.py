"""Keys that are children of an element: documentation, text, condition, slots."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from bpmn.exceptions import RefusedChange
from bpmn.namespaces import BPMN, CONNECTOR, XSI
from bpmn.patch.editing import Editing
from bpmn.patch.fragments import build, make, parse_fragment, prefix_for, qualified
from bpmn.patch.place import child_indent, insert
from bpmn.schema import is_kind, slot
from bpmn.source import Node

STEP = f"{{{CONNECTOR}}}step"


def unknown(node: Node, key: str) -> RefusedChange:
    """Return the refusal of a key that the element cannot have."""
    element = node.attributes.get("id")
    message = f"<{node.local}> has no {key[:120]}."
    return RefusedChange(message, code="unknown-key", element=element, key=key)


def set_text_child(editing: Editing, node: Node, local: str, value: str | None) -> None:
    """Set the text of the first child of that name; None takes the child out."""
    child = node.child(BPMN, local)
    if value is None:
        if child is not None:
            editing.remove(child)
        return
    if child is None:
        child = make(node, BPMN, local)
        child.set_text(value)
        editing.insert(node, child)
    elif child.text != value:
        child.set_text(value)


def set_condition(
    editing: Editing, node: Node, value: Mapping[str, Any] | None
) -> None:
    """Set the condition of a sequence flow."""
    if node.local != "sequenceFlow":
        raise unknown(node, "condition")
    child = node.child(BPMN, "conditionExpression")
    if value is None:
        if child is not None:
            editing.remove(child)
        return
    if child is None:
        child = make(node, BPMN, "conditionExpression")
        bpmn = prefix_for(child, BPMN)
        xsi = prefix_for(child, XSI, attribute=True)
        child.set(qualified(xsi, "type"), qualified(bpmn, "tFormalExpression"))
        child.set_text(value["body"])
        editing.insert(node, child)
    elif child.text != value["body"]:
        child.set_text(value["body"])
    if child.attributes.get("language") != value.get("language"):
        child.set("language", value.get("language"))


def put(editing: Editing, parent: Node, sources: list[Any]) -> None:
    """Put the elements of a fragment into an element, each on a line of its own."""
    for source in sources:
        child = build(source, parent)
        editing.insert(parent, child)
        spread(editing, child)


def spread(editing: Editing, node: Node) -> None:
    """Give the children of a new element lines of their own, if all are elements."""
    parts = node.content
    if not parts or any(isinstance(p, str) and p.strip() for p in parts):
        return
    children = list(node.children())
    node.content = []
    for child in children:
        blank = child_indent(node, editing.newline)
        insert(node, child, editing.newline)
        if blank:
            spread(editing, child)


def set_slot(editing: Editing, node: Node, key: str, value: str | None) -> None:
    """Replace the children of a slot."""
    locals_ = slot(node.local, key.removeprefix("xml:"))
    if locals_ is None:
        raise unknown(node, key)
    sources = parse_fragment(value or "", key)
    for source in sources:
        tag = str(source.tag)
        if tag.removeprefix(f"{{{BPMN}}}") not in locals_:
            raise RefusedChange(
                f"<{tag}> does not belong into {key}.",
                code="bad-value",
                element=node.attributes.get("id"),
                key=key,
            )
    for child in node.children_named(BPMN, *locals_):
        editing.remove(child)
    put(editing, node, sources)


def extension_elements(editing: Editing, node: Node) -> Node:
    """Return the element's extensionElements, made where they are missing."""
    found = node.child(BPMN, "extensionElements")
    if found is None:
        found = make(node, BPMN, "extensionElements")
        editing.insert(node, found)
    return found


def drop_if_empty(editing: Editing, extension: Node) -> None:
    """Take extensionElements out when nothing is left in them."""
    blank = all(isinstance(p, str) and not p.strip() for p in extension.content)
    if blank and extension.parent is not None:
        editing.remove(extension)


def set_extension(editing: Editing, node: Node, value: str | None) -> None:
    """Replace what other tools keep in extensionElements; our step stays."""
    sources = parse_fragment(value or "", "extensionElements")
    if any(source.tag == STEP for source in sources):
        raise RefusedChange(
            "The connector of an element is set with the keys `step:`.",
            code="bad-value",
            element=node.attributes.get("id"),
            key="extensionElements",
        )
    extension = node.child(BPMN, "extensionElements")
    if extension is None and not sources:
        return
    extension = extension_elements(editing, node)
    for child in list(extension.children()):
        if child.local != "step" or child.namespace != CONNECTOR:
            editing.remove(child)
    put(editing, extension, sources)
    drop_if_empty(editing, extension)


def set_documentation(editing: Editing, node: Node, value: str | None) -> None:
    """Set the first documentation."""
    if not is_kind(node.local, "BaseElement") and node.local != "definitions":
        raise unknown(node, "documentation")
    set_text_child(editing, node, "documentation", value)


def set_annotation_text(editing: Editing, node: Node, value: str | None) -> None:
    """Set the text of a text annotation."""
    if node.local != "textAnnotation":
        raise unknown(node, "text")
    set_text_child(editing, node, "text", value)

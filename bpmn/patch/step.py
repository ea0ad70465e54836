"""Keys of the connector step: who it is, its settings, retry and outputs."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from bpmn.namespaces import BPMN, CONNECTOR
from bpmn.patch.children import drop_if_empty, extension_elements
from bpmn.patch.editing import Editing
from bpmn.patch.fragments import make
from bpmn.patch.place import insert
from bpmn.source import Node

ATTRIBUTES = ("connector", "operation", "version", "credential", "name")
ORDER = {"setting": 0, "retry": 1, "output": 2}


def step_of(node: Node) -> Node | None:
    """Return the connector step of an element."""
    extension = node.child(BPMN, "extensionElements")
    return extension.child(CONNECTOR, "step") if extension else None


def remove_step(editing: Editing, step: Node) -> None:
    """Take the whole step out."""
    extension = step.parent
    editing.remove(step)
    if extension is not None and extension.parent is not None:
        drop_if_empty(editing, extension)


def add_step(editing: Editing, node: Node) -> Node:
    """Add an empty step."""
    extension = extension_elements(editing, node)
    step = make(extension, CONNECTOR, "step")
    editing.insert(extension, step)
    return step


def put(editing: Editing, step: Node, child: Node) -> None:
    """Put a child into the step, in the order setting, retry, output."""
    insert(step, child, editing.newline, ORDER)


def value_of(node: Node) -> Any:
    """Return a setting's value: text, a list or an object."""
    items = node.children_named(CONNECTOR, "item")
    if items:
        return [value_of(item) for item in items]
    entries = node.children_named(CONNECTOR, "entry")
    if entries:
        return {e.attributes.get("key", ""): value_of(e) for e in entries}
    return node.text


def write_value(node: Node, value: Any) -> None:
    """Write a setting's value into its element, on one line."""
    if isinstance(value, str):
        node.set_text(value)
        return
    node.open()
    node.content = []
    pairs = (
        list(value.items())
        if isinstance(value, Mapping)
        else [(None, item) for item in value]
    )
    for key, inner in pairs:
        child = make(node, CONNECTOR, "item" if key is None else "entry")
        if key is not None:
            child.set("key", key)
        write_value(child, inner)
        node.content.append(child)


def set_setting(editing: Editing, step: Node, name: str, value: Any) -> None:
    """Write one setting; None, an empty list or object takes it out."""
    settings = step.children_named(CONNECTOR, "setting")
    found = [s for s in settings if s.attributes.get("name") == name]
    if value is None or value in ([], {}):
        for setting in found:
            editing.remove(setting)
        return
    if found:
        if value_of(found[0]) != value:
            write_value(found[0], value)
        return
    setting = make(step, CONNECTOR, "setting")
    setting.set("name", name)
    write_value(setting, value)
    put(editing, step, setting)


def set_retry(editing: Editing, step: Node, value: Mapping[str, str] | None) -> None:
    """Write how often and when the step is tried again."""
    found = step.child(CONNECTOR, "retry")
    if value is None:
        if found is not None:
            editing.remove(found)
        return
    if found is None:
        found = make(step, CONNECTOR, "retry")
        put(editing, step, found)
    for name in list(found.attributes):
        if ":" not in name and name != "xmlns" and name not in value:
            found.set(name, None)
    for name, text in value.items():
        found.set(name, text)


def set_outputs(
    editing: Editing, step: Node, value: list[Mapping[str, str | None]] | None
) -> None:
    """Write the variables that take the step's result."""
    for found in step.children_named(CONNECTOR, "output"):
        editing.remove(found)
    for output in value or []:
        child = make(step, CONNECTOR, "output")
        for name in ("variable", "value"):
            child.set(name, output.get(name))
        put(editing, step, child)


def set_step_key(editing: Editing, node: Node, key: str, value: Any) -> bool:
    """Set one key of the step; False where the element has no step for it."""
    step = step_of(node)
    if key == "step:connector" and value is None:
        if step is not None:
            remove_step(editing, step)
        return True
    if step is None:
        if key != "step:connector":
            return value is None
        step = add_step(editing, node)
    kind, _, name = key.partition(":")
    if kind == "setting":
        set_setting(editing, step, name, value)
    elif name == "retry":
        set_retry(editing, step, value)
    elif name == "outputs":
        set_outputs(editing, step, value)
    else:
        step.set(name, value)
    return True

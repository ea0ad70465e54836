"""Creating an element and giving it its values."""

from __future__ import annotations

from bpmn.changes import Change
from bpmn.exceptions import RefusedChange
from bpmn.namespaces import BPMN
from bpmn.patch.editing import Editing
from bpmn.patch.fragments import make
from bpmn.patch.keys import set_key
from bpmn.patch.moving import container_for
from bpmn.schema import tag_of

FIRST = ("plane", "bounds", "waypoints", "step:connector")
LAST = ("sourceRef", "targetRef", "lanes", "default", "labelColor", "plane")


def add_element(editing: Editing, change: Change) -> None:
    """Put a new element without values into its container."""
    element = str(change["element"])
    if editing.tree.uses[element] > 0:
        message = f"The id {element} is in use."
        raise RefusedChange(message, code="id-in-use", element=element)
    local = tag_of(change["type"]) or ""
    parent = editing.get(change.get("parent"))
    container = container_for(editing, local, parent)
    node = make(container, BPMN, local)
    node.set("id", element)
    editing.forget_referrers()
    editing.insert(container, node)
    if local == "lane":
        editing.lanes.append(node)


def rank(key: str) -> int:
    """Return when a key of a new element is set: shapes first, ends last."""
    if key in FIRST:
        return FIRST.index(key) - len(FIRST)
    return 1 if key in LAST else 0


def give_values(editing: Editing, change: Change) -> None:
    """Set the values of a new element."""
    node = editing.get(change["element"])
    values = change.get("values", {})
    for key in sorted(values, key=rank):
        if key == "plane" and "plane" in FIRST and values[key] is None:
            continue
        if values[key] is not None:
            set_key(editing, node, key, values[key])

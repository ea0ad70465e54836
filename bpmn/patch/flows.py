"""Where connections begin and end, and what flow nodes say of it."""

from __future__ import annotations

from bpmn.namespaces import BPMN
from bpmn.patch.children import set_text_child
from bpmn.patch.editing import Editing
from bpmn.patch.fragments import make
from bpmn.patch.referrers import DATA_ASSOCIATIONS, end_of
from bpmn.source import Node

LISTS = {"sourceRef": "outgoing", "targetRef": "incoming"}


def unlist(editing: Editing, node: Node | None, local: str, flow: str) -> None:
    """Take a flow out of a node's incoming or outgoing."""
    if node is None:
        return
    for listed in node.children_named(BPMN, local):
        if listed.text.strip().rpartition(":")[2] == flow:
            editing.remove(listed)


def enlist(editing: Editing, node: Node | None, local: str, flow: str) -> None:
    """Put a flow into a node's incoming or outgoing."""
    if node is None or not editing.writes_incoming:
        return
    named = [n.text.strip() for n in node.children_named(BPMN, local)]
    if flow not in named:
        listed = make(node, BPMN, local)
        listed.set_text(flow)
        editing.insert(node, listed)


def set_end(editing: Editing, node: Node, key: str, value: str | None) -> None:
    """Let a connection begin (sourceRef) or end (targetRef) elsewhere."""
    before = end_of(node, key)
    if node.local in DATA_ASSOCIATIONS:
        set_text_child(editing, node, key, value)
        return
    if before != value:
        node.set(key, value)
    if node.local != "sequenceFlow":
        return
    flow = node.attributes.get("id", "")
    if before != value:
        unlist(editing, editing.tree.by_id.get(before or ""), LISTS[key], flow)
    enlist(editing, editing.tree.by_id.get(value or ""), LISTS[key], flow)

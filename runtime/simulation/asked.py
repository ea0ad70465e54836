"""Which steps a simulation answers: also those that would go on by themselves."""

from __future__ import annotations

from dataclasses import replace

from runtime.engine.definition import Definition, Node
from runtime.simulation.given import Given

BY_THEMSELVES = frozenset({"task", "manualTask", "scriptTask", "businessRuleTask"})


def asking(node: Node) -> Node:
    """Return a task that waits for the answer that is given for it."""
    if node.connector is not None or node.work not in BY_THEMSELVES:
        return node
    return replace(node, work="serviceTask", decision=None)


def with_given_answers(definition: Definition, given: Given) -> Definition:
    """Return a definition in which each task that has an answer waits for it."""
    nodes = {
        key: asking(node) if key in given.answers else node
        for key, node in definition.nodes.items()
    }
    return replace(definition, nodes=nodes, reach={})

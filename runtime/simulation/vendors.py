"""Expressions of other tools, such as `${x > 1}`, tried as FEEL in simulations."""

from __future__ import annotations

import re
from dataclasses import replace

from runtime.engine.definition import (
    Definition,
    EventDefinition,
    Loop,
    Node,
    SequenceFlow,
)

WRAPPED = re.compile(r"^[$#]\{(?P<inside>.*)\}$", re.DOTALL)


def as_feel(text: str) -> str:
    """Return an expression without the marks of other tools around it."""
    found = WRAPPED.match(text.strip())
    return found["inside"].strip() if found else text


def as_computed(text: str) -> str:
    """Return a time with `=` in front where another tool computes it."""
    found = WRAPPED.match(text.strip())
    return f"={found['inside'].strip()}" if found else text


def event_as_feel(event: EventDefinition) -> EventDefinition:
    """Return an event definition with its expressions as FEEL."""
    change = as_computed if event.kind == "timer" else as_feel
    return replace(event, text=change(event.text))


def loop_as_feel(loop: Loop) -> Loop:
    """Return a loop with its expressions as FEEL."""
    return replace(
        loop,
        condition=as_feel(loop.condition),
        cardinality=as_feel(loop.cardinality),
        collection=as_feel(loop.collection),
        completion=as_feel(loop.completion),
    )


def node_as_feel(node: Node) -> Node:
    """Return a flow node with its expressions as FEEL."""
    return replace(
        node,
        events=tuple(event_as_feel(one) for one in node.events),
        loop=None if node.loop is None else loop_as_feel(node.loop),
        completion=as_feel(node.completion),
    )


def flow_as_feel(flow: SequenceFlow) -> SequenceFlow:
    """Return a sequence flow with its condition as FEEL."""
    if flow.condition is None:
        return flow
    return replace(flow, condition=as_feel(flow.condition))


def without_vendor_marks(definition: Definition) -> Definition:
    """Return a definition whose expressions can be tried as FEEL."""
    return replace(
        definition,
        nodes={key: node_as_feel(one) for key, one in definition.nodes.items()},
        flows={key: flow_as_feel(one) for key, one in definition.flows.items()},
        reach={},
    )

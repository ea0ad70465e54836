"""Which sequence flows a token takes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from runtime.engine.definition import Node, SequenceFlow
from runtime.engine.exceptions import NoValue
from runtime.engine.scopes import remove_token
from runtime.engine.state import Token
from runtime.engine.step import Step


def leave(step: Step, token: Token) -> None:
    """Go on by the sequence flows that BPMN 2.0 §13.3 and §13.4 choose."""
    node = step.node(token)
    taken = choose(step, node, token.scope)
    if not node.is_activity:
        step.record("completed", node.id, token.id)
    go(step, token, taken * node.completion_quantity)
    remove_token(step, token)


def go_on(step: Step, token: Token) -> None:
    """Send a token on while this one stays. Raises NoValue."""
    go(step, token, choose(step, step.node(token), token.scope))


def go(step: Step, token: Token, taken: list[SequenceFlow]) -> None:
    """Put tokens behind sequence flows."""
    for flow in taken:
        step.record("taken", flow.id, token.id)
        step.enter(token.scope, flow.target, via=flow.id)


def choose(step: Step, node: Node, scope: int) -> list[SequenceFlow]:
    """Return the sequence flows to take. Raises NoValue."""
    flows = [step.definition.flows[one] for one in node.outgoing]
    if node.type in {"parallelGateway", "eventBasedGateway"} or not flows:
        return flows
    if all(one.condition is None and one.id != node.default for one in flows):
        return flows[:1] if node.type == "exclusiveGateway" else flows
    variables = step.variables(scope)
    if node.type == "exclusiveGateway":
        return first_true(step, node, flows, variables)
    return all_true(step, node, flows, variables)


def is_true(
    step: Step, node: Node, flow: SequenceFlow, variables: Mapping[str, Any]
) -> bool:
    """Return the truth of a flow's condition. Raises NoValue."""
    what = f'The condition of a flow from "{node.label}"'
    return step.holds(flow.condition or "", variables, what)


def first_true(
    step: Step, node: Node, flows: list[SequenceFlow], variables: Mapping[str, Any]
) -> list[SequenceFlow]:
    """Return the first flow whose condition is true, else the default."""
    for flow in flows:
        if flow.id == node.default:
            continue
        if flow.condition is None or is_true(step, node, flow, variables):
            return [flow]
    return default_of(step, node)


def all_true(
    step: Step, node: Node, flows: list[SequenceFlow], variables: Mapping[str, Any]
) -> list[SequenceFlow]:
    """Return all flows whose condition is true, else the default."""
    taken = [
        flow
        for flow in flows
        if flow.id != node.default
        and (flow.condition is None or is_true(step, node, flow, variables))
    ]
    conditional = any(flow.condition is not None for flow in flows)
    only_sure = all(flow.condition is None for flow in taken)
    if node.default and conditional and only_sure and node.is_activity:
        # The default goes where no condition held, beside what always goes.
        return [*taken, *default_of(step, node)]
    return taken or default_of(step, node)


def default_of(step: Step, node: Node) -> list[SequenceFlow]:
    """Return the default flow. Raises NoValue where there is none."""
    if node.default in step.definition.flows:
        return [step.definition.flows[str(node.default)]]
    raise NoValue(
        f'No condition behind "{node.label}" is true, and it has no default flow.'
    )

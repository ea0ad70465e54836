"""What happens when an event comes that something waits for."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from runtime.engine import waits
from runtime.engine.definition import Node
from runtime.engine.exceptions import NotPossible
from runtime.engine.scopes import cancel_token, drop_waits
from runtime.engine.state import Token, Wait
from runtime.engine.step import Step
from runtime.engine.sub_processes import begin_event_sub_process


def catch(step: Step, wait: Wait, variables: Mapping[str, Any]) -> None:
    """Let the event happen that was waited for."""
    if wait.id not in step.state.waits:
        return
    node = step.definition.nodes[wait.element]
    token = step.state.tokens.get(wait.token or 0)
    step.assign(token.scope if token else wait.scope or 0, variables)
    stays = stays_armed(node)
    if wait.kind == "timer" or node.parallel or not stays:
        step.state.drop(wait)
    if node.parallel and others(step, wait):
        return
    repeats = wait.kind == "timer" and (stays or is_cyclic(node, token))
    more = repeats and waits.begin_next_round(step, wait)
    if node.parallel and stays and not more:
        waits.rearm(step, wait)
    happen(step, wait, node, token, more)


def happen(step: Step, wait: Wait, node: Node, token: Token | None, more: bool) -> None:
    """Go on at what waited: an event sub-process, a boundary, a gateway, an event."""
    if token is None:
        begin_event_sub_process(step, step.state.scopes[wait.scope or 0], node)
    elif node.type == "boundaryEvent":
        at_boundary(step, token, node)
    elif node.id != token.element:
        behind_gateway(step, token, node)
    elif more:
        step.record("caught", node.id, token.id)
        step.later("go_on", token.id)
    else:
        drop_waits(step, token)
        token.status = "ready"
        step.record("caught", node.id, token.id)
        step.later("complete" if node.is_activity else "leave", token.id)


def stays_armed(node: Node) -> bool:
    """Say whether an event can happen again: it does not interrupt."""
    start = node.type in {"boundaryEvent", "startEvent"}
    return start and not node.interrupting


def is_cyclic(node: Node, token: Token | None) -> bool:
    """Say whether a token at this event goes on once for each round of a timer."""
    catching = node.type == "intermediateCatchEvent" and not node.parallel
    return catching and token is not None and token.element == node.id


def others(step: Step, wait: Wait) -> bool:
    """Say whether other events of the same node are still waited for."""
    waits = step.state.waits_of(token=wait.token, scope=wait.scope)
    return any(one.element == wait.element for one in waits)


def at_boundary(step: Step, token: Token, boundary: Node) -> None:
    """Go on at an event on the border of an activity, which ends if it interrupts."""
    scope = token.scope
    if boundary.interrupting:
        cancel_token(step, token)
    step.enter(scope, boundary.id, work="caught")


def behind_gateway(step: Step, token: Token, node: Node) -> None:
    """Go on with the event that came first behind an event-based gateway."""
    drop_waits(step, token)
    step.record("completed", token.element, token.id)
    flows = (step.definition.flows[one] for one in step.node(token).outgoing)
    flow = next(one for one in flows if one.target == node.id)
    step.record("taken", flow.id, token.id)
    step.enter(token.scope, node.id, via=flow.id, work="caught")
    step.state.drop(token)
    step.later("close", token.scope)


def caught(step: Step, token: Token) -> None:
    """Enter an event that has happened already, and go on."""
    node = step.node(token)
    step.record("entered", node.id, token.id)
    if node.type != "startEvent" or node.events or node.connector is not None:
        step.record("caught", node.id, token.id)
    step.later("complete" if node.is_activity else "leave", token.id)


def skip_waiting(step: Step, token: Token) -> None:
    """Go on at an event as if it had happened. Raises NotPossible."""
    if step.node(token).type == "eventBasedGateway":
        raise NotPossible(
            f'Nobody knows which event "{step.node(token).label}" should go on with. '
            "Go to one of them instead."
        )
    drop_waits(step, token)
    step.record("caught", token.element, token.id)
    token.status = "ready"
    step.later("leave", token.id)

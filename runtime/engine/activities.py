"""What happens at each kind of activity."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from runtime.engine import ad_hoc, decisions, gateways, loops, messages, sub_processes
from runtime.engine.compensation import remember
from runtime.engine.definition import SCOPES, Node
from runtime.engine.effects import Ask, Call
from runtime.engine.exceptions import NoValue
from runtime.engine.scopes import drop_waits, remove_token
from runtime.engine.state import Token
from runtime.engine.step import Step
from runtime.engine.waits import begin_boundary, begin_message

FEEL = "feel"


def begin(step: Step, token: Token) -> None:
    """Begin an activity: what may interrupt it first. Raises NoValue."""
    token.status = "active"
    if not step.is_round(token):
        begin_boundary(step, token)
    step.later("work", token.id)


def work(step: Step, token: Token) -> None:
    """Do what an activity does, or ask for it; its loop first. Raises NoValue."""
    node = step.node(token)
    if node.loop is not None and not step.is_round(token):
        loops.begin(step, token, node.loop)
    elif node.work in SCOPES:
        sub_processes.begin(step, token, node)
    elif node.work == "callActivity":
        sub_processes.call(step, token, node)
    else:
        begin_task(step, token, node)


def begin_task(step: Step, token: Token, node: Node) -> None:
    """Do a task, or ask for it. Raises NoValue."""
    if node.work == "receiveTask":
        begin_message(step, token, node)
    elif node.connector is not None:
        wait_for(step, token, Call(token.id, node.id))
    elif node.work == "userTask":
        wait_for(step, token, Ask(token.id, node.id))
    elif node.work == "scriptTask" and FEEL in node.script_format.lower():
        script(step, token, node)
    elif node.decision is not None:
        decide(step, token, node)
    elif node.work in {"task", "manualTask", "sendTask"}:
        step.later("complete", token.id)
    else:
        wait_for(step, token, Call(token.id, node.id))


def wait_for(step: Step, token: Token, effect: Call | Ask) -> None:
    """Wait until the world around has done it."""
    step.record("waiting", token.element, token.id)
    step.effects.append(effect)


def script(step: Step, token: Token, node: Node) -> None:
    """Evaluate FEEL; a context sets the variables that it names. Raises NoValue."""
    value = step.evaluate(node.script, step.variables(token.scope))
    token.kept = value if isinstance(value, dict) else {"result": value}
    step.later("complete", token.id)


def decide(step: Step, token: Token, node: Node) -> None:
    """Decide by the task's table. Raises NoValue."""
    if node.decision is not None:
        variables = step.variables(token.scope)
        token.kept = decisions.outputs_of(step, node, node.decision, variables)
    step.later("complete", token.id)


def mapped(
    step: Step, node: Node, scope: int, outputs: Mapping[str, Any]
) -> Mapping[str, Any]:
    """Return the variables that an activity writes from its outputs. Raises NoValue.

    A connector writes only what its step names, everything else all outputs.
    """
    if node.connector is None and not node.outputs:
        return outputs
    seen = {**step.variables(scope), **outputs}
    return {
        one.variable: dict(outputs)
        if one.value is None
        else step.evaluate(one.value, seen)
        for one in node.outputs
    }


def complete(step: Step, token: Token) -> None:
    """End an activity as it should: write its outputs and go on. Raises NoValue."""
    node = step.node(token)
    send_messages(step, token, node)
    if token.id not in step.state.tokens:
        return
    if token.kept is not None:
        step.assign(token.scope, mapped(step, node, token.scope, token.kept))
        token.kept = None
    drop_waits(step, token)
    token.status = "ready"
    step.tell("completed", token)
    step.later("completed", token.id)


def send_messages(step: Step, token: Token, node: Node) -> None:
    """Send what a task sends when it is done. Raises NoValue."""
    if node.loop is not None and not step.is_round(token):
        return
    if node.work == "sendTask" and node.connector is None:
        step.record("thrown", node.id, token.id)
        messages.send(step, token, node.message)
    else:
        messages.send_along_flows(step, token)


def completed(step: Step, token: Token) -> None:
    """Go on behind an activity: to the next round, the thrower, or by its flows."""
    token.holds = None
    if step.is_round(token):
        remember(step, token, step.owner(token).scope)
        remove_token(step, token)
        return
    if token.thrower is not None:
        thrower = token.thrower
        remove_token(step, token)
        step.later("compensate_next", thrower)
        return
    if step.node(token).loop is None:
        remember(step, token, token.scope)
    if ad_hoc.is_over(step, token):
        remove_token(step, token)
        return
    step.later("leave", token.id)


def enter(step: Step, token: Token) -> None:
    """Enter an activity, once as many tokens came as it starts with. Raises NoValue."""
    node = step.node(token)
    if min(node.start_quantity, node.completion_quantity) < 1:
        raise NoValue(f'"{node.label}" starts or ends with no tokens at all.')
    if node.start_quantity == 1 or step.is_round(token):
        step.tell("entered", token)
        step.later("begin", token.id)
    else:
        gateways.gather(step, token)

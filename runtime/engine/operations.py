"""What a person does to a Request that stopped: retry, skip, move, cancel."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from runtime.engine.catching import skip_waiting
from runtime.engine.exceptions import NotPossible, UnknownActivation
from runtime.engine.gateways import join, waiting_at
from runtime.engine.paths import is_link
from runtime.engine.scopes import cancel_scope, cancel_token, cancel_tokens_of
from runtime.engine.state import Token
from runtime.engine.step import Step

# What failed in a scope inside a token, not on the token itself.
OF_SCOPES = frozenset({"loop_next", "close"})


def token_of(step: Step, activation: int) -> Token:
    """Return the token of an activation. Raises UnknownActivation."""
    token = step.state.tokens.get(activation)
    if token is None:
        raise UnknownActivation
    return token


def retry(step: Step, activation: int) -> None:
    """Do again what failed. Raises UnknownActivation where nothing did."""
    token = token_of(step, activation)
    if token.status != "failed" or token.work is None:
        raise UnknownActivation
    work, token.work, token.problem = token.work, None, None
    token.status = "active"
    if work in OF_SCOPES:
        retry_inside(step, token, work)
    elif work == "join":
        token.status = "joining"
    else:
        step.later(work, token.id)


def retry_inside(step: Step, token: Token, work: str) -> None:
    """Do again what failed in the scope that a token holds, or in its rounds."""
    scope = step.state.scopes.get(token.holds or 0)
    if scope is None:
        return
    if work == "close" and scope.kind == "loop":
        for one in list(step.state.scopes.values()):
            if one.parent == scope.id:
                step.later("close", one.id)
        return
    step.later(work, scope.id)


def skip(step: Step, activation: int, outputs: Mapping[str, Any]) -> None:
    """Go on as if an activation had completed. Raises UnknownActivation, NotPossible.

    A gateway cannot be skipped: its conditions are looked at again with the outputs.
    """
    token = token_of(step, activation)
    node, work = step.node(token), token.work
    failed = token.status == "failed"
    if token.status == "joining" or work == "join":
        step.assign(token.scope, outputs)
        token.status, token.work = "joining", None
        waiting = waiting_at(step, token)
        join(step, [token, *[one for one in waiting if one is not token]])
    elif failed and work == "leave":
        step.assign(token.scope, outputs)
        retry(step, activation)
    elif node.is_activity and work != "arm":
        skip_activity(step, token, outputs)
    elif failed:
        step.assign(token.scope, outputs)
        token.work = token.problem = None
        token.status = "ready"
        step.later("leave", token.id)
    else:
        step.assign(token.scope, outputs)
        skip_waiting(step, token)


def skip_activity(step: Step, token: Token, outputs: Mapping[str, Any]) -> None:
    """End an activity with the outputs that a person gives."""
    cancel_tokens_of(step, token)
    token.status, token.work, token.problem = "active", None, None
    token.pending = None
    token.kept = None
    step.assign(token.scope, outputs)
    step.later("complete", token.id)


def move(step: Step, activation: int, element: str) -> None:
    """End an activation and go on at an element. Raises NotPossible."""
    token = step.owner(token_of(step, activation))
    node = step.definition.nodes.get(element)
    scope = step.state.scopes[token.scope]
    if node is None or node.container != scope.element:
        raise NotPossible(
            f'"{step.node(token).label}" can only go on at an element of the same '
            "process or sub-process."
        )
    cancel_token(step, token)
    gateway = node.type in {"parallelGateway", "inclusiveGateway"}
    passes = gateway or node.type in {"startEvent", "boundaryEvent"} or is_link(node)
    moved = step.enter(scope.id, element, work="pass" if passes else "enter")
    moved.thrower = token.thrower


def pass_by(step: Step, token: Token) -> None:
    """Enter a node that would wait for others, and go on at once."""
    step.record("entered", token.element, token.id)
    step.later("leave", token.id)


def cancel(step: Step) -> None:
    """End the Request."""
    for scope in step.state.roots:
        step.state.results.update(scope.variables)
        cancel_scope(step, scope)
    step.state.messages = []
    step.state.started = step.state.cancelled = True

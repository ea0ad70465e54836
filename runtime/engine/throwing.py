"""Throw and end events."""

from __future__ import annotations

from runtime.engine import compensation, messages, propagation
from runtime.engine.definition import EventDefinition, Node
from runtime.engine.effects import Call
from runtime.engine.exceptions import NoValue
from runtime.engine.paths import is_link, link_targets
from runtime.engine.scopes import cancel_tokens, cancel_tokens_of, remove_token
from runtime.engine.state import Scope, Token
from runtime.engine.step import Step

# What ends the throwing token itself; it comes after everything else.
ENDINGS = frozenset({"error", "cancel", "terminate"})


def throw(step: Step, token: Token) -> None:
    """Throw what an event throws; a connector does it for a message."""
    node = step.node(token)
    if node.connector is not None:
        token.status = "active"
        step.record("waiting", node.id, token.id)
        step.effects.append(Call(token.id, node.id))
    elif node.events:
        step.later("throw_all", token.id)
    else:
        messages.send_along_flows(step, token)
        step.later("leave", token.id)


def sent(step: Step, token: Token) -> None:
    """Go on once a connector has sent the message of an event. Raises NoValue."""
    token.status, token.kept = "ready", None
    step.record("thrown", token.element, token.id)
    messages.send_along_flows(step, token)
    step.later("end_throw", token.id)


def throw_all(step: Step, token: Token) -> None:
    """Throw each event of a node, compensation last. Raises NoValue."""
    node = step.node(token)
    if is_link(node):
        follow_link(step, token, node)
        return
    step.record("thrown", node.id, token.id)
    for event in node.events:
        if event.kind not in ENDINGS | {"compensation"}:
            throw_at(step, token, event)
        if token.id not in step.state.tokens:
            return
    for event in node.events:
        if event.kind == "compensation":
            compensation.compensate(step, token, event)
    waits = token.pending is not None
    step.later("compensate_next" if waits else "end_throw", token.id)


def throw_at(step: Step, token: Token, event: EventDefinition) -> None:
    """Throw one event that does not end the token by itself. Raises NoValue."""
    if event.kind == "message":
        messages.send(step, token, event.name)
    elif event.kind == "signal":
        messages.throw_signal(step, event.name)
    elif event.kind in {"escalation", "error"}:
        propagation.throw_from(step, token, event.kind, event.name)


def follow_link(step: Step, token: Token, node: Node) -> None:
    """Go on at the other end of a link. Raises NoValue where there is none."""
    targets = link_targets(step.definition, node)
    if not targets:
        raise NoValue(f'The link "{node.label}" leads nowhere.')
    step.record("thrown", node.id, token.id)
    step.record("completed", node.id, token.id)
    for target in targets:
        step.enter(token.scope, target.id, work="caught")
    remove_token(step, token)


def end_throw(step: Step, token: Token) -> None:
    """End the token as its event says, or go on. Raises NoValue."""
    node = step.node(token)
    ending = next((one for one in node.events if one.kind in ENDINGS), None)
    if ending is None:
        token.status = "ready"
        step.later("leave", token.id)
        return
    transaction = transaction_around(step, token) if ending.kind == "cancel" else None
    step.record("completed", node.id, token.id)
    scope = step.state.scopes[token.scope]
    remove_token(step, token)
    if transaction is not None:
        cancel_transaction(step, transaction)
    elif ending.kind == "terminate":
        terminate(step, scope)
    elif not propagation.throw_in(step, scope.id, "error", ending.name):
        end_process(step, scope)


def terminate(step: Step, scope: Scope) -> None:
    """End all that goes on in a process or sub-process."""
    cancel_tokens(step, scope)
    if scope.loop is not None:
        scope.loop = {**scope.loop, "waiting": [], "over": True}
    step.later("close", scope.id)


def end_process(step: Step, scope: Scope) -> None:
    """End the whole process around an error that nothing catches."""
    current: Scope | None = scope
    root = scope
    while current is not None:
        root = current
        holder = step.state.tokens.get(current.holder or 0)
        around = current.parent if holder is None else holder.scope
        current = step.state.scopes.get(around or 0)
    terminate(step, root)


def transaction_around(step: Step, token: Token) -> Token:
    """Return the token of the transaction that a token is in. Raises NoValue."""
    scope = step.state.scopes.get(token.scope)
    while scope is not None:
        holder = step.state.tokens.get(scope.holder or 0)
        if holder is not None and step.node(holder).type == "transaction":
            return holder
        around = scope.parent if holder is None else holder.scope
        scope = step.state.scopes.get(around or 0)
    label = step.node(token).label
    raise NoValue(f'"{label}" cancels a transaction, but it is in none.')


def cancel_transaction(step: Step, token: Token) -> None:
    """Stop what goes on in a transaction and undo what was completed."""
    scope = step.state.scopes[token.holds or 0]
    cancel_tokens(step, scope)
    token.pending = compensation.taken_from(scope)
    step.later("compensate_next", token.id)


def cancelled(step: Step, token: Token) -> None:
    """Go on behind a cancelled transaction. Raises NoValue."""
    found = propagation.on_border(step, step.owner(token), "cancel", "")
    if found is None:
        cancel_tokens_of(step, token)
        label = step.node(token).label
        raise NoValue(f'"{label}" was cancelled and has no cancel event on its border.')
    propagation.deliver(step, found)

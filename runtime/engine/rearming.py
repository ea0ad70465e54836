"""Waiting for what another version waits for, where a Request stands already.

What is the same goes on, timers with the time that they have; what is gone is dropped,
and what is new or has another time, name or condition begins. What has happened, and
happens once, does not begin again.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from runtime.engine.definition import Node
from runtime.engine.exceptions import BadTimer
from runtime.engine.placing import CannotMove, Obstacle
from runtime.engine.scopes import drop_wait, drop_waits
from runtime.engine.state import Scope, Token, Wait
from runtime.engine.step import Step
from runtime.engine.waits import begin, waited_for

# What ends or comes before the time in which an activity can be interrupted.
NOT_ON_BORDER = frozenset({"enter", "begin", "arm", "completed", "leave"})
WITH_EVENTS = frozenset({"process", "sub", "adHoc", "event"})
Place = Callable[[str], str]


@dataclass(frozen=True)
class Armed:
    """The nodes whose events a token or scope waits for."""

    token: Token | None
    scope: Scope | None
    nodes: list[Node]


def border_of(step: Step, token: Token) -> list[Node]:
    """Return the boundary events that may happen to a token now."""
    node, state = step.node(token), step.state
    held = state.scopes.get(token.holds or 0)
    undoing = held is not None and held.kind == "compensation"
    if not node.is_activity or step.is_round(token) or undoing:
        return []
    failed_before = token.status == "failed" and token.work in NOT_ON_BORDER
    if token.status not in {"active", "failed"} or failed_before:
        return []
    return [step.definition.nodes[one] for one in node.boundary]


def own_of(step: Step, token: Token) -> list[Node]:
    """Return the nodes that a token stands at to wait for their events."""
    node = step.node(token)
    if token.status != "active":
        return []
    if node.type == "eventBasedGateway":
        targets = [step.definition.flows[one].target for one in node.outgoing]
        return [step.definition.nodes[one] for one in targets]
    receives = node.work == "receiveTask"
    rounds = node.loop is not None and not step.is_round(token)
    if node.type == "intermediateCatchEvent" or (receives and not rounds):
        return [node]
    return []


def starts_of(step: Step, scope: Scope) -> list[Node]:
    """Return the starts of the event sub-processes that a scope waits for."""
    if scope.kind not in WITH_EVENTS or scope.interrupted:
        return []
    subs = step.definition.event_sub_processes(scope.element)
    starts = (step.definition.start_of(one.id) for one in subs)
    return [one for one in starts if one is not None]


def armed(step: Step) -> list[Armed]:
    """Return all that a Request waits for, by the definition of a step."""
    state = step.state
    scopes = [Armed(None, one, starts_of(step, one)) for one in state.scopes.values()]
    tokens = [
        Armed(one, None, [*border_of(step, one), *own_of(step, one)])
        for one in state.tokens.values()
    ]
    return [*scopes, *tokens]


def rearm(step: Step, place: Place, before: Armed, after: Armed) -> None:
    """Wait for what is to be waited for after a move. Raises CannotMove."""
    wanted = {one.id: one for one in after.nodes}
    for old in before.nodes:
        mine = [one for one in waits_of(step, before) if one.element == old.id]
        new = wanted.pop(place(old.id), None)
        if new is not None and is_same(old, new):
            for one in mine:
                rename(one, old, new)
            continue
        for one in mine:
            drop_wait(step, one)
        happened = waited_for(old) and not mine
        if new is not None and not happened:
            begin_at(step, after, new)
    for new in wanted.values():
        begin_at(step, after, new)


def waits_of(step: Step, owner: Armed) -> list[Wait]:
    """Return what a token or the event sub-processes of a scope wait for."""
    if owner.token is not None:
        return step.state.waits_of(token=owner.token.id)
    return step.state.waits_of(scope=owner.scope.id if owner.scope else None)


def is_same(old: Node, new: Node) -> bool:
    """Say whether two nodes wait for the same."""
    return waited_for(old) == waited_for(new) and old.parallel == new.parallel


def rename(wait: Wait, old: Node, new: Node) -> None:
    """Let a wait go on at another node; one without a name is known by its id."""
    wait.element = new.id
    unnamed = any(not one.name for one in waited_for(old) if one.kind == "message")
    if wait.kind == "message" and unnamed and wait.name == old.id:
        wait.name = new.id


def begin_at(step: Step, owner: Armed, node: Node) -> None:
    """Begin to wait at a node; one that waits for nothing is passed by.

    Raises CannotMove for a timer that cannot be read.
    """
    token = owner.token
    scope = owner.scope.id if owner.scope else None
    if waited_for(node):
        try:
            begin(step, node, token=token, scope=scope)
        except BadTimer as error:
            raise CannotMove([Obstacle(node.id, "timer", error.message)]) from error
    elif token is not None and token.element == node.id:
        drop_waits(step, token)
        token.status = "ready"
        step.later("leave", token.id)

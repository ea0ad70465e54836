"""Errors, escalations and cancels: caught by what is nearest around, never by all."""

from __future__ import annotations

from dataclasses import dataclass

from runtime.engine.catching import at_boundary
from runtime.engine.definition import Node
from runtime.engine.state import Scope, Token
from runtime.engine.step import Step
from runtime.engine.sub_processes import begin_event_sub_process


@dataclass(frozen=True)
class Catcher:
    """What catches: a boundary event of a token, or an event sub-process of a scope."""

    node: Node
    token: Token | None = None
    scope: Scope | None = None


def best(nodes: list[Node], kind: str, name: str) -> Node | None:
    """Return the node that catches a code; one that names it before one for all."""
    for wanted in (name, ""):
        for node in nodes:
            if any(one.kind == kind and one.name == wanted for one in node.events):
                return node
    return None


def on_border(step: Step, token: Token, kind: str, name: str) -> Catcher | None:
    """Return the boundary event of an activity that catches."""
    if step.is_round(token):
        return None
    nodes = [step.definition.nodes[one] for one in step.node(token).boundary]
    found = best(nodes, kind, name)
    return None if found is None else Catcher(found, token=token)


def inside(
    step: Step, scope: Scope, kind: str, name: str, coming_from: str
) -> Catcher | None:
    """Return the event sub-process of a scope that catches.

    What an event sub-process throws is not its own to catch.
    """
    if scope.interrupted or scope.kind in {"loop", "instance"}:
        return None
    subs = step.definition.event_sub_processes(scope.element)
    starts = [step.definition.start_of(one.id) for one in subs if one.id != coming_from]
    found = best([one for one in starts if one is not None], kind, name)
    return None if found is None else Catcher(found, scope=scope)


def catcher_of(step: Step, scope: int, kind: str, name: str) -> Catcher | None:
    """Return what catches an error or escalation thrown in a scope, nearest first."""
    coming_from = ""
    current = step.state.scopes.get(scope)
    while current is not None:
        found = inside(step, current, kind, name, coming_from)
        holder = step.state.tokens.get(current.holder or 0)
        if found is None and holder is not None:
            found = on_border(step, holder, kind, name)
        if found is not None:
            return found
        coming_from = current.element if current.kind == "event" else ""
        around = current.parent if holder is None else holder.scope
        current = step.state.scopes.get(around or 0)
    return None


def deliver(step: Step, catcher: Catcher) -> None:
    """Go on at what catches."""
    if catcher.token is not None:
        at_boundary(step, catcher.token, catcher.node)
    elif catcher.scope is not None:
        begin_event_sub_process(step, catcher.scope, catcher.node)


def throw_from(step: Step, token: Token, kind: str, name: str) -> bool:
    """Throw from an activity: its own border first. Say whether it was caught."""
    found = on_border(step, token, kind, name)
    found = found or catcher_of(step, token.scope, kind, name)
    if found is not None:
        deliver(step, found)
    return found is not None


def throw_in(step: Step, scope: int, kind: str, name: str) -> bool:
    """Throw from inside a scope. Say whether it was caught."""
    found = catcher_of(step, scope, kind, name)
    if found is not None:
        deliver(step, found)
    return found is not None

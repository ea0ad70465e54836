"""Compensation: undoing what was completed, the last first (BPMN 2.0 §13.5.5).

An entry says which activity was completed how often, and what was done inside it.
Entries are kept by activity, so that a loop does not make the state grow; the handler
then runs as often as its activity was completed.
"""

from __future__ import annotations

from typing import Any

from runtime.engine.definition import EventDefinition, Node
from runtime.engine.scopes import cancel_scope, remove_token
from runtime.engine.state import Scope, Token
from runtime.engine.step import Step

Entry = dict[str, Any]


def handler_of(step: Step, element: str) -> Node | None:
    """Return the activity that undoes another one, by a boundary event."""
    for boundary in step.definition.nodes[element].boundary:
        node = step.definition.nodes[boundary]
        if node.handler and any(one.kind == "compensation" for one in node.events):
            return step.definition.nodes[node.handler]
    return None


def event_handler_of(step: Step, element: str) -> Node | None:
    """Return the event sub-process that undoes a sub-process."""
    for node in step.definition.event_sub_processes(element):
        start = step.definition.start_of(node.id)
        if start and any(one.kind == "compensation" for one in start.events):
            return node
    return None


def remember(step: Step, token: Token, scope: int) -> None:
    """Remember a completed activity that can be undone."""
    element, done = token.element, token.done
    token.done = []
    handled = handler_of(step, element) or event_handler_of(step, element)
    if handled is not None or done:
        add(step.state.scopes[scope].done, element, 1, done)


def add(entries: list[Entry], element: str, times: int, done: list[Entry]) -> None:
    """Add one more completion of an activity; the latest is the last."""
    entry: Entry = {"element": element, "times": 0, "done": []}
    for one in entries:
        if one["element"] == element:
            entry = one
            entries.remove(one)
            break
    entry["times"] += times
    for one in done:
        add(entry["done"], one["element"], one["times"], one["done"])
    entries.append(entry)


def compensate(step: Step, thrower: Token, event: EventDefinition) -> None:
    """Undo what an event refers to, or all that was completed in its scope."""
    scope = scope_of(step, thrower, event.activity)
    pending = [] if scope is None else taken_from(scope, event.activity)
    if event.waits:
        thrower.status = "active"
        thrower.pending = [*(thrower.pending or []), *pending]
        return
    carrier = Token(step.state.number(), thrower.scope, thrower.element)
    carrier.status, carrier.work, carrier.pending = "active", "carry", pending
    step.state.add(carrier)
    step.later("compensate_next", carrier.id)


def scope_of(step: Step, thrower: Token, activity: str) -> Scope | None:
    """Return the scope in which there is something to undo.

    From an event sub-process that is the scope around it.
    """
    for scope in step.state.chain(thrower.scope):
        named = any(one["element"] == activity for one in scope.done)
        if named or (not activity and scope.kind != "event"):
            return scope
    return None


def taken_from(scope: Scope, activity: str = "") -> list[Entry]:
    """Take the entries out of a scope, so that nothing is undone twice."""
    taken = [one for one in scope.done if activity in {"", one["element"]}]
    scope.done = [one for one in scope.done if one not in taken]
    return [{**one, "scope": scope.id} for one in taken]


def compensate_next(step: Step, thrower: Token) -> None:
    """Begin the next handler, or go on where nothing is left to undo."""
    if not thrower.pending:
        thrower.pending = None
        step.later("compensated", thrower.id)
        return
    entry = thrower.pending[-1]
    entry["times"] -= 1
    if entry["times"] < 1:
        thrower.pending = thrower.pending[:-1]
    if entry["scope"] not in step.state.scopes:
        step.later("compensate_next", thrower.id)
        return
    handler = handler_of(step, entry["element"])
    if handler is not None:
        step.enter(entry["scope"], handler.id).thrower = thrower.id
    else:
        inside(step, thrower, entry)


def inside(step: Step, thrower: Token, entry: Entry) -> None:
    """Undo what was done inside a completed sub-process."""
    token = Token(step.state.number(), entry["scope"], entry["element"], "active")
    token.thrower = thrower.id
    step.state.add(token)
    step.tell("entered", token)
    scope = step.open_scope("compensation", token.element, holder=token)
    rounds = max(entry["times"] + 1, 1)
    scope.done = [share(one, rounds) for one in entry["done"]]
    own = event_handler_of(step, token.element)
    token.pending = taken_from(scope) if own is None else []
    if own is None:
        step.later("compensate_next", token.id)
    else:
        step.enter(scope.id, own.id, work="begin_event").thrower = token.id


def share(entry: Entry, rounds: int) -> Entry:
    """Take the part of one round out of what several rounds have done."""
    times = -(-entry["times"] // rounds)
    entry["times"] -= times
    done = [share(one, rounds) for one in entry["done"]]
    return {"element": entry["element"], "times": times, "done": done}


def compensated(step: Step, token: Token) -> None:
    """Go on once all is undone: a cancelled transaction, a handler, or an event."""
    scope = step.state.scopes.get(token.holds or 0)
    if scope is not None and scope.kind == "compensation":
        cancel_scope(step, scope)
        token.holds = None
        step.tell("completed", token)
        thrower = token.thrower
        remove_token(step, token)
        step.later("compensate_next", thrower or 0)
    elif scope is not None:
        step.later("cancelled", token.id)
    elif token.work == "carry":
        step.state.drop(token)
        step.later("close", token.scope)
    else:
        step.later("end_throw", token.id)

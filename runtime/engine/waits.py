"""Beginning to wait for events."""

from __future__ import annotations

from collections.abc import Iterable

from runtime.engine import timers
from runtime.engine.definition import EventDefinition, Node
from runtime.engine.effects import SetTimer
from runtime.engine.exceptions import BadTimer, NoValue, shown
from runtime.engine.scopes import drop_wait, drop_waits
from runtime.engine.state import Token, Wait
from runtime.engine.step import Step

WAITED_FOR = frozenset({"timer", "message", "signal", "conditional"})
# How waiting begins anew at what is no activity.
AGAIN = {"intermediateCatchEvent": "await", "eventBasedGateway": "arrive"}


def timer_text(step: Step, definition: EventDefinition, scope: int | None) -> str:
    """Return the time of a timer; `=` and `{{ }}` are computed. Raises NoValue."""
    text = definition.text
    computed = text.startswith("=") or "{{" in text
    if not computed or scope is None:
        return text
    text = text.removeprefix("=").removeprefix("{{").removesuffix("}}")
    value = step.evaluate(text, step.variables(scope))
    if not isinstance(value, str):
        raise BadTimer(
            f'"{definition.text}" gives {shown(value)}, which is not a time.'
        )
    return value


def schedule_of(
    step: Step, node: Node, definition: EventDefinition, scope: int | None
) -> timers.Schedule:
    """Return when a timer fires. Raises BadTimer with the name of the event."""
    try:
        text = timer_text(step, definition, scope)
        return timers.schedule(definition.timer, text, step.now)
    except NoValue as error:
        raise BadTimer(f'The timer of "{node.label}": {error.message}') from error


def begin(
    step: Step, node: Node, *, token: Token | None = None, scope: int | None = None
) -> None:
    """Wait for every event of a node. Raises NoValue, and then waits for none."""
    around = token.scope if token is not None else scope
    schedules = {
        definition: schedule_of(step, node, definition, around)
        for definition in node.events
        if definition.kind == "timer"
    }
    for definition in waited_for(node):
        wait = add(step, node, definition, token, scope)
        if definition in schedules:
            set_timer(step, wait, schedules[definition])


def waited_for(node: Node) -> list[EventDefinition]:
    """Return what is waited for at a node: its events, or a message that comes."""
    message = node.type == "receiveTask" or (
        node.connector is not None and not node.events
    )
    own = [EventDefinition("message", node.message)] if message else []
    return [*own, *(one for one in node.events if one.kind in WAITED_FOR)]


def add(
    step: Step,
    node: Node,
    definition: EventDefinition,
    token: Token | None,
    scope: int | None,
) -> Wait:
    """Wait for one event; a message without a name is known by its element's id."""
    name = definition.name
    if definition.kind == "message":
        name = name or node.id
    elif definition.kind == "conditional":
        name = definition.text
        step.changed = True
    wait = Wait(
        step.state.number(),
        definition.kind,
        node.id,
        None if token is None else token.id,
        scope,
        name,
    )
    step.state.add(wait)
    if definition.kind == "message":
        step.later("messages", wait.id)
    return wait


def set_timer(step: Step, wait: Wait, schedule: timers.Schedule) -> None:
    """Ask for a timer."""
    wait.due = timers.as_text(schedule.due)
    wait.left, wait.every = schedule.left, schedule.every
    step.effects.append(SetTimer(wait.id, wait.element, schedule.due))


def begin_next_round(step: Step, wait: Wait) -> bool:
    """Wait for the next round of a cycle, if there is one, at the same spacing."""
    if wait.every is None or wait.left == 0 or wait.due is None:
        return False
    left = None if wait.left is None else wait.left - 1
    due = timers.next_round(timers.as_time(wait.due), wait.every)
    again = Wait(step.state.number(), "timer", wait.element, wait.token, wait.scope)
    step.state.add(again)
    set_timer(step, again, timers.Schedule(due, left, wait.every))
    return True


def begin_boundary(step: Step, token: Token) -> None:
    """Wait for the events on the border of an activity. Raises NoValue."""
    begin_all(step, token, step.node(token).boundary)


def begin_all(step: Step, token: Token, nodes: Iterable[str]) -> None:
    """Wait for the events of several nodes. Raises NoValue, and then waits for none."""
    try:
        for node in nodes:
            begin(step, step.definition.nodes[node], token=token)
    except NoValue:
        drop_waits(step, token)
        raise


def begin_message(step: Step, token: Token, node: Node) -> None:
    """Wait for the message of a receive task."""
    step.record("waiting", node.id, token.id)
    begin(step, node, token=token)


def begin_catching(step: Step, token: Token) -> None:
    """Wait at an intermediate catch event. Raises NoValue."""
    node = step.node(token)
    waited = [one for one in node.events if one.kind in WAITED_FOR]
    if not waited and node.connector is None:
        step.later("leave", token.id)
        return
    begin(step, node, token=token)
    token.status = "active"
    step.record("waiting", node.id, token.id)


def rearm(step: Step, wait: Wait) -> None:
    """Wait again for all of several events that happened."""
    node = step.definition.nodes[wait.element]
    token = step.state.tokens.get(wait.token or 0)
    if token is None:
        wait_for_start(step, node, wait.scope or 0)
        return
    try:
        begin(step, node, token=token)
    except NoValue as problem:
        step.fail(token, problem.message, "work")


def wait_for_start(step: Step, start: Node, scope: int) -> None:
    """Wait for the start of an event sub-process.

    One that cannot be waited for stops with an incident of its own.
    """
    try:
        begin(step, start, scope=scope)
    except NoValue as problem:
        fail_to_start(step, start, scope, problem.message)


def fail_to_start(step: Step, start: Node, scope: int, message: str) -> None:
    """Stop at an event sub-process whose start cannot be waited for."""
    token = Token(step.state.number(), scope, start.container)
    step.state.add(token)
    step.record("entered", token.element, token.id)
    step.fail(token, message, "arm")


def give_up(step: Step, wait: Wait, message: str) -> None:
    """Stop where an event is waited for that cannot come; to retry is to wait anew."""
    node = step.definition.nodes[wait.element]
    token = step.state.tokens.get(wait.token or 0)
    named = f'"{node.label}": {message}'
    if token is None:
        drop_wait(step, wait)
        fail_to_start(step, node, wait.scope or 0, named)
        return
    border = step.node(token).boundary
    for one in step.state.waits_of(token=token.id):
        if one.element not in border:
            drop_wait(step, one)
    step.fail(token, named, AGAIN.get(step.node(token).type, "work"))

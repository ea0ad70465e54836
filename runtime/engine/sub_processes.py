"""Beginning processes, sub-processes and event sub-processes."""

from __future__ import annotations

from runtime.engine import ad_hoc
from runtime.engine.definition import Definition, Node
from runtime.engine.effects import Invoke
from runtime.engine.exceptions import NoValue
from runtime.engine.paths import is_link
from runtime.engine.scopes import cancel_tokens, drop_event_sub_processes
from runtime.engine.state import Scope, ScopeKind, Token
from runtime.engine.step import Step
from runtime.engine.waits import begin as begin_to_wait
from runtime.engine.waits import wait_for_start

MOST_CALLS = 100


def begin(step: Step, token: Token, node: Node) -> None:
    """Open a sub-process and begin where it begins."""
    if node.by_event:
        raise NoValue(f'"{node.label}" is started by its event, not by a flow.')
    kind: ScopeKind = "adHoc" if node.type == "adHocSubProcess" else "sub"
    begin_contents(step, step.open_scope(kind, node.id, holder=token))


def begin_contents(step: Step, scope: Scope) -> None:
    """Put tokens where a process or sub-process begins."""
    begin_event_sub_processes(step, scope)
    nodes = starts_of(step.definition, scope.element)
    if scope.kind == "adHoc":
        ad_hoc.begin(step, scope, [one.id for one in nodes])
        return
    for node in nodes:
        step.enter(scope.id, node.id)
    step.later("close", scope.id)


def begin_event_sub_processes(step: Step, scope: Scope) -> None:
    """Wait for what starts the event sub-processes of a scope."""
    for node in step.definition.event_sub_processes(scope.element):
        start = step.definition.start_of(node.id)
        if start is not None:
            wait_for_start(step, start, scope.id)


def starts_of(definition: Definition, container: str) -> list[Node]:
    """Return the none start event, else what nothing leads to (§13.3.1)."""
    inside = definition.inside(container)
    starts = [n for n in inside if n.type == "startEvent" and is_none(n)]
    if starts:
        return starts[:1]
    return [
        node
        for node in inside
        if not node.incoming
        and not node.by_event
        and not node.for_compensation
        and node.type not in {"boundaryEvent", "startEvent"}
        and not (node.type == "intermediateCatchEvent" and is_link(node))
    ]


def is_none(start: Node) -> bool:
    """Say whether a start event waits for nothing."""
    return not start.events and start.connector is None


def begin_event_sub_process(step: Step, scope: Scope, start: Node) -> None:
    """Begin an event sub-process in the scope that it belongs to."""
    if start.interrupting:
        cancel_tokens(step, scope)
        drop_event_sub_processes(step, scope)
        scope.interrupted = True
        if scope.loop is not None:
            scope.loop = {**scope.loop, "waiting": [], "over": True}
    step.enter(scope.id, start.container, work="begin_event")


def begin_event(step: Step, token: Token) -> None:
    """Enter an event sub-process by its start event."""
    step.record("entered", token.element, token.id)
    token.status = "active"
    scope = step.open_scope("event", token.element, holder=token)
    begin_event_sub_processes(step, scope)
    start = step.definition.start_of(token.element)
    if start is not None:
        step.enter(scope.id, start.id, work="caught")
    step.later("close", scope.id)


def arm(step: Step, token: Token) -> None:
    """Wait again for the start of an event sub-process. Raises NoValue."""
    start = step.definition.start_of(token.element)
    if start is not None:
        begin_to_wait(step, start, scope=token.scope)
    step.record("completed", token.element, token.id)
    step.state.drop(token)
    step.later("close", token.scope)


def call(step: Step, token: Token, node: Node) -> None:
    """Begin a process inside a call activity. Raises NoValue."""
    if not node.called:
        raise NoValue(f'"{node.label}" does not say which process it calls.')
    variables = step.variables(token.scope)
    if node.called not in step.definition.processes:
        step.record("waiting", node.id, token.id)
        step.effects.append(Invoke(token.id, node.id, node.called, variables))
        return
    if calls_around(step, token) >= MOST_CALLS:
        raise NoValue(f'"{node.label}" is called inside itself too often.')
    scope = step.open_scope("process", node.called, holder=token, variables=variables)
    begin_contents(step, scope)


def calls_around(step: Step, token: Token) -> int:
    """Return how many call activities a token is inside of."""
    count, scope = 0, step.state.scopes.get(token.scope)
    while scope is not None:
        holder = step.state.tokens.get(scope.holder or 0)
        count += scope.kind == "process" and holder is not None
        scope = step.state.scopes.get(holder.scope if holder else scope.parent or 0)
    return count

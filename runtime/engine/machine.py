"""The machine: works off one event until the Request waits again."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime

from runtime.engine import (
    activities,
    catching,
    closing,
    compensation,
    conditions,
    flow,
    gateways,
    inputs,
    loops,
    messages,
    operations,
    sub_processes,
    throwing,
    waits,
)
from runtime.engine.definition import Definition
from runtime.engine.effects import Effect, Record
from runtime.engine.events import Event
from runtime.engine.exceptions import NoValue
from runtime.engine.state import Scope, State, Token, Wait
from runtime.engine.step import Evaluate, Step
from runtime.engine.types import GATEWAYS

# How many nodes tokens may enter in one run, before something has to be waited for.
MOST_ENTRIES = 10_000
# How many tokens may be in one process or sub-process at once.
MOST_TOKENS = 1_000
ENTRIES = frozenset({"enter", "caught", "begin_event", "pass"})


@dataclass(frozen=True)
class Advance:
    """What came of an event: the new state, the history, what is to be done."""

    state: State
    records: list[Record]
    effects: list[Effect]


def enter(step: Step, token: Token) -> None:
    """Enter a node and do what its kind asks for. Raises NoValue."""
    node = step.node(token)
    if node.is_activity:
        activities.enter(step, token)
        return
    step.record("entered", node.id, token.id)
    if node.type in GATEWAYS:
        step.later("arrive", token.id)
    elif node.type == "intermediateCatchEvent":
        step.later("await", token.id)
    elif node.type in {"intermediateThrowEvent", "endEvent"}:
        step.later("throw", token.id)
    else:
        step.later("leave", token.id)


def refuse(step: Step, token: Token) -> None:
    """Stop at what the engine cannot run. Raises NoValue."""
    raise NoValue(f'"{step.node(token).label}" cannot be run.')


ON_TOKENS: Mapping[str, Callable[[Step, Token], None]] = {
    "enter": enter,
    "pass": operations.pass_by,
    "arrive": gateways.arrive,
    "refuse": refuse,
    "begin": activities.begin,
    "work": activities.work,
    "complete": activities.complete,
    "completed": activities.completed,
    "leave": flow.leave,
    "go_on": flow.go_on,
    "await": waits.begin_catching,
    "caught": catching.caught,
    "begin_event": sub_processes.begin_event,
    "arm": sub_processes.arm,
    "throw": throwing.throw,
    "throw_all": throwing.throw_all,
    "sent": throwing.sent,
    "end_throw": throwing.end_throw,
    "compensate_next": compensation.compensate_next,
    "compensated": compensation.compensated,
    "cancelled": throwing.cancelled,
}
ON_SCOPES: Mapping[str, Callable[[Step, Scope], None]] = {
    "close": closing.close,
    "loop_next": loops.begin_next,
}
ON_WAITS: Mapping[str, Callable[[Step, Wait], None]] = {"messages": messages.take_kept}


def advance(
    definition: Definition,
    state: State,
    event: Event,
    *,
    now: datetime,
    evaluate: Evaluate,
) -> Advance:
    """Work off one event; the state is taken over and may change in place.

    The same state, event, time and values give the same answer. `evaluate` gives the
    value of FEEL over variables and raises NoValue. Raises UnknownActivation where the
    event names what is gone, NoStart and NotPossible.
    """
    step = Step(definition, state, now, evaluate)
    inputs.take(step, event)
    run(step)
    return Advance(state, step.records, step.effects)


def run(step: Step) -> None:
    """Work off the agenda until nothing more can happen by itself."""
    while True:
        while step.agenda:
            work_off(step, *step.agenda.popleft())
        if not gateways.release_inclusive(step) and not conditions.look(step):
            break
    gateways.report_deadlock(step)
    if not step.state.tokens:
        step.state.messages = []


def work_off(step: Step, work: str, subject: int) -> None:
    """Do one piece of work; where it cannot be done, stop with an incident."""
    state = step.state
    token, scope = state.tokens.get(subject), state.scopes.get(subject)
    wait = state.waits.get(subject)
    try:
        if work in ON_TOKENS and token is not None:
            check_entries(step, token, work)
            ON_TOKENS[work](step, token)
        elif work in ON_SCOPES and scope is not None:
            ON_SCOPES[work](step, scope)
        elif work in ON_WAITS and wait is not None:
            ON_WAITS[work](step, wait)
    except NoValue as problem:
        fail(step, token or holder_of(step, scope), problem.message, work)


def check_entries(step: Step, token: Token, work: str) -> None:
    """Stop a run that goes on and on. Raises NoValue."""
    if work not in ENTRIES:
        return
    step.entries += 1
    label = step.node(token).label
    if step.entries > MOST_ENTRIES:
        raise NoValue(
            f'The Request came to "{label}" after {MOST_ENTRIES:,} steps without '
            "waiting for anything. It seems to go round for ever."
        )
    if step.state.count_in(token.scope) > MOST_TOKENS:
        raise NoValue(
            f'The Request came to "{label}" with more than {MOST_TOKENS:,} tokens at '
            "once. Flows seem to split again and again."
        )


def holder_of(step: Step, scope: Scope | None) -> Token | None:
    """Return the token that a scope or a round runs in."""
    while scope is not None:
        if scope.holder is not None:
            return step.state.tokens.get(scope.holder)
        scope = step.state.scopes.get(scope.parent or 0)
    return None


def fail(step: Step, token: Token | None, message: str, work: str) -> None:
    """Stop at a token, if it is still there; the message names its element."""
    if token is None or token.id not in step.state.tokens:
        return
    label = step.node(token).label
    named = message if f'"{label}"' in message else f'"{label}": {message}'
    step.fail(token, named, work)

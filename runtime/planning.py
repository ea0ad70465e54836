"""Works out a step of a Request without a database: what the engine makes of events.

A step is planned outside of any transaction, because expressions can take long, and
written afterwards only if the Request has not gone on meanwhile.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

import javascript
from connectors.evaluation import SettingProblem, evaluated_settings
from connectors.registry import installed
from connectors.steps import Step
from connectors.upgrades import as_installed
from runtime.engine import (
    Advance,
    Call,
    Event,
    Failed,
    State,
    Stop,
    Wait,
    WaitFailed,
    advance,
    moved,
)
from runtime.engine.effects import Effect, Record
from runtime.engine.exceptions import NoValue
from runtime.hooks.settings import webhook_of
from runtime.models import Deployment
from runtime.runnables import Runnable, runnable_of

Settings = Mapping[str, Any]


@dataclass(frozen=True)
class PlannedCall:
    """A connector call with its settings as they will be sent."""

    activation: int
    element: str
    step: Step
    settings: dict[str, Any]
    retry: dict[str, Any]


@dataclass(frozen=True)
class Move:
    """From which version of a process to which.

    `mapping` names the new element for old ones whose id is another.
    """

    source: Deployment
    target: Deployment
    mapping: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Heard:
    """The address whose calls a wait hears, and the key that they have to bring."""

    hook: str = ""
    key: str = ""


@dataclass
class Plan:
    """What a step will write. `before` and `after` are the variables of the Request.

    `known_before` is the highest number that the state had given out before;
    `moved_to` the deployment that the Request moves to, with the new ids of elements;
    `heard` tells of the waits that hear calls from outside.
    """

    state: State
    now: datetime
    before: dict[str, Any]
    waits_before: frozenset[int]
    known_before: int
    moved_to: UUID | None = None
    heard: dict[int, Heard] = field(default_factory=dict)
    places: Mapping[str, str] = field(default_factory=dict)
    records: list[Record] = field(default_factory=list)
    effects: list[Effect] = field(default_factory=list)
    calls: list[PlannedCall] = field(default_factory=list)

    @property
    def after(self) -> dict[str, Any]:
        """Return the variables of the Request as the step leaves them."""
        return self.state.variables

    def stopped(self) -> set[int]:
        """Return the activations that are over."""
        return {one.activation for one in self.effects if isinstance(one, Stop)}


def variables_at(state: State, activation: int) -> dict[str, Any]:
    """Return all variables that can be seen where a token stands."""
    return variables_in(state, state.tokens[activation].scope)


def variables_in(state: State, scope: int | None) -> dict[str, Any]:
    """Return all variables that can be seen in a scope."""
    found: dict[str, Any] = {}
    for one in reversed(list(state.chain(scope))):
        found.update(one.variables)
    return found


def evaluate(expression: str, variables: Mapping[str, Any]) -> Any:
    """Return the value of FEEL. Raises NoValue with words for a person."""
    try:
        return javascript.evaluate(expression, variables)
    except javascript.JavaScriptError as error:
        raise NoValue(f"“{expression[:200]}” has no value. {error}") from error


def plan_step(
    runnable: Runnable,
    state: State,
    events: Sequence[Event],
    now: datetime,
    *,
    settings: Settings | None = None,
) -> Plan:
    """Work off events, then what their connector calls need.

    `settings` replace those of the file in the calls that come of it. Raises
    UnknownActivation for an event whose place is gone, and NoStart.
    """
    plan = plan_of(state, now)
    work_off(runnable, plan, events, settings or {})
    return plan


def plan_of(state: State, now: datetime) -> Plan:
    """Return a plan in which nothing has happened yet."""
    return Plan(
        state, now, dict(state.variables), frozenset(state.waits), state.next - 1
    )


def work_off(
    runnable: Runnable, plan: Plan, events: Iterable[Event], settings: Settings
) -> None:
    """Add to a plan what events come to, and the failures of calls in them."""
    waiting = list(events)
    while waiting:
        event = waiting.pop(0)
        made = advance(
            runnable.definition, plan.state, event, now=plan.now, evaluate=evaluate
        )
        take(plan, made)
        waiting += prepared(runnable, plan, made, settings)
        waiting += listened(runnable, plan)


def moved_state(move: Move, state: State, now: datetime) -> Advance:
    """Move a state from one version to another. Raises CannotMove."""
    return moved(
        state,
        runnable_of(move.source.pk).definition,
        runnable_of(move.target.pk).definition,
        move.mapping,
        now=now,
        evaluate=evaluate,
    )


def plan_move(move: Move, state: State, now: datetime) -> Plan:
    """Move a Request, and plan the calls that come of it. Raises CannotMove."""
    plan = plan_of(state, now)
    plan.moved_to, plan.places = move.target.pk, move.mapping
    runnable = runnable_of(move.target.pk)
    made = moved_state(move, state, now)
    take(plan, made)
    failures = [*prepared(runnable, plan, made, {}), *listened(runnable, plan)]
    work_off(runnable, plan, failures, {})
    return plan


def take(plan: Plan, made: Advance) -> None:
    """Add what an event came to."""
    plan.state = made.state
    plan.records += made.records
    plan.effects += made.effects


def prepared(
    runnable: Runnable, plan: Plan, made: Advance, settings: Settings
) -> list[Event]:
    """Plan the calls that an event asked for; return the failures of those that
    cannot be made."""
    failures: list[Event] = []
    for effect in made.effects:
        if not isinstance(effect, Call) or effect.activation not in plan.state.tokens:
            continue
        try:
            plan.calls.append(planned_call(runnable, plan.state, effect, settings))
        except NoValue as error:
            failures.append(Failed(effect.activation, error.message))
    return failures


def listened(runnable: Runnable, plan: Plan) -> list[Event]:
    """Note what new waits hear from outside; return those that cannot be heard.

    After a move every wait is new: the other version may ask for another key.
    """
    failures: list[Event] = []
    if not runnable.steps:
        return failures
    for key, wait in plan.state.waits.items():
        step = runnable.steps.get(wait.element)
        known = key in plan.waits_before and plan.moved_to is None
        if step is None or wait.kind != "message" or known or key in plan.heard:
            continue
        try:
            plan.heard[key] = heard_by(step, plan.state, wait)
        except NoValue as error:
            failures.append(WaitFailed(key, error.message))
    return failures


def heard_by(step: Step, state: State, wait: Wait) -> Heard:
    """Return what a wait at a step hears from outside. Raises NoValue."""
    webhook = webhook_of(step)
    if wait.token is not None:
        seen = variables_at(state, wait.token)
    else:
        seen = variables_in(state, wait.scope)
    return Heard(webhook.path, webhook.key_over("request_key", seen))


def planned_call(
    runnable: Runnable, state: State, effect: Call, settings: Settings
) -> PlannedCall:
    """Return a call with its settings evaluated. Raises NoValue."""
    name = runnable.name_of(effect.element)
    step = runnable.steps.get(effect.element)
    if step is None:
        raise NoValue(f"“{name}” has no connector. Choose one and publish again.")
    step = as_installed(step)
    connector = installed().find(step.connector)
    operation = connector.operation(step.operation) if connector else None
    if operation is None:
        raise NoValue(
            f"“{name}” needs {step.connector} {step.operation}, which is not "
            "installed. Install its package and restart, then retry."
        )
    variables = variables_at(state, effect.activation)
    try:
        values = evaluated_settings(step, operation, variables)
    except SettingProblem as error:
        raise NoValue(f"“{name}”: {error}") from error
    retry = {**operation.get("retry", {}), **(step.retry or {})}
    return PlannedCall(
        effect.activation, effect.element, step, {**values, **settings}, retry
    )

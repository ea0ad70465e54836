"""Requests on the engine, for tests: driven by hand, or simulated to their end."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Any

import javascript
from runtime.engine import (
    Advance,
    Ask,
    Call,
    Completed,
    Definition,
    Event,
    Incident,
    Invoke,
    NoValue,
    Record,
    SetTimer,
    Start,
    State,
    TimerFired,
    advance,
)
from runtime.simulation import given_of, simulate
from tests.runtime.engine.diagrams import process_of

BEGIN = datetime(2026, 1, 1, tzinfo=UTC)


def evaluate(expression: str, variables: Mapping[str, Any]) -> Any:
    """Return the value of FEEL. Raises NoValue."""
    try:
        return javascript.evaluate(expression, variables)
    except javascript.JavaScriptError as error:
        raise NoValue(str(error)) from error


class Driven:
    """A Request that a test drives; its state goes through JSON after every step."""

    def __init__(self, process: str | Definition, **variables: Any) -> None:
        self.definition = process_of(process) if isinstance(process, str) else process
        self.state = State()
        self.now = BEGIN
        self.records: list[Record] = []
        self.effects: list[Any] = []
        self.give(Start(variables=variables))

    def give(self, event: Event) -> Advance:
        """Let an event happen."""
        state = State.from_json(json.loads(json.dumps(self.state.to_json())))
        made = advance(self.definition, state, event, now=self.now, evaluate=evaluate)
        self.state = made.state
        self.records += made.records
        self.effects += made.effects
        return made

    def at(self, element: str) -> int:
        """Return the youngest activation at an element."""
        return max(t.id for t in self.state.tokens.values() if t.element == element)

    def complete(self, element: str, **outputs: Any) -> Advance:
        """Complete the youngest activation of an element."""
        return self.give(Completed(self.at(element), outputs))

    def fire(self) -> Advance:
        """Let the next timer fire at its time."""
        due = {w.id: w.due for w in self.state.waits.values() if w.kind == "timer"}
        timer = min(due, key=lambda one: str(due[one]))
        self.now = datetime.fromisoformat(str(due[timer]))
        return self.give(TimerFired(timer))

    def wait(self, seconds: float) -> None:
        """Let time go by."""
        self.now += timedelta(seconds=seconds)

    def events(self, event: str) -> list[str]:
        """Return the elements that something was recorded of."""
        return [one.element for one in self.records if one.event == event]

    @property
    def completed(self) -> list[str]:
        """Return the completed steps, which have names such as `t1`."""
        return [one for one in self.events("completed") if one[0] == "t"]

    @property
    def places(self) -> list[str]:
        """Return where the tokens are, sorted."""
        return sorted(one.element for one in self.state.tokens.values())

    @property
    def problem(self) -> str:
        """Return the message of the last incident."""
        found = [one for one in self.effects if isinstance(one, Incident)]
        return found[-1].message if found else ""


def run(
    text: str, *events: Mapping[str, Any], process: str = "", **variables: Any
) -> tuple[list[str], Mapping[str, Any]]:
    """Simulate a process; return the steps that completed in order, and the outcome.

    Steps have names such as `t1`.
    """
    lines = simulate(
        process_of(text),
        given_of(list(events)),
        process=process,
        variables=variables,
        evaluate=evaluate,
    )
    done = [one["element"] for one in lines[:-1] if one["event"] == "completed"]
    return [one for one in done if one[0] == "t"], lines[-1]


def answers_to(made: Advance) -> list[Event]:
    """Return the events that answer what the engine asked for, without outputs."""
    found: list[Event] = []
    for effect in made.effects:
        if isinstance(effect, Call | Ask | Invoke):
            found.append(Completed(effect.activation))
        elif isinstance(effect, SetTimer):
            found.append(TimerFired(effect.timer))
    return found

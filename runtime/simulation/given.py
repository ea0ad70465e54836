"""What a simulation is given: messages and signals that come, answers of steps."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


class BadEvents(Exception):
    """The events are not a list of messages, signals and outputs of elements."""


@dataclass(frozen=True)
class Arrival:
    """A message or signal that comes some seconds after the start."""

    after: float
    kind: str
    name: str
    variables: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Answer:
    """What an element gives when its turn comes, and how many seconds it takes."""

    outputs: Mapping[str, Any] = field(default_factory=dict)
    error: str | None = None
    after: float = 0.0


@dataclass(frozen=True)
class Given:
    """All that comes from outside; several answers of an element are taken in turn."""

    arrivals: tuple[Arrival, ...] = ()
    answers: Mapping[str, tuple[Answer, ...]] = field(default_factory=dict)


def given_of(content: Any) -> Given:
    """Return what an events file says. Raises BadEvents."""
    if not isinstance(content, list):
        raise BadEvents("The events are not a list.")
    arrivals: list[Arrival] = []
    answers: dict[str, tuple[Answer, ...]] = {}
    for number, one in enumerate(content, start=1):
        if not isinstance(one, dict):
            raise BadEvents(f"Event {number} is not an object.")
        if isinstance(one.get("element"), str):
            element = one["element"]
            answers[element] = (*answers.get(element, ()), answer(one, number))
        else:
            arrivals.append(arrival(one, number))
    return Given(tuple(arrivals), answers)


def seconds(one: Mapping[str, Any], number: int) -> float:
    """Return when an event comes. Raises BadEvents."""
    value = one.get("after_seconds", 0)
    if isinstance(value, bool) or not isinstance(value, int | float) or not value >= 0:
        raise BadEvents(f"Event {number}: after_seconds is not a number from 0 on.")
    return float(min(value, 1e10))


def variables(one: Mapping[str, Any], key: str, number: int) -> dict[str, Any]:
    """Return the variables that an event carries. Raises BadEvents."""
    value = one.get(key) or {}
    if not isinstance(value, dict):
        raise BadEvents(f"Event {number}: {key} is not an object.")
    return value


def answer(one: Mapping[str, Any], number: int) -> Answer:
    """Return what an element answers. Raises BadEvents."""
    error = one.get("error")
    return Answer(
        variables(one, "outputs", number),
        None if error is None else str(error),
        seconds(one, number),
    )


def arrival(one: Mapping[str, Any], number: int) -> Arrival:
    """Return a message or signal that comes. Raises BadEvents."""
    for kind in ("message", "signal"):
        if isinstance(one.get(kind), str):
            values = variables(one, "variables", number)
            return Arrival(seconds(one, number), kind, one[kind], values)
    raise BadEvents(f"Event {number} names no message, signal or element.")

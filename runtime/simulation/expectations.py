"""What a simulation is expected to do, and how what it did differs from that."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal, get_args

from runtime.simulation.runs import Run

State = Literal["completed", "waiting", "incident"]
Kind = Literal["state", "element", "passed", "order", "avoided", "variable"]
MISSING = object()


class BadExpectations(Exception):
    """The expectations are not of the form that docs/scenarios.md describes."""


@dataclass(frozen=True)
class Expectations:
    """How a run should end, and where it should and should not come along.

    `element` is where it should wait or stop, empty for anywhere. `passed` are
    completed in this order, others may lie between; no token comes to `avoided`. Of
    `variables` only what is named is compared.
    """

    state: State = "completed"
    element: str = ""
    passed: tuple[str, ...] = ()
    avoided: tuple[str, ...] = ()
    variables: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Difference:
    """One thing that is not as expected.

    `place` is an element; for a variable its name with the parts that lead to the
    value. `found` is MISSING for a value that is not there.
    """

    kind: Kind
    place: str
    expected: Any
    found: Any


def expectations_of(content: Any) -> Expectations:
    """Return what JSON says that is expected. Raises BadExpectations."""
    if not isinstance(content, dict):
        raise BadExpectations("The expectations are not an object.")
    unknown = sorted(set(content) - set(Expectations.__dataclass_fields__))
    if unknown:
        raise BadExpectations(f"Expectations have no “{unknown[0]}”.")
    state, element = content.get("state", "completed"), content.get("element", "")
    if state not in get_args(State):
        raise BadExpectations("`state` is completed, waiting or incident.")
    if not isinstance(element, str):
        raise BadExpectations("`element` is not the id of an element.")
    variables = content.get("variables", {})
    if not isinstance(variables, dict):
        raise BadExpectations("`variables` is not an object.")
    return Expectations(
        state,
        element,
        elements_in(content, "passed"),
        elements_in(content, "avoided"),
        variables,
    )


def elements_in(content: Mapping[str, Any], key: str) -> tuple[str, ...]:
    """Return a list of elements. Raises BadExpectations."""
    found = content.get(key, [])
    if not isinstance(found, list) or not all(isinstance(one, str) for one in found):
        raise BadExpectations(f"`{key}` is not a list of ids of elements.")
    return tuple(found)


def differences(run: Run, expected: Expectations) -> list[Difference]:
    """Return what is not as expected, the end first."""
    reached = set(run.elements("entered"))
    return [
        *of_end(run, expected),
        *of_order(run.elements("completed"), expected.passed),
        *(
            Difference("avoided", one, None, one)
            for one in expected.avoided
            if one in reached
        ),
        *of_values(run.outcome.variables, expected.variables, ()),
    ]


def of_end(run: Run, expected: Expectations) -> Iterator[Difference]:
    """Yield how the end differs; where it waits counts only if it should wait."""
    outcome = run.outcome
    if outcome.state != expected.state:
        yield Difference("state", outcome.element or "", expected.state, outcome.state)
    elif expected.element and expected.element != outcome.element:
        yield Difference(
            "element", outcome.element or "", expected.element, outcome.element
        )


def of_order(passed: Sequence[str], expected: Sequence[str]) -> Iterator[Difference]:
    """Yield what was not passed, or only before what should come before it."""
    position, before = -1, ""
    for one in expected:
        if one not in passed:
            yield Difference("passed", one, one, None)
        elif one not in passed[position + 1 :]:
            yield Difference("order", one, before, one)
        else:
            position, before = passed.index(one, position + 1), one


def of_values(found: Any, expected: Any, path: tuple[str, ...]) -> Iterator[Difference]:
    """Yield the values that differ; of an object only what is expected counts."""
    if isinstance(expected, dict) and isinstance(found, dict):
        for name, value in expected.items():
            yield from of_values(found.get(name, MISSING), value, (*path, name))
    elif not is_same(found, expected):
        yield Difference("variable", ".".join(path), expected, found)


def is_same(one: Any, other: Any) -> bool:
    """Say whether two JSON values are equal; 1 is 1.0 but not true."""
    if isinstance(one, bool) or isinstance(other, bool):
        return one is other
    if isinstance(one, list) and isinstance(other, list):
        return len(one) == len(other) and all(map(is_same, one, other))
    if isinstance(one, dict) and isinstance(other, dict):
        return one.keys() == other.keys() and all(
            is_same(value, other[name]) for name, value in one.items()
        )
    return bool(one == other)

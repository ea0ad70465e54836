"""What a run did is compared with what was expected of it."""

from __future__ import annotations

from typing import Any

import pytest

from runtime.engine import Node, NoValue
from runtime.simulation import (
    BadExpectations,
    Run,
    World,
    differences,
    expectations_of,
    given_of,
    run,
)
from runtime.simulation.expectations import MISSING
from tests.runtime.engine.diagrams import process_of
from tests.runtime.engine.requests import evaluate

ORDER = """
    start s
    user ask
    xor x
    service yes
    service no
    catch late timer PT1H
    end e
    s > ask > x
    x > yes : ok
    x > no : default
    yes > late > e
    no > e
"""


def ran(text: str = ORDER, *events: Any, **variables: Any) -> Run:
    """Return what came of a run."""
    world = World(evaluate)
    given = given_of(list(events))
    return run(process_of(text), given, variables=variables, world=world)


def found(content: dict[str, Any], made: Run) -> list[tuple[Any, ...]]:
    """Return the differences as tuples."""
    return [
        (one.kind, one.place, one.expected, one.found)
        for one in differences(made, expectations_of(content))
    ]


ENDS: list[tuple[dict[str, Any], list[tuple[Any, ...]]]] = [
    ({}, []),
    ({"state": "completed"}, []),
    ({"state": "waiting"}, [("state", "", "waiting", "completed")]),
    ({"state": "incident", "element": "x"}, [("state", "", "incident", "completed")]),
    ({"element": "e"}, [("element", "", "e", None)]),
    ({"passed": ["s", "ask", "yes", "late", "e"]}, []),
    ({"passed": ["ask", "e"]}, []),
    ({"passed": ["no"]}, [("passed", "no", "no", None)]),
    ({"passed": ["gone", "ask"]}, [("passed", "gone", "gone", None)]),
    ({"passed": ["yes", "ask", "e"]}, [("order", "ask", "yes", "ask")]),
    ({"passed": ["ask", "ask"]}, [("order", "ask", "ask", "ask")]),
    ({"avoided": ["no", "gone"]}, []),
    ({"avoided": ["yes", "no"]}, [("avoided", "yes", None, "yes")]),
]


@pytest.mark.parametrize(("expected", "told"), ENDS)
def test_the_end_and_the_way_are_compared(
    expected: dict[str, Any], told: list[tuple[Any, ...]]
) -> None:
    assert found(expected, ran(ok=True)) == told


VALUES: list[tuple[Any, Any, list[tuple[str, Any, Any]]]] = [
    ({"a": 1}, {"a": 1, "b": 2}, []),
    ({"a": 1}, {"a": 1.0}, []),
    ({"a": 1}, {"a": True}, [("a", 1, True)]),
    ({"a": None}, {}, [("a", None, MISSING)]),
    ({"a": None}, {"a": None}, []),
    ({"a": {"b": {"c": 1}}}, {"a": {"b": {"c": 2, "d": 3}}}, [("a.b.c", 1, 2)]),
    ({"a": {"b": 1, "c": 2}}, {"a": {"c": 2}}, [("a.b", 1, MISSING)]),
    ({"a": {"b": 1}}, {"a": [1]}, [("a", {"b": 1}, [1])]),
    ({"a": []}, {"a": [1]}, [("a", [], [1])]),
    ({"a": [{"b": 1}]}, {"a": [{"b": 1}]}, []),
    ({"a": [{}]}, {"a": [{"b": 1}]}, [("a", [{}], [{"b": 1}])]),
    ({"a": {}}, {"a": {"b": 1}}, []),
    ({"a": "1"}, {"a": 1}, [("a", "1", 1)]),
]


@pytest.mark.parametrize(("expected", "values", "told"), VALUES)
def test_only_the_expected_values_are_compared(
    expected: Any, values: dict[str, Any], told: list[tuple[str, Any, Any]]
) -> None:
    made = ran("start s\nend e\ns > e", **values)

    assert found({"variables": expected}, made) == [("variable", *one) for one in told]


def test_a_run_that_waits_says_where() -> None:
    waits = ran("start s\ncatch m message Reply\nend e\ns > m > e")

    assert found({"state": "waiting", "element": "m"}, waits) == []
    assert found({"state": "waiting", "element": "e"}, waits) == [
        ("element", "m", "e", "m")
    ]
    assert found({"passed": ["m"]}, waits)[1] == ("passed", "m", "m", None)
    assert found({"avoided": ["m"]}, waits)[1] == ("avoided", "m", None, "m")


def test_a_loop_is_passed_as_often_as_it_was() -> None:
    text = "start s\nxor y\nuser ask\nxor x\nend e\ns > y > ask > x\n"
    events = [{"element": "ask", "outputs": {"ok": one}} for one in (False, True)]
    made = ran(text + "x > e : ok\nx > y : default", *events)

    assert found({"passed": ["ask", "ask", "e"]}, made) == []
    assert found({"passed": ["ask", "ask", "ask"]}, made) == [
        ("order", "ask", "ask", "ask")
    ]


@pytest.mark.parametrize(
    "content",
    [
        [],
        None,
        "completed",
        {"state": "done"},
        {"state": None},
        {"element": 3},
        {"passed": "a"},
        {"passed": [1]},
        {"avoided": {"a": 1}},
        {"variables": []},
        {"path": []},
    ],
)
def test_other_forms_are_refused(content: Any) -> None:
    with pytest.raises(BadExpectations):
        expectations_of(content)


def test_the_flows_that_were_taken_are_told_in_order() -> None:
    definition = process_of(ORDER)
    made = ran(ok=False)

    ends = [definition.flows[one].target for one in made.taken]
    assert ends == ["ask", "x", "no", "e"]


def test_a_call_that_cannot_be_made_stops_the_run() -> None:
    seen: list[Any] = []

    def prepare(node: Node, variables: Any) -> None:
        seen.append((node.id, variables))
        if node.id == "b":
            raise NoValue("It has no address.")

    world = World(evaluate, lambda _node: {"n": 2}, prepare)
    definition = process_of("start s\nservice a\nservice b\nend e\ns > a > b > e")
    made = run(definition, given_of([]), variables={"n": 1}, world=world)

    assert seen == [("a", {"n": 1}), ("b", {"n": 2})]
    assert (made.outcome.state, made.outcome.element) == ("incident", "b")
    assert made.outcome.message == "It has no address."

"""Gateways and sequence flows choose and join as BPMN 2.0 says."""

from __future__ import annotations

from typing import Any

import pytest

from tests.runtime.engine.requests import Driven, run

SPLIT = """
    start s
    {kind} x
    service t1
    service t2
    service t3
    {join} y
    service t4
    s > x
    x > t1 : n > 1
    x > t2 : n > 2
    x > t3 : default
    t1 > y
    t2 > y
    t3 > y
    y > t4
"""


@pytest.mark.parametrize(
    ("kind", "join", "n", "steps"),
    [
        ("xor", "xor", 3, ["t1", "t4"]),
        ("xor", "xor", 0, ["t3", "t4"]),
        ("or", "or", 3, ["t1", "t2", "t4"]),
        ("or", "or", 2, ["t1", "t4"]),
        ("or", "or", 0, ["t3", "t4"]),
        ("or", "xor", 3, ["t1", "t2", "t4", "t4"]),
    ],
)
def test_conditions_choose(kind: str, join: str, n: int, steps: list[str]) -> None:
    done, outcome = run(SPLIT.format(kind=kind, join=join), n=n)

    assert (done, outcome["state"]) == (steps, "completed")


@pytest.mark.parametrize(
    ("kind", "n", "steps"),
    [
        ("service", 3, ["t0", "t1", "t2"]),
        ("service", 0, ["t0", "t3"]),
        ("catch", 3, ["t1", "t2"]),
    ],
)
def test_conditional_flows_leave_activities_and_events(
    kind: str, n: int, steps: list[str]
) -> None:
    text = f"""
        start s
        {kind} t0 {"timer PT1S" if kind == "catch" else ""}
        service t1
        service t2
        service t3
        s > t0
        t0 > t1 : n > 1
        t0 > t2 : n > 2
        t0 > t3 : default
    """
    done, _ = run(text, n=n)

    assert [one for one in done if one != "t0" or kind != "catch"] == steps


def test_an_implicit_split_takes_all_flows() -> None:
    text = """
        start s
        service t1
        service t2
        service t3
        s > t1 > t2
        t1 > t3
    """
    assert run(text)[0] == ["t1", "t2", "t3"]


def test_unconditional_flows_go_beside_the_default_of_an_activity() -> None:
    text = """
        start s
        service t0
        service t1
        service t2
        service t3
        s > t0 > t1
        t0 > t2 : n > 5
        t0 > t3 : default
    """
    assert sorted(run(text, n=1)[0]) == ["t0", "t1", "t3"]
    assert sorted(run(text, n=9)[0]) == ["t0", "t1", "t2"]


def test_a_parallel_join_waits_for_every_flow_and_counts_none_twice() -> None:
    text = """
        start s
        and a
        service t1
        xor m
        and j
        service t2
        service t3
        s > a > t1 > m > j > t3
        a > m
        a > t2 > j
    """
    request = Driven(text)
    request.complete("t1")
    assert request.places == ["j", "j", "t2"]

    request.complete("t2")
    assert request.places == ["j", "t3"]


@pytest.mark.parametrize(
    ("value", "part"),
    [
        (None, "neither true nor false"),
        ("a text", "has no value"),
    ],
)
def test_a_condition_without_truth_is_an_incident_never_the_default(
    value: Any, part: str
) -> None:
    text = """
        start s
        xor Choose
        service t1
        service t2
        s > Choose
        Choose > t1 : if n = null then null else missing > 1
        Choose > t2 : default
    """
    done, outcome = run(text, n=value)

    assert done == []
    assert (outcome["state"], outcome["element"]) == ("incident", "Choose")
    assert '"Choose"' in outcome["message"]
    assert part in outcome["message"]


def test_no_true_condition_and_no_default_is_an_incident() -> None:
    text = "start s\nxor x\nservice t1\ns > x\nx > t1 : n > 1"

    assert run(text, n=0)[1]["element"] == "x"


def test_a_join_that_cannot_complete_names_its_gateway() -> None:
    text = """
        start s
        xor x
        service t1
        service t2
        and Together
        service t3
        s > x
        x > t1 : n > 1
        x > t2 : default
        t1 > Together
        t2 > Together
        Together > t3
    """
    done, outcome = run(text, n=2)

    assert done == ["t1"]
    assert (outcome["state"], outcome["element"]) == ("incident", "Together")
    assert "can no longer come" in outcome["message"]


def test_a_join_waits_visibly_while_something_else_can_happen() -> None:
    text = """
        start s
        and a
        user t1
        and j
        service t2
        s > a > t1
        a > j > t2
        t3 > j
        task t3
    """
    request = Driven(text)

    assert request.state.outcome == "waiting"
    assert request.places == ["j", "t1"]


def test_an_inclusive_join_in_a_loop_waits_for_what_can_still_come() -> None:
    text = """
        start s
        or a
        user t1
        user t2
        xor again
        or j
        service t3
        s > a
        a > t1 : true
        a > t2 : true
        t1 > again
        again > t1 : more
        again > j : default
        t2 > j > t3
    """
    request = Driven(text, more=True)
    request.complete("t2")
    request.complete("t1")
    assert "t3" not in request.places

    request.complete("t1", more=False)
    assert request.places == ["t3"]


def test_an_inclusive_join_does_not_wait_for_interrupted_branches() -> None:
    text = """
        start s
        or a
        user t1
        boundary b on t1 signal Stop
        user t2
        or j
        service t3
        end e
        s > a
        a > t1 : true
        a > t2 : true
        t1 > j
        t2 > j
        b > e
        j > t3
    """
    done, _ = run(
        text,
        {"element": "t1", "after_seconds": 9},
        {"after_seconds": 1, "signal": "Stop"},
    )
    assert done == ["t2", "t3"]

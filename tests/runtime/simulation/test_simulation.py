"""Simulations run any file on a clock of their own and say how it ended."""

from __future__ import annotations

from typing import Any

import pytest

from runtime.simulation import BadEvents, given_of, simulate
from runtime.simulation.driver import MOST_STEPS
from tests.runtime.engine.diagrams import process_of
from tests.runtime.engine.requests import evaluate, run


def lines_of(text: str, *events: Any, **variables: Any) -> list[dict[str, Any]]:
    """Return all lines of a simulation."""
    return simulate(
        process_of(text),
        given_of(list(events)),
        variables=variables,
        evaluate=evaluate,
    )


def test_lines_say_when_what_happened() -> None:
    lines = lines_of("start s\ncatch c timer PT1.5S\nuser t1\ns > c > t1", n=1)

    assert lines[0] == {
        "at": 0,
        "element": "s",
        "name": "",
        "type": "startEvent",
        "event": "entered",
    }
    assert [(o["at"], o["element"], o["event"]) for o in lines[2:-1]] == [
        (0, "c", "entered"),
        (0, "c", "waiting"),
        (1.5, "c", "caught"),
        (1.5, "c", "completed"),
        (1.5, "t1", "entered"),
        (1.5, "t1", "waiting"),
        (1.5, "t1", "completed"),
    ]
    assert lines[-1] == {
        "state": "completed",
        "element": None,
        "message": "The Request is completed.",
        "variables": {"n": 1},
    }


@pytest.mark.parametrize("kind", ["service", "user", "task", "script", "manual"])
def test_outputs_of_an_element_become_variables(kind: str) -> None:
    _, outcome = run(
        f"start s\n{kind} t1\ns > t1", {"element": "t1", "outputs": {"n": 2}}
    )

    assert outcome["variables"] == {"n": 2}


@pytest.mark.parametrize("kind", ["service", "user", "task", "script"])
def test_an_error_of_an_element_is_caught_at_its_border(kind: str) -> None:
    text = f"""
        start s
        {kind} t1
        boundary b on t1 error E1
        service t2
        s > t1
        b > t2
    """
    caught, _ = run(text, {"element": "t1", "error": "E1"})
    uncaught = run(text, {"element": "t1", "error": "E2"})[1]

    assert caught == ["t2"]
    assert (uncaught["state"], uncaught["element"]) == ("incident", "t1")


def test_answers_are_taken_in_turn_and_the_last_one_stays() -> None:
    text = "start s\nuser t1\nxor x\nuser t2\ns > x > t1 > y\nxor y\n"
    text += "y > x : again\ny > t2 : default"
    events = [
        {"element": "t1", "outputs": {"again": True}},
        {"element": "t1", "outputs": {"again": True}},
        {"element": "t1", "outputs": {"again": False}},
    ]
    assert run(text, *events)[0] == ["t1", "t1", "t1", "t2"]


def test_a_message_that_comes_early_waits() -> None:
    text = "start s\nuser t1\ncatch c message M\ns > t1 > c"
    _, outcome = run(text, {"message": "M"}, {"element": "t1", "after_seconds": 5})

    assert outcome["state"] == "completed"


def test_a_signal_starts_other_processes_of_the_file() -> None:
    text = """
        pool p
        start s
        throw x signal G
        service t1
        s > x > t1
        pool q
        start s2 signal G
        service t2
        s2 > t2
    """
    assert sorted(run(text)[0]) == ["t1", "t2"]


@pytest.mark.parametrize(
    ("text", "element", "part"),
    [
        ("start s\ncatch c message M\ns > c", "c", 'the message "M"'),
        ("start s\ncatch c signal G\ns > c", "c", 'the signal "G"'),
        ("start s\nreceive c\ns > c", "c", "waits for a message"),
        ("start s\ncatch c conditional false\ns > c", "c", "false"),
    ],
)
def test_a_waiting_request_says_what_for(text: str, element: str, part: str) -> None:
    outcome = run(text)[1]

    assert (outcome["state"], outcome["element"]) == ("waiting", element)
    assert part in outcome["message"]


@pytest.mark.parametrize("expression", ["${n > 1}", "#{n > 1}", "n > 1", "=n > 1"])
def test_expressions_of_other_tools_are_tried_as_feel(expression: str) -> None:
    text = f"start s\nxor x\nservice t1\ns > x\nx > t1 : {expression}"

    assert run(text, n=2)[0] == ["t1"]


def test_a_foreign_expression_that_is_no_feel_is_an_incident() -> None:
    text = 'start s\nxor x\nservice t1\ns > x\nx > t1 : ${n == "1" && foo()}'
    outcome = run(text, n=2)[1]

    assert (outcome["state"], outcome["element"]) == ("incident", "x")


@pytest.mark.parametrize(
    "text",
    [
        "start s\nuser t1\nboundary b on t1 timer R/PT1S stay\nend e\ns > t1\nb > e",
        "start s timer R/PT1S\nthrow x message M\ns > x\nstart s2 message M\ns2 > x",
        "start s\nxor x\nuser t1\ns > x > t1 > x",
    ],
)
def test_what_goes_on_for_ever_is_stopped(text: str) -> None:
    slow = {"element": "t1", "after_seconds": 1e10}
    events = [slow] if "boundary" in text else []
    outcome = run(text, *events)[1]

    assert outcome["state"] == "waiting"
    assert "stopped after" in outcome["message"]
    assert f"{MOST_STEPS:,}" in outcome["message"]


def test_a_process_is_chosen_by_its_id() -> None:
    text = "pool p\nstart s\nuser t1\ns > t1\npool q\nstart s2\nuser t2\ns2 > t2"

    assert run(text)[0] == ["t1"]
    assert run(text, process="q")[0] == ["t2"]
    assert run(text, process="gone")[1]["state"] == "incident"


@pytest.mark.parametrize(
    "content",
    [
        {},
        [1],
        [{}],
        [{"message": 1}],
        [{"element": "a", "outputs": [1]}],
        [{"message": "M", "after_seconds": "soon"}],
        [{"message": "M", "after_seconds": -1}],
        [{"message": "M", "after_seconds": float("nan")}],
        [{"message": "M", "variables": [1]}],
    ],
)
def test_events_that_are_none_are_refused(content: Any) -> None:
    with pytest.raises(BadEvents):
        given_of(content)

"""Errors and escalations are caught by what is nearest, never by all."""

from __future__ import annotations

import pytest

from runtime.engine import Failed, Retry
from tests.runtime.engine.requests import Driven, run

TWO = """
    start s
    and a
    service t1
    service t2
    boundary b1 on t1 error
    boundary b2 on t2 error
    service t3
    service t4
    s > a > t1
    a > t2
    b1 > t3
    b2 > t4
"""
NESTED = """
    start s
    sub S
      start s2
      service t1
      {inner}
      s2 > t1
    boundary b on S error {outer}
    service t2
    s > S
    b > t2
"""


def test_only_the_failing_step_catches_its_error() -> None:
    request = Driven(TWO)
    request.give(Failed(request.at("t1"), "It failed.", "E1"))

    assert request.places == ["t2", "t3"]
    assert request.events("cancelled") == ["t1"]


@pytest.mark.parametrize(
    ("inner", "outer", "places"),
    [
        ("boundary b1 on t1 error E1", "E1", ["S", "b1t"]),
        ("boundary b1 on t1 error E2", "E1", ["t2"]),
        ("boundary b1 on t1 error E2", "", ["t2"]),
        ("", "E1", ["t2"]),
    ],
)
def test_the_nearest_boundary_that_knows_the_code_catches(
    inner: str, outer: str, places: list[str]
) -> None:
    if inner:
        inner += "\n      user b1t\n      b1 > b1t"
    request = Driven(NESTED.format(inner=inner, outer=outer))
    request.give(Failed(request.at("t1"), "It failed.", "E1"))

    assert request.places == places


def test_a_boundary_for_the_code_comes_before_one_for_all() -> None:
    text = """
        start s
        service t1
        boundary b1 on t1 error
        boundary b2 on t1 error E1
        user t2
        user t3
        s > t1
        b1 > t2
        b2 > t3
    """
    request = Driven(text)
    request.give(Failed(request.at("t1"), "It failed.", "E1"))

    assert request.places == ["t3"]


def test_an_error_that_nothing_catches_is_an_incident_and_can_be_retried() -> None:
    request = Driven("start s\nservice t1\nservice t2\ns > t1 > t2")
    activation = request.at("t1")
    request.give(Failed(activation, "The server said no.", "E1"))
    assert request.state.outcome == "incident"
    assert "The server said no." in request.problem

    made = request.give(Retry(activation))
    assert [one.activation for one in made.effects] == [activation]
    request.complete("t1")
    assert request.places == ["t2"]


def test_a_failure_without_a_code_is_an_incident_even_below_a_catch_all() -> None:
    request = Driven(TWO)
    request.give(Failed(request.at("t1"), "It broke."))

    assert request.state.outcome == "incident"
    assert request.places == ["t1", "t2"]


def test_an_error_end_event_that_nothing_catches_ends_its_process() -> None:
    text = """
        start s
        and a
        user t1
        end e error E1
        s > a > t1
        a > e
    """
    request = Driven(text)

    assert request.events("cancelled") == ["t1"]
    assert request.state.outcome == "completed"


def test_an_error_goes_through_loops_and_calls_to_whoever_catches() -> None:
    text = """
        pool p
        start s
        call C *2 q
        boundary b on C error E1
        service t1
        s > C
        b > t1
        pool q
        start s2
        service t2
        end e2 error E1
        s2 > t2 > e2
    """
    assert run(text)[0] == ["t2", "t1"]


def test_an_error_event_sub_process_interrupts_and_does_not_catch_itself() -> None:
    text = """
        start s
        sub S
          start s2
          service t1
          end e2 error E1
          s2 > t1 > e2
          event E
            start s3 error E1
            service t2
            end e3 error E1
            s3 > t2 > e3
        boundary b on S error E1
        service t3
        service t4
        s > S > t4
        b > t3
    """
    assert run(text)[0] == ["t1", "t2", "t3"]


def test_an_escalation_that_nothing_catches_goes_on() -> None:
    done, outcome = run("start s\nthrow x escalation C\nservice t1\ns > x > t1")

    assert (done, outcome["state"]) == (["t1"], "completed")


def test_an_error_end_event_leaves_other_participants_running() -> None:
    text = """
        pool p
        start s
        throw x message M
        end e error E1
        s > x > e
        pool q
        start s2 message M
        user t1
        s2 > t1
        x ~> s2
    """
    request = Driven(text)

    assert request.places == ["t1"]

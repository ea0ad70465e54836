"""Compensation and cancelled transactions undo what was completed, last first."""

from __future__ import annotations

import pytest

from runtime.engine import Failed, MessageReceived, Retry
from tests.runtime.engine.requests import Driven, run

THREE = """
    start s
    service t1
    boundary b1 on t1 compensation
    service t9 @isForCompensation=true
    service t2
    boundary b2 on t2 compensation
    service t8 @isForCompensation=true
    throw x compensation {which}
    service t3
    s > t1 > t2 > x > t3
    b1 ..> t9
    b2 ..> t8
"""


@pytest.mark.parametrize(
    ("which", "steps"),
    [
        ("", ["t1", "t2", "t8", "t9", "t3"]),
        ("t1", ["t1", "t2", "t9", "t3"]),
    ],
)
def test_compensation_goes_backwards_and_waits(which: str, steps: list[str]) -> None:
    done, outcome = run(THREE.format(which=which))

    assert (done, outcome["state"]) == (steps, "completed")


def test_compensation_that_is_not_waited_for_runs_beside() -> None:
    request = Driven(THREE.format(which="nowait"))
    request.complete("t1")
    request.complete("t2")

    assert request.places == ["t3", "t8", "x"]


def test_nothing_to_undo_goes_on() -> None:
    assert run("start s\nthrow x compensation\nservice t1\ns > x > t1")[0] == ["t1"]


def test_an_end_event_undoes() -> None:
    text = THREE.format(which="").replace("throw x", "end x").replace(" > t3", "")

    assert run(text)[0] == ["t1", "t2", "t8", "t9"]


def test_what_was_done_inside_a_sub_process_is_undone_from_outside() -> None:
    text = """
        start s
        sub S
          start s2
          service t1
          boundary b on t1 compensation
          service t9 @isForCompensation=true
          s2 > t1
          b ..> t9
        end e compensation S
        s > S > e
    """
    assert run(text)[0] == ["t1", "t9"]


def test_a_compensation_event_sub_process_undoes_its_sub_process() -> None:
    text = """
        start s
        sub S
          start s2
          service t1
          s2 > t1
          event E
            start s3 compensation
            service t9
            s3 > t9
        throw x compensation
        service t2
        s > S > x > t2
    """
    assert run(text)[0] == ["t1", "t9", "t2"]


def test_a_step_that_was_done_often_is_undone_as_often() -> None:
    text = """
        start s
        service t1 *3
        boundary b on t1 compensation
        service t9 @isForCompensation=true
        end e compensation
        s > t1 > e
        b ..> t9
    """
    assert run(text)[0] == ["t1"] * 3 + ["t9"] * 3


def test_a_cancelled_transaction_undoes_and_goes_on_at_its_cancel_event() -> None:
    text = """
        start s
        transaction T
          start s2
          service t1
          boundary b on t1 compensation
          service t9 @isForCompensation=true
          and a
          user t2
          end e2 cancel
          s2 > t1 > a > t2
          a > e2
          b ..> t9
        boundary c on T cancel
        service t3
        service t4
        s > T > t4
        c > t3
    """
    done, _ = run(text, {"element": "t2", "after_seconds": 60})

    assert done == ["t1", "t9", "t3"]


def test_a_cancelled_transaction_without_a_cancel_event_is_an_incident() -> None:
    text = """
        start s
        transaction T
          start s2
          end e2 cancel
          s2 > e2
        s > T
    """
    _, outcome = run(text)

    assert (outcome["state"], outcome["element"]) == ("incident", "T")


def test_an_error_handler_can_undo() -> None:
    text = """
        start s
        service t1
        boundary b on t1 compensation
        service t9 @isForCompensation=true
        end e error E1
        s > t1 > e
        b ..> t9
        event E
          start s3 error E1
          throw x compensation
          service t2
          s3 > x > t2
    """
    assert run(text)[0] == ["t1", "t9", "t2"]


def test_an_interruption_ends_the_compensation_inside() -> None:
    text = """
        start s
        sub S
          start s2
          task t1
          boundary b on t1 compensation
          user t9 @isForCompensation=true
          throw x compensation
          user t2
          s2 > t1 > x > t2
          b ..> t9
        boundary bb on S message M
        user t3
        s > S
        bb > t3
    """
    request = Driven(text)
    assert request.places == ["S", "t9", "x"]

    request.give(MessageReceived("M"))
    assert request.places == ["t3"]
    assert sorted(request.events("cancelled")) == ["S", "t9", "x"]


def test_a_handler_that_fails_is_an_incident_and_can_be_retried() -> None:
    request = Driven(THREE.format(which="").replace("service t9", "user t9"))
    request.complete("t1")
    request.complete("t2")
    activation = request.at("t8")
    request.give(Failed(activation, "It cannot be undone."))
    assert request.state.outcome == "incident"

    request.give(Retry(activation))
    request.complete("t8")
    request.complete("t9")
    assert request.places == ["t3"]

"""What people do to a Request that stopped: retry, skip, move, cancel."""

from __future__ import annotations

import pytest

from runtime.engine import (
    Call,
    Cancel,
    Completed,
    Failed,
    MoveTo,
    NotPossible,
    Retry,
    SetTimer,
    Skip,
    UnknownActivation,
    VariablesSet,
)
from tests.runtime.engine.requests import Driven

CHOICE = """
    start s
    xor Choose
    service t1
    service t2
    s > Choose
    Choose > t1 : n > 1
    Choose > t2 : default
"""


def test_a_gateway_is_tried_again_once_its_variable_is_set() -> None:
    request = Driven(CHOICE)
    activation = request.at("Choose")
    request.give(VariablesSet({"n": 5}))
    assert request.state.outcome == "incident"

    request.give(Retry(activation))
    assert request.places == ["t1"]
    assert request.events("entered").count("Choose") == 1


def test_skipping_a_gateway_looks_at_it_with_the_outputs() -> None:
    request = Driven(CHOICE)
    request.give(Skip(request.at("Choose"), {"n": 0}))

    assert request.places == ["t2"]


def test_a_failed_step_is_skipped_with_outputs() -> None:
    request = Driven("start s\nservice t1\nservice t2\ns > t1 > t2")
    activation = request.at("t1")
    request.give(Failed(activation, "No."))
    request.give(Skip(activation, {"n": 1}))

    assert request.places == ["t2"]
    assert request.state.variables == {"n": 1}


def test_a_skipped_sub_process_ends_what_runs_inside() -> None:
    request = Driven("start s\nsub S\n  user t1\nuser t2\ns > S > t2")
    request.give(Skip(request.at("S")))

    assert request.events("cancelled") == ["t1"]
    assert request.places == ["t2"]


def test_a_late_answer_still_counts_after_a_failure() -> None:
    request = Driven("start s\nservice t1\nservice t2\ns > t1 > t2")
    activation = request.at("t1")
    request.give(Failed(activation, "Nobody knows what became of it."))
    request.give(Completed(activation))

    assert request.places == ["t2"]


def test_a_deadlocked_join_goes_on_with_what_it_has() -> None:
    text = """
        start s
        xor x
        service t1
        and j
        service t2
        s > x
        x > t1 : true
        x > j : default
        t1 > j > t2
    """
    request = Driven(text)
    request.complete("t1")
    assert request.state.outcome == "incident"

    request.give(Retry(request.at("j")))
    assert request.state.outcome == "incident"
    request.give(Skip(request.at("j")))
    assert request.places == ["t2"]


@pytest.mark.parametrize(("skipped", "places"), [("c", ["t1"]), ("r", ["t1"])])
def test_an_event_is_skipped_as_if_it_had_happened(
    skipped: str, places: list[str]
) -> None:
    waiting = {"c": "catch c message M", "r": "receive r M"}[skipped]
    request = Driven(f"start s\n{waiting}\nuser t1\ns > {skipped} > t1")
    request.give(Skip(request.at(skipped)))

    assert request.places == places
    assert request.state.waits == {}


def test_an_event_based_gateway_cannot_be_skipped_but_left() -> None:
    text = "start s\nevents g\ncatch c message M\nuser t1\ns > g > c > t1"
    request = Driven(text)
    with pytest.raises(NotPossible, match="which event"):
        request.give(Skip(request.at("g")))

    request.give(MoveTo(request.at("g"), "t1"))
    assert request.places == ["t1"]


def test_a_move_ends_one_place_and_begins_another() -> None:
    text = "start s\nservice t1\nuser t2\nand j\nuser t3\ns > t1 > j > t3\nt2 > j"
    request = Driven(text)
    request.give(MoveTo(request.at("t1"), "t2"))
    assert (request.events("cancelled"), request.places) == (["t1"], ["t2"])

    request.give(MoveTo(request.at("t2"), "j"))
    assert request.places == ["t3"]


def test_a_round_of_a_loop_moves_with_its_loop() -> None:
    request = Driven("start s\nservice t1 *3\nuser t2\ns > t1 > t2")
    request.give(MoveTo(request.at("t1"), "t2"))

    assert request.places == ["t2"]
    assert request.events("cancelled") == ["t1"] * 3


def test_a_move_stays_on_its_level() -> None:
    request = Driven("start s\nsub S\n  user t1\nuser t2\ns > S > t2")

    for element in ("t2", "nowhere"):
        with pytest.raises(NotPossible):
            request.give(MoveTo(request.at("t1"), element))


def test_cancelling_ends_everything_and_keeps_the_variables() -> None:
    text = (
        "start s\nsub S\n  user t1\nboundary b on S timer PT1S\nuser t2\ns > S\nb > t2"
    )
    request = Driven(text, n=1)
    activation = request.at("t1")
    request.give(Cancel())

    assert request.state.outcome == "cancelled"
    assert sorted(request.events("cancelled")) == ["S", "t1"]
    assert request.state.variables == {"n": 1}
    assert (request.state.tokens, request.state.waits) == ({}, {})
    with pytest.raises(UnknownActivation):
        request.give(Completed(activation))


@pytest.mark.parametrize("event", [Retry, Skip])
def test_what_is_gone_is_said_to_be(event: type) -> None:
    with pytest.raises(UnknownActivation):
        Driven("start s\nuser t1\ns > t1").give(event(999))


def test_only_what_failed_is_retried() -> None:
    request = Driven("start s\nuser t1\ns > t1")

    with pytest.raises(UnknownActivation):
        request.give(Retry(request.at("t1")))


def test_a_timer_that_could_not_be_read_is_armed_again() -> None:
    text = """
        start s
        user t1
        boundary b on t1 timer =limit
        user t2
        s > t1
        b > t2
    """
    request = Driven(text)
    assert request.state.outcome == "incident"
    assert request.state.waits == {}

    request.give(VariablesSet({"limit": "PT1M"}))
    made = request.give(Retry(request.at("t1")))
    assert any(isinstance(one, SetTimer) for one in made.effects)


def test_a_loop_whose_condition_failed_is_retried() -> None:
    more = "<loopCondition>more</loopCondition>"
    loop = f"<standardLoopCharacteristics>{more}</standardLoopCharacteristics>"
    request = Driven(f"start s\nservice t1 | {loop}\nuser t2\ns > t1 > t2")
    request.complete("t1")
    assert request.state.outcome == "incident"

    request.give(VariablesSet({"more": False}))
    request.give(Retry(request.at("t1")))
    assert request.places == ["t2"]


def test_a_round_whose_result_failed_is_retried() -> None:
    loop = (
        '<multiInstanceLoopCharacteristics connector:collection="[1, 2]" '
        'connector:outputCollection="out" connector:outputItem="rate * 2"/>'
    )
    request = Driven(f"start s\nservice t1 | {loop}\nuser t2\ns > t1 > t2")
    for call in [one for one in request.effects if isinstance(one, Call)]:
        request.give(Completed(call.activation))
    assert request.state.outcome == "incident"

    request.give(VariablesSet({"rate": 3}))
    request.give(Retry(request.at("t1")))
    assert request.places == ["t2"]
    assert request.state.variables["out"] == [6, 6]

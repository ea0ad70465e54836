"""Events on borders and in event sub-processes, which interrupt or not."""

from __future__ import annotations

import pytest

from runtime.engine import MessageReceived, SignalReceived, VariablesSet
from tests.runtime.engine.requests import Driven, run

BORDER = """
    start s
    sub S
      start s2
      service t1
      throw x {thrown}
      service t2
      end e2
      s2 > t1 > x > t2 > e2
    boundary b on S {caught} {stay}
    service t3
    service t4
    s > S > t4
    b > t3
"""
HANDLER = """
    start s
    sub S
      start s2
      service t1
      throw x {thrown}
      service t2
      s2 > t1 > x > t2
      event E
        start s3 {caught} {stay}
        service t3
        s3 > t3
    service t4
    s > S > t4
"""
BOTH_WAYS = [
    ("signal G", "signal G"),
    ("escalation C", "escalation C"),
    ("escalation C", "escalation"),
    ("message M", "message M"),
]


@pytest.mark.parametrize(("thrown", "caught"), BOTH_WAYS)
def test_an_interrupting_boundary_stops_what_threw_from_inside(
    thrown: str, caught: str
) -> None:
    done, _ = run(BORDER.format(thrown=thrown, caught=caught, stay=""))

    assert done == ["t1", "t3"]


@pytest.mark.parametrize(("thrown", "caught"), BOTH_WAYS)
def test_a_boundary_that_does_not_interrupt_lets_it_go_on(
    thrown: str, caught: str
) -> None:
    done, _ = run(BORDER.format(thrown=thrown, caught=caught, stay="stay"))

    assert sorted(done) == ["t1", "t2", "t3", "t4"]


@pytest.mark.parametrize(("thrown", "caught"), BOTH_WAYS)
def test_an_interrupting_event_sub_process_takes_over(thrown: str, caught: str) -> None:
    done, _ = run(HANDLER.format(thrown=thrown, caught=caught, stay=""))

    assert done == ["t1", "t3", "t4"]


@pytest.mark.parametrize(("thrown", "caught"), BOTH_WAYS)
def test_an_event_sub_process_beside_lets_it_go_on(thrown: str, caught: str) -> None:
    done, outcome = run(HANDLER.format(thrown=thrown, caught=caught, stay="stay"))

    assert (sorted(done), done[-1]) == (["t1", "t2", "t3", "t4"], "t4")
    assert outcome["state"] == "completed"


@pytest.mark.parametrize("stay", ["", "stay"])
def test_a_timer_event_sub_process_cancels_the_main_flow_or_not(stay: str) -> None:
    text = f"""
        start s
        catch c timer PT1M
        service t1
        s > c > t1
        event E
          start s3 timer PT1S {stay}
          service t2
          s3 > t2
    """
    assert run(text)[0] == (["t2", "t1"] if stay else ["t2"])


@pytest.mark.parametrize(
    ("kind", "value"),
    [("error", "X"), ("signal", "G"), ("escalation", "C")],
)
def test_end_events_throw_to_the_border(kind: str, value: str) -> None:
    text = f"""
        start s
        sub S
          start s2
          end e2 {kind} {value}
          s2 > e2
        boundary b on S {kind} {value}
        service t1
        service t2
        s > S > t2
        b > t1
    """
    assert run(text)[0] == ["t1"]


@pytest.mark.parametrize(
    ("time", "fires"),
    [
        ("PT1S", 1),
        ("R3/PT1S", 3),
        ("R/PT3S", 3),
        ("2026-01-01T00:00:05Z", 1),
        ("R2/2026-01-01T00:00:02Z/PT4S", 2),
        ("PT11S", 0),
    ],
)
def test_a_boundary_timer_fires_as_often_as_it_says(time: str, fires: int) -> None:
    text = f"""
        start s
        service t1
        boundary b on t1 timer {time} stay
        service t2
        s > t1
        b > t2
    """
    done, outcome = run(text, {"element": "t1", "after_seconds": 10})

    assert done == ["t2"] * fires + ["t1"]
    assert outcome["state"] == "completed"


def test_a_deadline_ends_a_running_step() -> None:
    text = """
        start s
        service t1
        boundary b on t1 timer PT5S
        service t2
        s > t1
        b > t2
    """
    request = Driven(text)
    made = request.fire()

    assert request.places == ["t2"]
    assert [type(one).__name__ for one in made.effects][:1] == ["Stop"]


def test_a_condition_happens_again_once_it_was_false() -> None:
    text = """
        start s
        user t1
        boundary b on t1 conditional n > 1 stay
        user t2
        s > t1
        b > t2
    """
    request = Driven(text, n=0)
    counts = []
    for n in (5, 6, 0, 7):
        request.give(VariablesSet({"n": n}))
        counts.append(request.places.count("t2"))

    assert counts == [1, 1, 1, 2]


def test_all_of_several_events_are_needed_again() -> None:
    text = """
        start s
        user t1
        boundary b on t1 signal A + signal B stay @parallelMultiple=true
        user t2
        s > t1
        b > t2
    """
    request = Driven(text)
    counts = []
    for name in "ABAAB":
        request.give(SignalReceived(name))
        counts.append(request.places.count("t2"))

    assert counts == [0, 1, 1, 1, 2]


def test_an_event_sub_process_beside_starts_as_often_as_its_event_comes() -> None:
    text = """
        start s
        user t1
        s > t1
        event E
          start s2 message M stay
          user t2
          s2 > t2
    """
    request = Driven(text)
    for _ in range(3):
        request.give(MessageReceived("M"))
    request.complete("t1")
    assert request.places == ["E", "E", "E", "t2", "t2", "t2"]

    for _ in range(3):
        request.complete("t2")
    assert request.state.outcome == "completed"

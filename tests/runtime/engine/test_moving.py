"""A Request moves to another version, or it is said why it cannot."""

from __future__ import annotations

from typing import Any

import pytest

from runtime.engine import (
    Advance,
    Ask,
    Call,
    Completed,
    DropTimer,
    Failed,
    MessageReceived,
    Retry,
    SetTimer,
    Stop,
)
from tests.runtime.engine.moves import move
from tests.runtime.engine.requests import Driven


def kinds(made: Advance) -> list[str]:
    """Return the kinds of the effects of a move."""
    return [type(one).__name__ for one in made.effects]


ONE = "start s\nuser t1\nend e\ns > t1 > e"


def test_a_token_goes_on_where_the_new_version_leads() -> None:
    request = Driven(ONE)

    made = move(request, "start s\nuser t1\nuser t2\ns > t1 > t2")
    request.complete("t1")

    assert (made.records, made.effects) == ([], [])
    assert request.places == ["t2"]


def test_a_mapping_names_the_new_place() -> None:
    request = Driven(ONE)

    move(request, "start s\nuser t2\nuser t3\ns > t2 > t3", t1="t2")

    assert request.places == ["t2"]
    request.complete("t2")
    assert request.places == ["t3"]


BORDER = "start s\nuser t1\ns > t1\nboundary b on t1 {}"


def test_a_timer_that_is_the_same_keeps_its_time() -> None:
    request = Driven(BORDER.format("timer PT1H"))
    due = next(iter(request.state.waits.values())).due
    request.wait(600)

    made = move(request, BORDER.format("timer PT1H").replace(" b ", " c "), b="c")

    (wait,) = request.state.waits.values()
    assert (wait.element, wait.due, made.effects) == ("c", due, [])


@pytest.mark.parametrize(
    ("before", "after", "effects"),
    [
        (BORDER.format("timer PT1H"), BORDER.format("timer PT2H"), ["Drop", "Set"]),
        (BORDER.format("timer PT1H"), BORDER.format("message m"), ["Drop"]),
        (BORDER.format("message m"), BORDER.format("timer PT1H"), ["Set"]),
        (BORDER.format("timer PT1H"), "start s\nuser t1\ns > t1", ["Drop"]),
        ("start s\nuser t1\ns > t1", BORDER.format("timer PT1H"), ["Set"]),
        (BORDER.format("error E"), BORDER.format("timer PT1H"), ["Set"]),
    ],
)
def test_timers_of_boundary_events_are_those_of_the_new_version(
    before: str, after: str, effects: list[str]
) -> None:
    request = Driven(before)

    made = move(request, after)

    assert kinds(made) == [f"{one}Timer" for one in effects]


def test_a_reminder_that_came_does_not_come_again() -> None:
    request = Driven(BORDER.format("timer PT1H stay"))
    request.fire()

    made = move(request, BORDER.format("timer PT2H stay"))

    assert [one for one in made.effects if isinstance(one, SetTimer)] == []


EVENT = "start s\nuser t1\ns > t1\nevent E\n  start s2 message {}\n  user t2\n  s2 > t2"


def test_a_new_event_sub_process_is_waited_for() -> None:
    request = Driven(ONE)

    move(request, EVENT.format("m"))
    request.give(MessageReceived("m"))

    assert request.places == ["E", "t2"]


def test_an_event_sub_process_waits_for_its_new_message() -> None:
    request = Driven(EVENT.format("m"))

    move(request, EVENT.format("n"))

    assert [one.name for one in request.state.waits.values()] == ["n"]


def test_an_event_sub_process_that_took_over_is_not_waited_for_again() -> None:
    request = Driven(EVENT.format("m"))
    request.give(MessageReceived("m"))

    move(request, EVENT.format("n"))

    assert not request.state.waits


@pytest.mark.parametrize(
    ("before", "after", "waits"),
    [
        ("catch c message m", "catch c message n", ["n"]),
        ("catch c message m", "catch c timer PT1H", [""]),
        ("catch c message m", "catch c message m", ["m"]),
    ],
)
def test_an_event_waits_for_what_the_new_version_says(
    before: str, after: str, waits: list[str]
) -> None:
    request = Driven(f"start s\n{before}\ns > c")

    move(request, f"start s\n{after}\ns > c")

    assert [one.name for one in request.state.waits.values()] == waits


def test_an_event_that_waits_for_nothing_any_more_is_passed() -> None:
    request = Driven("start s\ncatch c message m\ns > c")

    move(request, "start s\ncatch c\nuser t1\ns > c > t1")

    assert (request.places, request.state.waits) == (["t1"], {})


def test_a_gateway_waits_for_the_events_behind_it_now() -> None:
    events = "start s\nevents g\ncatch c message m\ns > g > c\n"
    request = Driven(f"{events}catch d timer PT1H\ng > d")

    made = move(request, f"{events}catch f message n\ng > f")

    assert kinds(made) == ["DropTimer"]
    assert sorted(w.name for w in request.state.waits.values()) == ["m", "n"]


WORK: dict[str, tuple[str, str, list[type[Any]]]] = {
    "a person, then a call": ("user t1", "service t1", [Stop, Call]),
    "a call, then a person": ("service t1", "user t1", [Stop, Ask]),
    "a message, then a person": ("receive t1 m", "user t1", [Stop, Ask]),
    "the same": ("service t1", "service t1", []),
}


@pytest.mark.parametrize(("before", "after", "effects"), WORK.values(), ids=list(WORK))
def test_another_kind_of_work_begins_again(
    before: str, after: str, effects: list[type[Any]]
) -> None:
    request = Driven(f"start s\n{before}\ns > t1\nboundary b on t1 timer PT1H")
    due = [one.due for one in request.state.waits.values() if one.due]
    request.wait(60)

    made = move(
        request, f"start s\n{after}\nuser t2\ns > t1 > t2\nboundary b on t1 timer PT1H"
    )

    assert [type(one) for one in made.effects] == effects
    assert [one.due for one in request.state.waits.values() if one.due] == due
    request.complete("t1")
    assert request.places == ["t2"]


def test_work_that_begins_again_is_a_new_activation() -> None:
    request = Driven("start s\nuser t1\ns > t1")
    before = request.at("t1")

    made = move(request, "start s\nservice t1\ns > t1")

    told = [(one.event, one.activation) for one in made.records[:2]]
    assert told == [("cancelled", before), ("entered", request.at("t1"))]


def test_a_failed_step_can_get_a_loop_before_it_is_tried_again() -> None:
    request = Driven("start s\nservice t1\ns > t1")
    request.give(Failed(request.at("t1"), "No."))

    move(request, "start s\nservice t1 *2\ns > t1")
    request.give(Retry(request.at("t1")))

    assert request.places == ["t1", "t1", "t1"]


def test_a_join_goes_on_when_the_flow_it_waits_for_is_gone() -> None:
    text = "start s\nand a\nand j\nuser t3\ns > a > j\nuser t1\nj > t3"
    request = Driven(f"{text}\na > t1\nt1 > j")

    move(request, text)

    assert request.places == ["t1", "t3"]


def test_a_join_that_could_not_go_on_does_where_the_new_version_lets_it() -> None:
    request = Driven("start s\nand j\nxor x\nuser t1\ns > j > t1\nx > j")
    stuck = request.at("j")
    assert request.state.outcome == "incident"

    made = move(request, "start s\nand j\nxor x\nuser t1\ns > j > t1")

    assert request.places == ["t1"]
    assert Stop(stuck) in made.effects


def test_an_activity_that_gathers_begins_with_fewer_tokens() -> None:
    text = "start s\nand a\nuser t1 {}\ns > a > t1\na > t1"
    request = Driven(text.format("@startQuantity=3"))

    move(request, text.format("@startQuantity=2"))

    assert request.places == ["t1"]


def test_rounds_of_a_loop_go_on() -> None:
    text = "start s\nuser {0} *3\nuser t9\ns > {0} > t9"
    request = Driven(text.format("t1"))
    request.complete("t1")

    move(request, text.format("t5"), t1="t5")
    request.complete("t5")
    request.complete("t5")

    assert request.places == ["t9"]


def test_activities_of_an_ad_hoc_sub_process_come_and_go() -> None:
    text = "start s\nadhoc A @ordering=Sequential\n  user t1\n  user {}\ns > A"
    request = Driven(text.format("t2"))

    move(request, text.format("t3"))
    request.complete("t1")

    assert request.places == ["A", "t3"]


def test_a_message_that_was_kept_is_taken_at_its_new_place() -> None:
    text = """
        pool p
        start s
        throw x message m
        user t1
        s > x > t1
        pool q
        start s2
        user t2
        catch {0} message m
        user t3
        s2 > t2 > {0} > t3
        x ~> {0}
    """
    request = Driven(text.format("c"))

    move(request, text.format("d"), c="d")
    request.complete("t2")

    assert request.places == ["t1", "t3"]


def test_a_dropped_timer_is_told() -> None:
    request = Driven("start s\ncatch c timer PT1H\ns > c")
    (timer,) = request.state.waits

    made = move(request, "start s\ncatch c timer PT2H\ns > c")

    assert DropTimer(timer) in made.effects
    (again,) = request.state.waits
    assert again != timer


def test_a_call_that_runs_is_answered_in_the_new_version() -> None:
    request = Driven("start s\nservice t1\ns > t1")
    call = request.at("t1")

    move(request, "start s\nservice t2\nuser t3\ns > t2 > t3", t1="t2")
    request.give(Completed(call, {}))

    assert request.places == ["t3"]

"""Events: timers, conditions, links, several at once, ends, starts."""

from __future__ import annotations

from typing import Any

import pytest

from bpmn import read
from runtime.engine import SignalReceived, VariablesSet, definition_of
from tests.runtime.engine.diagrams import Diagram
from tests.runtime.engine.requests import Driven, run


def test_an_intermediate_cycle_goes_on_once_for_each_round() -> None:
    text = "start s\ncatch c timer R4/PT1S\nservice t1\ns > c > t1"

    assert run(text)[0] == ["t1"] * 4


@pytest.mark.parametrize("stay", ["", "stay"])
def test_a_condition_is_looked_at_on_entry_and_after_every_step(stay: str) -> None:
    text = f"""
        start s
        user t0
        user t1
        boundary b on t1 conditional n > 1 {stay}
        service t2
        s > t0 > t1
        b > t2
    """
    early, late = Driven(text, n=5), Driven(text, n=0)
    early.complete("t0")
    assert "t2" in early.places
    assert ("t1" in early.places) is bool(stay)

    late.complete("t0")
    assert late.places == ["t1"]
    late.give(VariablesSet({"n": 2}))
    assert "t2" in late.places


def test_a_conditional_event_waits_for_a_variable_that_is_not_set_yet() -> None:
    text = "start s\nand a\nuser t1\ncatch c conditional ok\nservice t2\n"
    request = Driven(text + "s > a > t1\na > c > t2")
    assert request.places == ["c", "t1"]

    request.complete("t1", ok=True)
    assert request.places == ["t2"]


def test_a_conditional_event_sub_process_is_looked_at_on_entry() -> None:
    text = """
        start s
        user t1
        s > t1
        event E
          start s2 conditional n > 1
          service t2
          s2 > t2
    """
    assert Driven(text, n=2).places == ["E", "t2"]


def test_a_link_goes_on_at_its_other_end() -> None:
    text = """
        start s
        throw x link L
        catch c link L
        service t1
        s > x
        c > t1
    """
    assert run(text)[0] == ["t1"]


def test_a_link_that_leads_nowhere_is_an_incident() -> None:
    _, outcome = run("start s\nthrow Lost link L\ns > Lost")

    assert (outcome["state"], outcome["element"]) == ("incident", "Lost")


@pytest.mark.parametrize(
    ("parallel", "signals", "steps"),
    [
        ("false", ["A"], ["t1"]),
        ("false", ["B"], ["t1"]),
        ("true", ["A"], []),
        ("true", ["A", "A"], []),
        ("true", ["B", "A"], ["t1"]),
    ],
)
def test_multiple_events_need_one_or_all(
    parallel: str, signals: list[str], steps: list[str]
) -> None:
    text = f"""
        start s
        catch c signal A + signal B @parallelMultiple={parallel}
        service t1
        s > c > t1
    """
    events = [{"after_seconds": 1, "signal": one} for one in signals]

    assert run(text, *events)[0] == steps


def test_a_multiple_throw_event_throws_all() -> None:
    text = """
        start s
        and a
        catch c1 signal A
        catch c2 signal B
        throw x signal A + signal B
        service t1
        service t2
        s > a > c1 > t1
        a > c2 > t2
        a > x
    """
    assert sorted(run(text)[0]) == ["t1", "t2"]


@pytest.mark.parametrize("place", ["top", "sub"])
def test_terminate_ends_its_level_only(place: str) -> None:
    text = """
        start s
        sub S
          start s2
          and a
          user t1
          end e2 terminate
          s2 > a > t1
          a > e2
        service t2
        s > S > t2
    """
    if place == "top":
        text = "start s\nand a\nuser t1\nend e terminate\ns > a > t1\na > e"
    request = Driven(text)

    assert request.events("cancelled") == ["t1"]
    assert request.places == ([] if place == "top" else ["t2"])


def test_terminate_ends_only_its_instance() -> None:
    text = """
        start s
        sub S *3
          start s2
          and a
          user t1
          service t2
          end e2 terminate
          s2 > a > t1
          a > t2 > e2
        service t3
        s > S > t3
    """
    answers = {"element": "t1", "after_seconds": 60}

    assert run(text, answers)[0] == ["t2", "t2", "t2", "t3"]


@pytest.mark.parametrize(
    ("start", "events", "steps"),
    [
        ("message M", [{"message": "M", "variables": {"n": 2}}], ["t1"]),
        ("signal G", [{"signal": "G"}], ["t1"]),
        ("timer PT1M", [], ["t1"]),
        ("conditional n > 1", [], ["t1"]),
    ],
)
def test_start_events_start(
    start: str, events: list[dict[str, Any]], steps: list[str]
) -> None:
    assert run(f"start s {start}\nservice t1\ns > t1", *events)[0] == steps


def test_a_message_brings_its_variables() -> None:
    text = "start s\ncatch c message M\nxor x\nservice t1\ns > c > x\nx > t1 : n > 1"

    assert run(text, {"message": "M", "variables": {"n": 2}})[0] == ["t1"]


def test_a_boundary_is_gone_once_its_activity_is_done() -> None:
    text = """
        start s
        service t1
        boundary b on t1 message M
        service t2
        user t3
        s > t1 > t3
        b > t2
    """
    request = Driven(text)
    request.complete("t1")

    assert request.state.waits == {}


def test_an_event_may_refer_to_its_definition() -> None:
    diagram = Diagram("start s\ncatch c\nuser t1\ns > c > t1\nthrow x signal G")
    reference = b"<eventDefinitionRef>d</eventDefinitionRef>"
    data = diagram.data().replace(
        b'<intermediateCatchEvent id="c">',
        b'<intermediateCatchEvent id="c">' + reference,
    )
    root = b'<signalEventDefinition id="d" signalRef="signal_G"/><collaboration'
    request = Driven(definition_of(read(data.replace(b"<collaboration", root, 1))))
    assert request.places == ["c"]

    request.give(SignalReceived("G"))
    assert request.places == ["t1"]

"""Waiting for one certain event, and for what cannot come."""

from __future__ import annotations

import pytest

from runtime.engine import (
    Call,
    MessageReceived,
    Retry,
    Skip,
    Start,
    State,
    UnknownActivation,
    WaitFailed,
    advance,
)
from tests.runtime.engine.diagrams import process_of
from tests.runtime.engine.requests import BEGIN, Driven, evaluate

STEP = (
    '<extensionElements><connector:step connector="webhook" operation="received"/>'
    "</extensionElements>"
)
CATCH = f"""
    start s
    catch c | {STEP}
    service t1
    s > c > t1
"""
RECEIVE = f"""
    start s
    receive c | {STEP}
    boundary late on c timer PT1H
    service t1
    s > c > t1
"""
GATEWAY = f"""
    start s
    events g
    catch c | {STEP}
    catch d timer PT1H
    service t1
    service t2
    s > g > c > t1
    g > d > t2
"""
WAITING = pytest.mark.parametrize("text", [CATCH, RECEIVE, GATEWAY])


def wait_at(request: Driven, element: str = "c") -> int:
    """Return the youngest wait for an element."""
    return max(w.id for w in request.state.waits.values() if w.element == element)


@WAITING
def test_what_a_trigger_hears_continues(text: str) -> None:
    request = Driven(text)
    assert request.events("waiting") != []

    request.give(MessageReceived("other", {"id": 7}, wait=wait_at(request)))

    assert request.places == ["t1"]
    assert request.state.variables["id"] == 7
    assert not [one for one in request.effects[:-1] if isinstance(one, Call)]


def test_a_message_for_one_wait_leaves_others_alone() -> None:
    request = Driven("""
        start s
        and g
        catch c message M
        catch d message M
        service t1
        s > g > c > t1
        g > d > t1
    """)

    request.give(MessageReceived("M", wait=wait_at(request, "d")))

    assert request.events("caught") == ["d"]
    with pytest.raises(UnknownActivation):
        request.give(MessageReceived("M", wait=999))


@WAITING
def test_a_wait_that_cannot_be_heard_stops_and_is_retried(text: str) -> None:
    request = Driven(text)

    request.give(WaitFailed(wait_at(request), "Nobody listens."))

    assert request.state.outcome == "incident"
    assert request.problem == '"c": Nobody listens.'
    assert not [w for w in request.state.waits.values() if w.element in "cd"]
    [place] = request.places
    request.give(Retry(request.at(place)))
    assert request.state.outcome == "waiting"
    request.give(MessageReceived("c", wait=wait_at(request)))
    assert request.places == ["t1"]


@pytest.mark.parametrize("text", [CATCH, RECEIVE])
def test_a_wait_that_cannot_be_heard_is_skipped(text: str) -> None:
    request = Driven(text)
    request.give(WaitFailed(wait_at(request), "Nobody listens."))

    request.give(Skip(request.at("c"), {"id": 1}))

    assert request.places == ["t1"]


def test_the_border_of_a_receive_task_stays() -> None:
    request = Driven(RECEIVE)
    request.give(WaitFailed(wait_at(request), "Nobody listens."))

    request.fire()

    assert request.events("completed")[-1] == "late"


def test_an_event_sub_process_stops_beside_the_rest_and_waits_anew() -> None:
    request = Driven(f"""
        start s
        user u
        s > u
        event e
          start es stay | {STEP}
          service t1
          es > t1
    """)
    request.give(WaitFailed(wait_at(request, "es"), "Nobody listens."))
    assert request.places == ["e", "u"]
    assert request.state.outcome == "incident"

    request.give(Retry(request.at("e")))
    request.give(MessageReceived("es", wait=wait_at(request, "es")))

    assert request.places == ["e", "t1", "u"]


def test_a_start_by_a_trigger_goes_on_with_what_it_brought() -> None:
    definition = process_of(f"""
        start s | {STEP}
        service t1
        s > t1
    """)

    start = Start(element="s", variables={"id": 7})
    made = advance(definition, State(), start, now=BEGIN, evaluate=evaluate)

    assert [one.element for one in made.state.tokens.values()] == ["t1"]
    assert [one.element for one in made.records if one.event == "caught"] == ["s"]
    assert made.state.variables == {"id": 7}

"""What holds for any diagram, block-structured or free."""

from __future__ import annotations

import json
from collections import Counter
from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from runtime.engine import (
    Advance,
    Event,
    Retry,
    Start,
    State,
    UnknownActivation,
    advance,
)
from tests.runtime.engine.diagrams import process_of
from tests.runtime.engine.generated import block_structured, free
from tests.runtime.engine.requests import BEGIN, Driven, answers_to, evaluate

FEW = settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
MOST_STEPS = 60
MANY_TOKENS = 50


def through(
    text: str, n: int, order: st.DataObject | None = None, most: int = MOST_STEPS
) -> list[Advance]:
    """Answer all that a Request asks for, in any order, and return each step."""
    definition = process_of(text)
    state, waiting = State(), [Start(variables={"n": n, "seen": []})]
    made: list[Advance] = []
    now = BEGIN
    while waiting and len(made) < most:
        turn = 0 if order is None else order.draw(st.integers(0, len(waiting) - 1))
        event: Event = waiting.pop(turn)
        now += timedelta(seconds=1)
        before = json.dumps(state.to_json())
        state = State.from_json(json.loads(before))
        assert json.dumps(state.to_json()) == before
        try:
            made.append(advance(definition, state, event, now=now, evaluate=evaluate))
        except UnknownActivation:
            continue
        waiting += answers_to(made[-1])
        check_incidents(made[-1], text)
        if len(state.tokens) > MANY_TOKENS and most == MOST_STEPS:
            break
    return made


def check_incidents(made: Advance, text: str) -> None:
    """Check that a Request stands somewhere, and that each incident says where."""
    for token in made.state.tokens.values():
        assert token.status in {"joining", "active", "failed"}
        assert token.scope in made.state.scopes
        if token.status == "failed":
            assert f'"{token.element}"' in str(token.problem), text
    for scope in made.state.scopes.values():
        assert scope.holder is None or scope.holder in made.state.tokens


def check_balance(made: list[Advance]) -> None:
    """Check that each activation that was entered ended once, or is still there."""
    records = [one for step in made for one in step.records]
    entered = Counter(o.activation for o in records if o.event == "entered")
    ended = Counter(
        o.activation for o in records if o.event in {"completed", "cancelled"}
    )
    there = set(made[-1].state.tokens)
    assert set(entered.values()) <= {1}
    for activation in entered:
        ends = ended[activation]
        assert ends == 1 or (ends == 0 and activation in there)


@FEW
@given(block_structured(), st.integers(0, 5), st.data())
def test_block_structured_diagrams_end(text: str, n: int, order: st.DataObject) -> None:
    made = through(text, n, order, most=5_000)

    assert made[-1].state.outcome == "completed", text
    assert (made[-1].state.scopes, made[-1].state.waits) == ({}, {})
    check_balance(made)
    ends = [o for step in made for o in step.records if o.element == "e"]
    assert [one.event for one in ends] == ["entered", "completed"]


@FEW
@given(free(), st.integers(0, 5), st.data())
def test_free_diagrams_end_wait_or_have_an_incident(
    text: str, n: int, order: st.DataObject
) -> None:
    made = through(text, n, order)

    check_balance(made)
    last = made[-1].state
    stopped = len(made) == MOST_STEPS or len(last.tokens) > MANY_TOKENS
    assert stopped or last.outcome in {"completed", "incident"}
    assert (last.outcome == "completed") == (not last.tokens)


@settings(FEW, max_examples=25)
@given(block_structured() | free(), st.integers(0, 5))
def test_the_same_events_give_the_same_history(text: str, n: int) -> None:
    one, other = through(text, n), through(text, n)

    assert [step.records for step in one] == [step.records for step in other]
    assert one[-1].state.to_json() == other[-1].state.to_json()


LOOPS = {
    "plain": "start s\nuser t1\nxor x\ns > x > t1 > x",
    "compensable": """
        start s
        user t1
        boundary b on t1 compensation
        task t9 @isForCompensation=true
        task t2
        boundary b2 on t2 compensation
        task t8 @isForCompensation=true
        xor x
        s > x > t1 > t2 > x
        b ..> t9
        b2 ..> t8
    """,
    "sub-process": """
        start s
        xor x
        sub S
          user t1
          boundary b on t1 compensation
          task t9 @isForCompensation=true
          b ..> t9
        s > x > S > x
    """,
    "boundary": """
        start s
        user t1
        boundary b on t1 timer PT1H stay
        task t2
        xor x
        s > x > t1 > x
        b > t2
    """,
    "messages": """
        start s
        user t1
        throw m message M
        throw g signal G
        xor x
        s > x > t1 > m > g > x
    """,
}


@pytest.mark.parametrize("name", LOOPS)
def test_the_state_does_not_grow_with_history(name: str) -> None:
    def size(rounds: int) -> int:
        request = Driven(LOOPS[name], n=1)
        for _ in range(rounds):
            request.complete("t1", n=1)
        return len(json.dumps(request.state.to_json()))

    # Numbers have more digits after a while, nothing else changes.
    assert size(500) - size(10) < 40


def test_an_endless_run_is_an_incident_and_can_go_on() -> None:
    request = Driven("start s\nxor x\ntask Round\ns > x > Round > x")

    assert request.state.outcome == "incident"
    assert "go round for ever" in request.problem
    token = next(iter(request.state.tokens.values()))
    made = request.give(Retry(token.id))
    assert made.state.outcome == "incident"
    assert len(request.state.tokens) == 1


def test_the_guard_counts_one_run_not_the_request() -> None:
    chain = "".join(f"task t{number}\n" for number in range(60))
    path = " > ".join(f"t{number}" for number in range(60))
    request = Driven(f"start s\nuser u\nxor x\n{chain}s > x > u > {path} > x")
    for _ in range(200):
        request.complete("u")

    assert request.state.outcome == "waiting"


def test_a_long_chain_is_read_and_run_without_recursion() -> None:
    count = 3000
    chain = "".join(f"task t{number}\n" for number in range(count))
    path = " > ".join(f"t{number}" for number in range(count))
    request = Driven(f"start s\n{chain}s > {path}")

    assert request.state.outcome == "completed"
    assert len(request.completed) == count


def test_deep_nesting_is_cancelled_without_recursion() -> None:
    deep = "".join("  " * level + f"sub S{level}\n" for level in range(200))
    text = f"start s\n{deep}{'  ' * 200}user t1\nboundary b on S0 timer PT1S\ns > S0\n"
    request = Driven(text)
    request.fire()

    assert request.state.outcome == "completed"
    assert len(request.events("cancelled")) == 201

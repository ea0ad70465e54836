"""What holds for every move, on diagrams made by chance."""

from __future__ import annotations

import json
import re
from collections import Counter
from datetime import timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from runtime.engine import (
    Advance,
    CannotMove,
    Definition,
    Event,
    Failed,
    Start,
    State,
    UnknownActivation,
    advance,
    moved,
)
from tests.runtime.engine.diagrams import process_of
from tests.runtime.engine.generated import block_structured, free
from tests.runtime.engine.requests import BEGIN, answers_to, evaluate

FEW = settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
MOST_TOKENS = 40
TO_THE_END = 5_000
NAME = re.compile(r"\b([a-z])(\d+)\b")


class Going:
    """A Request whose events come in an order that is drawn."""

    def __init__(self, text: str, n: int) -> None:
        self.definition = process_of(text)
        self.state = State()
        self.now = BEGIN
        self.waiting: list[Event] = [Start(variables={"n": n, "seen": []})]
        self.ended: list[tuple[str, str]] = []

    def go(self, draw: st.DataObject | None, most: int) -> None:
        """Let so many events happen."""
        for _step in range(most):
            crowded = len(self.state.tokens) > MOST_TOKENS and most < TO_THE_END
            if not self.waiting or crowded:
                return
            last = len(self.waiting) - 1
            turn = 0 if draw is None else draw.draw(st.integers(0, last))
            self.happen(self.waiting.pop(turn))

    def happen(self, event: Event) -> None:
        """Let one event happen, unless nothing waits for it any more."""
        self.now += timedelta(seconds=1)
        state = State.from_json(json.loads(json.dumps(self.state.to_json())))
        try:
            self.take(
                advance(self.definition, state, event, now=self.now, evaluate=evaluate)
            )
        except UnknownActivation:
            return

    def take(self, made: Advance) -> None:
        """Take over what an event or a move came to."""
        self.state = made.state
        self.waiting += answers_to(made)
        self.ended += [(o.event, o.element) for o in made.records if o.event != "taken"]

    def move(self, new: Definition, mapping: dict[str, str]) -> Advance:
        """Move to another definition. Raises CannotMove."""
        state = State.from_json(json.loads(json.dumps(self.state.to_json())))
        made = moved(
            state, self.definition, new, mapping, now=self.now, evaluate=evaluate
        )
        self.definition = new
        self.take(made)
        return made

    def stop_somewhere(self, draw: st.DataObject) -> None:
        """Let a step fail where one waits."""
        found = [o for o in self.waiting if hasattr(o, "activation")]
        if found and draw.draw(st.booleans()):
            event = draw.draw(st.sampled_from(found))
            self.happen(Failed(event.activation, "It failed."))


def renamed(text: str) -> str:
    """Return a text in which all elements with a number have other names."""
    return NAME.sub(r"\1\2x", text)


def other_names(definition: Definition) -> dict[str, str]:
    """Return the new name of each element and flow of a definition."""
    listed = [*definition.nodes, *definition.flows]
    return {one: "_".join(renamed(part) for part in one.split("_")) for one in listed}


@FEW
@given(block_structured() | free(), st.integers(0, 5), st.data())
def test_moving_to_an_equal_version_changes_nothing(
    text: str, n: int, draw: st.DataObject
) -> None:
    request = Going(text, n)
    request.go(draw, draw.draw(st.integers(1, 15)))
    request.stop_somewhere(draw)
    before = json.dumps(request.state.to_json())

    made = request.move(process_of(text), {})

    assert json.dumps(made.state.to_json()) == before
    assert (made.records, made.effects) == ([], [])


@FEW
@given(block_structured(), st.integers(0, 5), st.data())
def test_a_moved_request_ends_as_if_it_had_not_been_moved(
    text: str, n: int, draw: st.DataObject
) -> None:
    steps = draw.draw(st.integers(1, 15))
    stays, moves = Going(text, n), Going(text, n)
    stays.go(None, steps)
    moves.go(None, steps)
    names = other_names(moves.definition)
    places = Counter(names[one.element] for one in moves.state.tokens.values())

    moves.move(process_of(renamed(text)), names)

    assert Counter(o.element for o in moves.state.tokens.values()) == places
    stays.go(None, TO_THE_END)
    moves.go(None, TO_THE_END)
    told = [(event, names.get(one, one)) for event, one in moves.ended]
    assert [(event, names[one]) for event, one in stays.ended] == told
    assert stays.state.outcome == moves.state.outcome == "completed"


@FEW
@given(block_structured() | free(), st.integers(0, 5), st.data())
def test_no_token_is_lost_between_versions(
    text: str, n: int, draw: st.DataObject
) -> None:
    request = Going(text, n)
    request.go(draw, draw.draw(st.integers(1, 15)))
    lines = text.splitlines()
    gone = draw.draw(st.sets(st.integers(1, len(lines) - 1), max_size=3))
    other = "\n".join(o for number, o in enumerate(lines) if number not in gone)
    before = Counter(o.element for o in request.state.tokens.values())
    new = process_of(text if broken(other) else other)

    try:
        made = request.move(new, {})
    except CannotMove:
        return
    ended = [o for o in made.records if o.event in {"completed", "cancelled"}]
    left = Counter(o.element for o in made.state.tokens.values())
    left += Counter(o.element for o in ended)
    assert not before - left
    for token in made.state.tokens.values():
        scope = made.state.scopes[token.scope]
        assert new.nodes[token.element].container in {
            scope.element,
            new.nodes[token.element].container if scope.kind == "instance" else "",
        }
    request.go(draw, 30)


def broken(text: str) -> bool:
    """Say whether lines name elements that no line declares."""
    declared = {one.split()[1] for one in text.splitlines() if ">" not in one}
    named = {
        word
        for one in text.splitlines()
        for word in re.findall(r"\b[a-z]\d*\b", one.partition(" : ")[0])
        if ">" in one or " on " in one
    }
    inside = [o for o in text.splitlines() if o.startswith(" ")]
    return bool(named - declared - {"on", "timer"}) or bool(inside)

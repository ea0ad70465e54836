"""Runs a definition on a clock of its own: timers jump, steps get given answers."""

from __future__ import annotations

import heapq
from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, datetime, timedelta
from itertools import count
from typing import Any

from runtime.engine import (
    Advance,
    Ask,
    Broadcast,
    Call,
    Completed,
    Definition,
    DropTimer,
    Event,
    Failed,
    Invoke,
    MessageReceived,
    Node,
    NoValue,
    Record,
    Send,
    SetTimer,
    SignalReceived,
    Start,
    State,
    TimerFired,
    UnknownActivation,
    advance,
)
from runtime.engine.step import Evaluate
from runtime.simulation.given import Answer, Arrival, Given
from runtime.simulation.outcome import Outcome, outcome_of
from runtime.simulation.starts import (
    begins_by_itself,
    first_start,
    started_by,
)

BEGIN = datetime(2026, 1, 1, tzinfo=UTC)
MOST_STEPS = 5_000
LONGEST = timedelta(days=36_525)
Samples = Callable[[Node], Mapping[str, Any]]
Prepare = Callable[[Node, Mapping[str, Any]], None]
Due = tuple[datetime, int, Event | Arrival]


class Simulation:
    """A Request in the making; `records` is its history so far.

    `samples` gives the outputs of a step that nothing is given for; `prepare` hears of
    each call of a connector with the variables that it sees, and raises NoValue where
    it could not be made.
    """

    def __init__(
        self,
        definition: Definition,
        given: Given,
        *,
        evaluate: Evaluate,
        samples: Samples = lambda _node: {},
        prepare: Prepare = lambda _node, _variables: None,
    ) -> None:
        self.definition = definition
        self.given = given
        self.evaluate = evaluate
        self.samples = samples
        self.prepare = prepare
        self.state = State()
        self.now = BEGIN
        self.steps = 0
        self.records: list[Record] = []
        self.agenda: list[Due] = []
        self.numbers = count()
        self.answered: dict[str, int] = {}
        self.dropped: set[int] = set()
        self.held: list[Arrival] = []

    def run(self, process: str, variables: Mapping[str, Any]) -> Outcome:
        """Run from the start until nothing more can happen. Raises EngineError."""
        for arrival in self.given.arrivals:
            self.later(arrival, BEGIN + timedelta(seconds=arrival.after))
        self.begin(process, variables)
        while self.agenda:
            due, _, event = heapq.heappop(self.agenda)
            if isinstance(event, TimerFired) and event.timer in self.dropped:
                continue
            if self.steps >= MOST_STEPS or due - BEGIN > LONGEST:
                stopped = f"The simulation stopped after {self.steps:,} steps."
                return outcome_of(self.definition, self.state, stopped)
            self.now = max(due, self.now)
            self.happen(event)
        return outcome_of(self.definition, self.state)

    def begin(self, process: str, variables: Mapping[str, Any]) -> None:
        """Plan the start: by itself, by an event that is given, else by the first."""
        start = Start(process=process, variables=variables)
        if not begins_by_itself(self.definition, process):
            if any(self.starts(one) for one in self.given.arrivals):
                self.state.results.update(variables)
                return
            node, due = first_start(self.definition, process, self.now)
            if node is not None:
                self.later(Start(element=node.id, variables=variables), due)
                return
        self.later(start, self.now)

    def starts(self, arrival: Arrival) -> list[Node]:
        """Return the start events that an arrival starts processes with."""
        return started_by(self.definition, arrival.kind, arrival.name)

    def later(self, event: Event | Arrival, due: datetime) -> None:
        """Let something happen at a time; what was planned first happens first."""
        heapq.heappush(self.agenda, (due, next(self.numbers), event))

    def happen(self, event: Event | Arrival) -> None:
        """Let something happen now, then see who waits for messages that came."""
        if isinstance(event, Arrival):
            self.arrive(event)
        else:
            self.step(event)
        held, self.held = self.held, []
        for arrival in held:
            self.arrive(arrival)

    def arrive(self, arrival: Arrival) -> None:
        """Give a message or signal to what waits or starts; a message may be early."""
        if arrival.kind == "signal":
            self.step(SignalReceived(arrival.name, arrival.variables))
            self.start_all(arrival)
            return
        for wait in self.state.waits.values():
            if wait.kind == "message" and arrival.name in {wait.name, wait.element}:
                self.step(MessageReceived(wait.name, arrival.variables))
                return
        if self.starts(arrival):
            self.start_all(arrival)
        else:
            self.held.append(arrival)

    def start_all(self, arrival: Arrival) -> None:
        """Start the processes of the file that wait for a message or signal."""
        for node in self.starts(arrival):
            variables = {**self.state.results, **arrival.variables}
            self.later(Start(element=node.id, variables=variables), self.now)

    def step(self, event: Event) -> None:
        """Advance the Request by one event and plan what comes of it."""
        self.steps += 1
        try:
            made = advance(
                self.definition,
                self.state,
                event,
                now=self.now,
                evaluate=self.evaluate,
            )
        except UnknownActivation:
            return
        self.take(made)

    def take(self, made: Advance) -> None:
        """Plan the answers to what the engine asked for."""
        self.state = made.state
        self.records += made.records
        for effect in made.effects:
            if isinstance(effect, SetTimer):
                self.later(TimerFired(effect.timer), effect.due)
            elif isinstance(effect, DropTimer):
                self.dropped.add(effect.timer)
            elif isinstance(effect, Call):
                self.call(effect)
            elif isinstance(effect, Ask | Invoke):
                self.answer(effect.activation, effect.element)
            elif isinstance(effect, Broadcast):
                self.start_all(Arrival(0, "signal", effect.name))
            elif isinstance(effect, Send):
                self.start_all(Arrival(0, "message", effect.name, effect.variables))

    def call(self, effect: Call) -> None:
        """Plan the answer of a connector, or the failure of a call without settings."""
        activation = effect.activation
        if activation not in self.state.tokens:
            return
        node = self.definition.nodes[effect.element]
        try:
            self.prepare(node, self.seen_by(activation))
        except NoValue as error:
            self.later(Failed(activation, error.message), self.now)
        else:
            self.answer(activation, effect.element)

    def seen_by(self, activation: int) -> dict[str, Any]:
        """Return all variables that can be seen where a token stands."""
        scope = self.state.tokens[activation].scope
        found: dict[str, Any] = {}
        for one in reversed(list(self.state.chain(scope))):
            found.update(one.variables)
        return found

    def answer(self, activation: int, element: str) -> None:
        """Plan the answer of a step: what is given, else its sample."""
        answer = self.next_answer(element)
        event: Event = Completed(activation, answer.outputs)
        if answer.error is not None:
            label = self.definition.nodes[element].label
            message = f'"{label}" failed with the error "{answer.error}".'
            event = Failed(activation, message, answer.error)
        self.later(event, self.now + timedelta(seconds=answer.after))

    def next_answer(self, element: str) -> Answer:
        """Return the next answer that is given for an element; the last one stays."""
        answers = self.given.answers.get(element, ())
        if not answers:
            return Answer(self.samples(self.definition.nodes[element]))
        turn = self.answered.get(element, 0)
        self.answered[element] = turn + 1
        return answers[min(turn, len(answers) - 1)]

    def lines(self) -> Iterator[dict[str, Any]]:
        """Yield the history so far as lines of a report, `at` in seconds."""
        for record in self.records:
            if record.event in {"taken", "failed"}:
                continue
            node = self.definition.nodes[record.element]
            at = (record.at - BEGIN).total_seconds()
            yield {
                "at": int(at) if at.is_integer() else at,
                "element": node.id,
                "name": node.name,
                "type": node.type,
                "event": record.event,
            }

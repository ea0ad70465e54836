"""One simulation from its start to its end."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from runtime.engine import Definition, EngineError
from runtime.engine.step import Evaluate
from runtime.simulation.asked import with_given_answers
from runtime.simulation.driver import Prepare, Samples, Simulation
from runtime.simulation.given import Given
from runtime.simulation.outcome import Outcome
from runtime.simulation.starts import BadStart
from runtime.simulation.vendors import without_vendor_marks


@dataclass(frozen=True)
class World:
    """What is around a simulation: values of expressions, and connectors."""

    evaluate: Evaluate
    samples: Samples = lambda _node: {}
    prepare: Prepare = lambda _node, _variables: None


@dataclass(frozen=True)
class Run:
    """What happened: the history as lines, the sequence flows in order, the end."""

    lines: list[dict[str, Any]]
    taken: list[str]
    outcome: Outcome

    def elements(self, event: str) -> list[str]:
        """Return the elements of which this was told, in order."""
        return [one["element"] for one in self.lines if one["event"] == event]


def run(
    definition: Definition,
    given: Given,
    *,
    process: str = "",
    variables: Mapping[str, Any],
    world: World,
) -> Run:
    """Run a process until nothing more can happen; any definition ends."""
    definition = with_given_answers(without_vendor_marks(definition), given)
    simulation = Simulation(
        definition,
        given,
        evaluate=world.evaluate,
        samples=world.samples,
        prepare=world.prepare,
    )
    try:
        outcome = simulation.run(process, variables)
    except EngineError as error:
        place = error.element if isinstance(error, BadStart) else process or None
        outcome = Outcome("incident", place, error.message, dict(variables))
    taken = [one.element for one in simulation.records if one.event == "taken"]
    return Run(list(simulation.lines()), taken, outcome)

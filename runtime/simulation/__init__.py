"""Simulation: a process runs on the engine with a clock and answers of its own."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from runtime.engine import Definition, EngineError
from runtime.engine.step import Evaluate
from runtime.simulation.asked import with_given_answers
from runtime.simulation.driver import Samples, Simulation
from runtime.simulation.given import BadEvents, Given, given_of
from runtime.simulation.outcome import Outcome
from runtime.simulation.starts import BadStart
from runtime.simulation.vendors import without_vendor_marks

__all__ = ["BadEvents", "Given", "Outcome", "given_of", "simulate"]


def simulate(
    definition: Definition,
    given: Given,
    *,
    process: str = "",
    variables: Mapping[str, Any],
    evaluate: Evaluate,
    samples: Samples = lambda _node: {},
) -> list[dict[str, Any]]:
    """Return the history as lines, the last one with how it ended.

    Any definition ends: with a state of `completed`, `waiting` or `incident`.
    """
    definition = with_given_answers(without_vendor_marks(definition), given)
    simulation = Simulation(definition, given, evaluate=evaluate, samples=samples)
    try:
        outcome = simulation.run(process, variables)
    except EngineError as error:
        place = error.element if isinstance(error, BadStart) else process or None
        outcome = Outcome("incident", place, error.message, dict(variables))
    return [*simulation.lines(), asdict(outcome)]

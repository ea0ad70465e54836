"""Simulation: a process runs on the engine with a clock and answers of its own."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from runtime.engine import Definition
from runtime.engine.step import Evaluate
from runtime.simulation.driver import Samples
from runtime.simulation.expectations import (
    BadExpectations,
    Difference,
    Expectations,
    differences,
    expectations_of,
)
from runtime.simulation.given import BadEvents, Given, given_of
from runtime.simulation.outcome import Outcome
from runtime.simulation.runs import Run, World, run

__all__ = [
    "BadEvents",
    "BadExpectations",
    "Difference",
    "Expectations",
    "Given",
    "Outcome",
    "Run",
    "World",
    "differences",
    "expectations_of",
    "given_of",
    "run",
    "simulate",
]


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
    world = World(evaluate, samples)
    found = run(definition, given, process=process, variables=variables, world=world)
    return [*found.lines, asdict(found.outcome)]

"""Dry runs of a draft: the connectors replaced by their samples, time sped up."""

from __future__ import annotations

import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import bpmn
from connectors.evaluation import SettingProblem, evaluated_settings
from modeler.draft_steps import step_in
from modeler.exceptions import BadRequest, ModelerError
from modeler.simulations import evaluate, samples_of
from runtime.engine import Definition, Node, NoValue, definition_of
from runtime.simulation import BadEvents, Given, Run, World, given_of, run

SECONDS = 5.0
# Runs are to come out the same, whoever asks for them.
REQUESTER = {
    "name": "Sample Requester",
    "email": "requester@example.com",
    "username": "requester",
}


@dataclass(frozen=True)
class RunnableDraft:
    """A file that dry runs are made of, read once for any number of them."""

    document: bpmn.Document = field(repr=False)
    definition: Definition = field(repr=False)

    @classmethod
    def of(cls, data: bytes) -> RunnableDraft:
        """Read a file. Raises RefusedFile."""
        document = bpmn.read(data)
        return cls(document, definition_of(document))

    def name_of(self, element: str) -> str:
        """Return what a person calls an element."""
        node = self.definition.nodes.get(element)
        return node.label if node else element


@dataclass(frozen=True)
class Sample:
    """What a dry run begins with; `events` as in docs/scenarios.md."""

    bpmn_process: str = ""
    variables: Mapping[str, Any] = field(default_factory=dict)
    events: Sequence[Any] = ()


@dataclass(frozen=True)
class SentSettings:
    """What a step would have sent to its connector."""

    element: str
    settings: dict[str, Any]


@dataclass(frozen=True)
class DryRun:
    """What a run did, and what its steps would have sent."""

    run: Run
    sent: list[SentSettings]


class Backdrop:
    """The connectors of one run: each gets its settings and gives its sample.

    After `deadline` (of `time.monotonic`) no expression has a value any more, so that
    every run ends.
    """

    def __init__(self, draft: RunnableDraft, given: Given, deadline: float) -> None:
        self.draft = draft
        self.given = given
        self.deadline = deadline
        self.sent: list[SentSettings] = []

    def evaluate(self, expression: str, variables: Mapping[str, Any]) -> Any:
        """Return the value of FEEL. Raises NoValue."""
        self.require_time()
        return evaluate(expression, variables)

    def prepare(self, node: Node, variables: Mapping[str, Any]) -> None:
        """Note what a step would send. Raises NoValue where it could not."""
        self.require_time()
        if node.connector is None and node.id in self.given.answers:
            return
        try:
            place = step_in(self.draft.document, node.id)
            settings = evaluated_settings(place.step, place.operation, variables)
        except ModelerError as error:
            raise NoValue(error.message) from error
        except SettingProblem as error:
            raise NoValue(f"“{node.label}”: {error.message}") from error
        self.sent.append(SentSettings(node.id, settings))

    def require_time(self) -> None:
        """Raise NoValue where the time is over."""
        if time.monotonic() > self.deadline:
            raise NoValue(f"The run took longer than {SECONDS:g} seconds.")


def dry_run(draft: RunnableDraft, sample: Sample, *, deadline: float = 0.0) -> DryRun:
    """Run a draft. Raises BadRequest for events that are none.

    `deadline` (of `time.monotonic`) ends it earlier than after SECONDS.
    """
    try:
        given = given_of(list(sample.events))
    except BadEvents as error:
        raise BadRequest(str(error)) from error
    end = time.monotonic() + SECONDS
    backdrop = Backdrop(draft, given, min(end, deadline) if deadline else end)
    made = run(
        draft.definition,
        given,
        process=sample.bpmn_process,
        variables={"requester": REQUESTER, **sample.variables},
        world=World(backdrop.evaluate, samples_of, backdrop.prepare),
    )
    return DryRun(made, backdrop.sent)

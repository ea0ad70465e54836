"""What the engine costs beside SpiffWorkflow: parse, start, step, load and store.

Diagrams of 50, 500 and 2,000 person tasks in a row, and a loop of one task that went
round 10, 100 and 1,000 times.
"""

from __future__ import annotations

import io
import json
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import pairwise
from typing import Any

from SpiffWorkflow.bpmn.parser import BpmnParser
from SpiffWorkflow.bpmn.serializer import BpmnWorkflowSerializer
from SpiffWorkflow.bpmn.workflow import BpmnWorkflow
from SpiffWorkflow.util.task import TaskState

import bpmn
from benchmarks.figures import Figure, report
from runtime.engine import Completed, Start, State, advance, definition_of

TASKS = (50, 500, 2_000)
ROUNDS = (10, 100, 1_000)
REPEATS = 5
NOW = datetime(2026, 1, 1, tzinfo=UTC)
BESIDE = "SpiffWorkflow 3.2.0"
HEAD = (
    '<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" id="d" '
    'targetNamespace="urn:bench"><process id="p" isExecutable="true">'
)


def flow(source: str, target: str) -> str:
    """Return a sequence flow as XML."""
    name = f"{source}_{target}"
    return f'<sequenceFlow id="{name}" sourceRef="{source}" targetRef="{target}"/>'


def file_of(nodes: str, path: list[str]) -> bytes:
    """Return a file of some nodes and a path through them."""
    flows = "".join(flow(a, b) for a, b in pairwise(path))
    return f"{HEAD}{nodes}{flows}</process></definitions>".encode()


def chain(count: int) -> bytes:
    """Return a file of person tasks in a row."""
    names = [f"t{number}" for number in range(count)]
    tasks = "".join(f'<userTask id="{name}"/>' for name in names)
    nodes = f'<startEvent id="s"/>{tasks}<endEvent id="e"/>'
    return file_of(nodes, ["s", *names, "e"])


def loop() -> bytes:
    """Return a file in which one task comes again and again."""
    nodes = '<startEvent id="s"/><exclusiveGateway id="x"/><userTask id="t"/>'
    return file_of(nodes, ["s", "x", "t", "x"])


def milliseconds(action: Callable[[], object], repeats: int = REPEATS) -> float:
    """Return the best time of some calls."""
    best = float("inf")
    for _ in range(repeats):
        begin = time.perf_counter()
        action()
        best = min(best, time.perf_counter() - begin)
    return best * 1000


@dataclass
class Ours:
    """A Request on our engine."""

    data: bytes

    def parse(self) -> None:
        """Read the file and its definition."""
        self.definition = definition_of(bpmn.read(self.data))

    def start(self) -> None:
        """Start a Request."""
        self.state = self.advance(State(), Start(process="p"))

    def advance(self, state: State, event: Any) -> State:
        """Let an event happen."""
        made = advance(
            self.definition, state, event, now=NOW, evaluate=lambda _a, _b: 0
        )
        return made.state

    def step(self) -> None:
        """Complete the task that waits."""
        self.state = self.advance(self.state, Completed(max(self.state.tokens)))

    def store(self) -> str:
        """Return the state as text."""
        self.text = json.dumps(self.state.to_json())
        return self.text

    def load(self) -> None:
        """Read the state back."""
        self.state = State.from_json(json.loads(self.text))


@dataclass
class Theirs:
    """A workflow of SpiffWorkflow."""

    data: bytes

    def parse(self) -> None:
        """Read the file and its specification."""
        parser = BpmnParser()
        parser.add_bpmn_io(io.BytesIO(self.data))
        self.specification = parser.get_spec("p")

    def start(self) -> None:
        """Start a workflow."""
        self.workflow = BpmnWorkflow(self.specification)
        self.workflow.do_engine_steps()

    def step(self) -> None:
        """Complete the task that waits."""
        self.workflow.get_tasks(state=TaskState.READY, manual=True)[0].run()
        self.workflow.do_engine_steps()

    def store(self) -> str:
        """Return the workflow as text."""
        self.text = BpmnWorkflowSerializer().serialize_json(self.workflow)
        return self.text

    def load(self) -> None:
        """Read the workflow back."""
        self.workflow = BpmnWorkflowSerializer().deserialize_json(self.text)


def measured(engine: Ours | Theirs) -> dict[str, float] | None:
    """Return milliseconds of each action on a fresh file, None where it fails."""
    try:
        found = {"parse": milliseconds(engine.parse)}
        found["start"] = milliseconds(engine.start)
        return {**found, **stepping(engine)}
    except Exception:  # noqa: BLE001 - SpiffWorkflow fails in many ways on long chains
        return None


def stepping(engine: Ours | Theirs) -> dict[str, float]:
    """Return milliseconds of a step, storing and loading, and the stored KiB."""
    found = {
        "step": milliseconds(engine.step),
        "store": milliseconds(engine.store),
        "load": milliseconds(engine.load),
    }
    return {**found, "size": len(engine.store()) / 1024}


def looped(engine: Ours | Theirs, rounds: int) -> dict[str, float] | None:
    """Return the costs after some rounds of a loop, None where it stops on the way."""
    try:
        engine.parse()
        engine.start()
        for _ in range(rounds):
            engine.step()
        return stepping(engine)
    except IndexError:
        # SpiffWorkflow finds no task that is ready after 333 rounds.
        return None


def tell(
    what: str, ours: dict[str, float], theirs: dict[str, float] | None, limit: str
) -> None:
    """Report each action beside the other engine."""
    for action, value in ours.items():
        unit = "KiB" if action == "size" else "ms"
        name = f"{what}: {action}"
        if theirs is None:
            beside = f"{BESIDE} cannot run it"
            report(Figure(name, value, unit, beside, None, limit))
        else:
            report(Figure(name, value, unit, BESIDE, theirs[action], limit))


def main() -> int:
    """Report the figures."""
    for count in TASKS:
        ours, theirs = measured(Ours(chain(count))), measured(Theirs(chain(count)))
        if ours is None:
            return 1
        tell(f"{count:,} tasks", ours, theirs, "ratio below 1")
    for rounds in ROUNDS:
        grown = looped(Ours(loop()), rounds)
        if grown is None:
            return 1
        tell(f"loop after {rounds:,} rounds", grown, looped(Theirs(loop()), rounds), "")
    return 0


if __name__ == "__main__":
    sys.exit(main())

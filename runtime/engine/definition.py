"""A process as the engine runs it: flow nodes, sequence flows, what is in what."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal

TimerKind = Literal["timeDate", "timeDuration", "timeCycle"]
SCOPES = frozenset({"process", "subProcess", "transaction", "adHocSubProcess"})
ACTIVITIES = frozenset(
    {
        "task",
        "manualTask",
        "userTask",
        "serviceTask",
        "sendTask",
        "receiveTask",
        "businessRuleTask",
        "scriptTask",
        "callActivity",
        "subProcess",
        "transaction",
        "adHocSubProcess",
    }
)


@dataclass(frozen=True)
class EventDefinition:
    """What an event waits for or throws; `name` is its message, signal, code or link.

    `kind` is the tag without `EventDefinition`. An error or escalation without a code
    has an empty name and catches all.
    """

    kind: str
    name: str = ""
    timer: TimerKind | None = None
    text: str = ""
    activity: str = ""
    waits: bool = True


@dataclass(frozen=True)
class Behavior:
    """An event that a multi-instance activity throws when an instance completes.

    `when` is `first`, `every`, or a condition in FEEL.
    """

    when: str
    event: EventDefinition


@dataclass(frozen=True)
class Loop:
    """The loop of an activity, as BPMN 2.0 §13.3.6 and §13.3.7 describe it."""

    kind: Literal["standard", "sequential", "parallel"]
    condition: str = ""
    test_before: bool = False
    maximum: int | None = None
    cardinality: str = ""
    collection: str = ""
    item: str = ""
    output_collection: str = ""
    output_item: str = ""
    completion: str = ""
    behaviors: tuple[Behavior, ...] = ()


@dataclass(frozen=True)
class Rule:
    """A row of a decision table: unary tests, and values in FEEL."""

    when: tuple[str, ...]
    then: tuple[str, ...]


@dataclass(frozen=True)
class Decision:
    """A decision table; `variable` takes all outputs where it is given."""

    hit_policy: str
    inputs: tuple[str, ...]
    outputs: tuple[str, ...]
    rules: tuple[Rule, ...]
    variable: str = ""


@dataclass(frozen=True)
class Output:
    """A variable that a step writes; without `value` it takes the whole output."""

    variable: str
    value: str | None = None


@dataclass(frozen=True)
class Node:
    """A flow node; `container` is the process or sub-process that holds it.

    `work` is what an activity does: its type, or that of the global task it calls.
    `parallel` says that all of several events are needed.
    """

    id: str
    name: str
    type: str
    container: str
    work: str = ""
    incoming: tuple[str, ...] = ()
    outgoing: tuple[str, ...] = ()
    default: str | None = None
    events: tuple[EventDefinition, ...] = ()
    attached_to: str | None = None
    interrupting: bool = True
    boundary: tuple[str, ...] = ()
    loop: Loop | None = None
    for_compensation: bool = False
    handler: str | None = None
    by_event: bool = False
    parallel: bool = False
    start_quantity: int = 1
    completion_quantity: int = 1
    instantiates: bool = False
    sequential: bool = False
    completion: str = ""
    cancel_remaining: bool = True
    called: str = ""
    message: str = ""
    script: str = ""
    script_format: str = ""
    connector: str | None = None
    operation: str = ""
    outputs: tuple[Output, ...] = ()
    decision: Decision | None = None

    @property
    def is_activity(self) -> bool:
        """Say whether this is a task, call activity or sub-process."""
        return self.type in ACTIVITIES

    @property
    def label(self) -> str:
        """Return the name as a person knows it, else the id."""
        return self.name or self.id


@dataclass(frozen=True)
class SequenceFlow:
    """A sequence flow with its condition, if it has one."""

    id: str
    source: str
    target: str
    condition: str | None = None


@dataclass(frozen=True)
class Definition:
    """The executable content of one file.

    `contents` names the flow nodes of each process and sub-process in document order;
    `messages` maps the source of a message flow to its targets; `executable` names
    the processes that say so.
    """

    nodes: Mapping[str, Node]
    flows: Mapping[str, SequenceFlow]
    contents: Mapping[str, tuple[str, ...]]
    processes: tuple[str, ...]
    names: Mapping[str, str] = field(default_factory=dict)
    messages: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    executable: frozenset[str] = frozenset()
    reach: dict[tuple[str, str], frozenset[str]] = field(
        default_factory=dict, repr=False, compare=False
    )

    def inside(self, container: str) -> list[Node]:
        """Return the flow nodes directly in a process or sub-process."""
        return [self.nodes[one] for one in self.contents.get(container, ())]

    def event_sub_processes(self, container: str) -> list[Node]:
        """Return the event sub-processes of a process or sub-process."""
        return [one for one in self.inside(container) if one.by_event]

    def start_of(self, event_sub_process: str) -> Node | None:
        """Return the start event of an event sub-process."""
        starts = (n for n in self.inside(event_sub_process) if n.type == "startEvent")
        return next(starts, None)

    def process_of(self, element: str) -> str:
        """Return the process that an element is in."""
        while element in self.nodes:
            element = self.nodes[element].container
        return element

    @cached_property
    def called(self) -> frozenset[str]:
        """Return the processes of this file that a call activity calls."""
        return frozenset(n.called for n in self.nodes.values() if n.called)

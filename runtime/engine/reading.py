"""Reads the definition of a process from its BPMN file."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from lxml import etree

from bpmn import Document
from bpmn.document import local_name, namespace
from bpmn.namespaces import BPMN, CONNECTOR
from runtime.engine.decision_reading import decision_of
from runtime.engine.definition import (
    SCOPES,
    Definition,
    EventDefinition,
    Node,
    Output,
    SequenceFlow,
)
from runtime.engine.event_reading import events_of, local_id, text_of
from runtime.engine.loop_reading import loop_of
from runtime.engine.types import FLOW_NODES

Element = etree._Element
Q = f"{{{BPMN}}}"
STEP = f"{Q}extensionElements/{{{CONNECTOR}}}step"
# What a call activity does that calls a global task of the file.
GLOBAL = {
    "globalTask": "task",
    "globalManualTask": "manualTask",
    "globalUserTask": "userTask",
    "globalScriptTask": "scriptTask",
    "globalBusinessRuleTask": "businessRuleTask",
}


class Reading:
    """One file on its way into a definition."""

    def __init__(self, document: Document) -> None:
        self.by_id = document.by_id
        self.root = document.root
        self.elements: dict[str, Element] = {}
        self.flows: dict[str, SequenceFlow] = {}
        self.contents: dict[str, list[str]] = {}
        self.processes: list[str] = []
        self.executable: list[str] = []
        self.incoming: dict[str, list[str]] = {}
        self.outgoing: dict[str, list[str]] = {}
        self.boundary: dict[str, list[str]] = {}
        self.handlers: dict[str, str] = {}

    def read(self) -> Definition:
        """Return the definition."""
        for process in self.root.findall(f"{Q}process"):
            if self.is_first(process):
                self.processes.append(process.get("id", ""))
                if is_true(process, "isExecutable"):
                    self.executable.append(process.get("id", ""))
                self.contents[process.get("id", "")] = []
        for element in self.root.iter(f"{Q}*"):
            self.collect(element)
        self.connect()
        return Definition(
            nodes={one: self.node(element) for one, element in self.elements.items()},
            flows=self.flows,
            contents={key: tuple(value) for key, value in self.contents.items()},
            processes=tuple(self.processes),
            names=self.names(),
            messages=self.messages(),
            executable=frozenset(self.executable),
        )

    def is_first(self, element: Element) -> bool:
        """Say whether an element has an id that no element before it has."""
        return self.by_id.get(element.get("id", "")) is element

    def collect(self, element: Element) -> None:
        """Take a flow node into its container, and note flows."""
        kind, parent = local_name(element), element.getparent()
        if not self.is_first(element) or parent is None:
            return
        if kind == "sequenceFlow":
            self.flow(element)
        elif kind in FLOW_NODES and local_name(parent) in SCOPES:
            identifier = element.get("id", "")
            self.elements[identifier] = element
            self.contents.setdefault(parent.get("id", ""), []).append(identifier)

    def flow(self, element: Element) -> None:
        """Note a sequence flow."""
        condition = element.find(f"{Q}conditionExpression")
        identifier = element.get("id", "")
        self.flows[identifier] = SequenceFlow(
            identifier,
            local_id(element.get("sourceRef")),
            local_id(element.get("targetRef")),
            None if condition is None else text_of(condition) or None,
        )

    def connect(self) -> None:
        """Find what goes in and out, who sits on whom, who compensates whom."""
        ends = self.elements
        self.flows = {
            key: flow
            for key, flow in self.flows.items()
            if flow.source in ends and flow.target in ends
        }
        for flow in self.flows.values():
            self.outgoing.setdefault(flow.source, []).append(flow.id)
            self.incoming.setdefault(flow.target, []).append(flow.id)
        for identifier, element in self.elements.items():
            host = local_id(element.get("attachedToRef"))
            if host:
                self.boundary.setdefault(host, []).append(identifier)
        for association in self.root.iter(f"{Q}association"):
            source = local_id(association.get("sourceRef"))
            target = local_id(association.get("targetRef"))
            self.handlers[source] = target
            # Some tools draw it from the activity to the event.
            self.handlers.setdefault(target, source)

    def names(self) -> dict[str, str]:
        """Return the names of the processes, or of the pools that draw them."""
        found = {}
        for process in self.root.findall(f"{Q}process"):
            found[process.get("id", "")] = process.get("name", "")
        for pool in self.root.iter(f"{Q}participant"):
            drawn = local_id(pool.get("processRef"))
            if drawn in found and not found[drawn]:
                found[drawn] = pool.get("name", "")
        return found

    def messages(self) -> dict[str, tuple[str, ...]]:
        """Return the message flows between flow nodes and pools of this file."""
        pools = {
            pool.get("id", ""): local_id(pool.get("processRef"))
            for pool in self.root.iter(f"{Q}participant")
        }
        found: dict[str, list[str]] = {}
        for line in self.root.iter(f"{Q}messageFlow"):
            target = local_id(line.get("targetRef"))
            target = pools.get(target, target)
            if target in self.elements or target in self.processes:
                source = local_id(line.get("sourceRef"))
                found.setdefault(source, []).append(target)
        return {key: tuple(value) for key, value in found.items()}

    def node(self, element: Element) -> Node:
        """Return one flow node."""
        identifier, kind = element.get("id", ""), local_name(element)
        parent = element.getparent()
        handler = self.handlers.get(identifier)
        interrupting = element.get("cancelActivity", element.get("isInterrupting"))
        events = tuple(events_of(element, self.by_id))
        return Node(
            id=identifier,
            name=" ".join(element.get("name", "").split()),
            type=kind,
            container="" if parent is None else parent.get("id", ""),
            incoming=tuple(self.incoming.get(identifier, ())),
            outgoing=tuple(self.outgoing.get(identifier, ())),
            default=local_id(element.get("default")) or None,
            events=events,
            attached_to=local_id(element.get("attachedToRef")) or None,
            interrupting=interrupting not in {"false", "0"} or is_fatal(events),
            boundary=tuple(self.boundary.get(identifier, ())),
            handler=handler if handler in self.elements else None,
            parallel=is_true(element, "parallelMultiple")
            or element.get("eventGatewayType") == "Parallel",
            instantiates=is_true(element, "instantiate"),
            **self.activity(element, kind),
        )

    def activity(self, element: Element, kind: str) -> dict[str, Any]:
        """Return what only activities and steps of connectors have."""
        step, called = element.find(STEP), local_id(element.get("calledElement"))
        task = self.by_id.get(called, element)
        work = GLOBAL.get(local_name(task))
        if kind != "callActivity" or work is None:
            task, work = element, kind
        return {
            "work": work,
            "loop": loop_of(element, self.by_id),
            "for_compensation": is_true(element, "isForCompensation"),
            "by_event": is_true(element, "triggeredByEvent"),
            "start_quantity": quantity(element, "startQuantity"),
            "completion_quantity": quantity(element, "completionQuantity"),
            "sequential": element.get("ordering") == "Sequential",
            "completion": child_text(element, "completionCondition"),
            "cancel_remaining": element.get("cancelRemainingInstances") != "false",
            "called": called,
            "message": self.message_name(element),
            "script": child_text(task, "script"),
            "script_format": task.get("scriptFormat") or task.get("scriptLanguage", ""),
            "connector": None if step is None else step.get("connector", ""),
            "operation": "" if step is None else step.get("operation", ""),
            "outputs": () if step is None else tuple(outputs_of(step)),
            "decision": decision_of(task),
        }

    def message_name(self, element: Element) -> str:
        """Return the name of the message that a task sends or receives."""
        reference = local_id(element.get("messageRef"))
        message = self.by_id.get(reference)
        return reference if message is None else message.get("name") or reference


def is_true(element: Element, attribute: str) -> bool:
    """Say whether a Boolean attribute is set."""
    return element.get(attribute) in {"true", "1"}


def quantity(element: Element, attribute: str) -> int:
    """Return how many tokens an activity takes or gives; 0 for what is no number."""
    text = element.get(attribute, "1").strip()
    return int(text) if text.isascii() and text.isdigit() and len(text) < 4 else 0


def is_fatal(events: tuple[EventDefinition, ...]) -> bool:
    """Say whether an event interrupts whatever its attribute says (§10.5.4)."""
    return any(one.kind in {"error", "cancel"} for one in events)


def child_text(element: Element, name: str) -> str:
    """Return the text of a child, empty for none."""
    child = element.find(f"{Q}{name}")
    return "" if child is None else text_of(child)


def outputs_of(step: Element) -> Iterator[Output]:
    """Yield the variables that a step writes."""
    for child in step:
        if isinstance(child.tag, str) and namespace(child) == CONNECTOR:
            variable = child.get("variable", "").strip()
            if local_name(child) == "output" and variable:
                value = child.get("value") or text_of(child) or None
                yield Output(variable, value)


def definition_of(document: Document) -> Definition:
    """Return what the engine runs of a file; its pictures and texts are left out."""
    return Reading(document).read()

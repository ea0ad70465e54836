"""The start events of a deployment, as a person may use them."""

from __future__ import annotations

from dataclasses import dataclass

from connectors.steps import Step
from runtime.engine import Node
from runtime.forms import Field
from runtime.hooks.settings import trigger_of
from runtime.models import Deployment
from runtime.runnables import runnable_of


@dataclass(frozen=True)
class StartEvent:
    """Where a Request can begin; `kind` is none, message, timer, signal, webhook …"""

    element: str
    name: str
    kind: str
    fields: tuple[Field, ...]


def starts_of(deployment: Deployment) -> list[StartEvent]:
    """Return the start events of the processes that nothing in the file calls; those
    without a trigger first."""
    runnable = runnable_of(deployment.pk)
    definition = runnable.definition
    found = [
        StartEvent(
            node.id,
            runnable.name_of(node.id),
            kind_of(node, runnable.steps.get(node.id)),
            runnable.forms.get(node.id, ()),
        )
        for process in definition.processes
        if process not in definition.called
        for node in definition.inside(process)
        if node.type == "startEvent"
    ]
    return sorted(found, key=lambda one: one.kind != "none")


def kind_of(node: Node, step: Step | None) -> str:
    """Return what begins a Request at a start event."""
    trigger = trigger_of(step) if step else ""
    return trigger or (node.events[0].kind if node.events else "none")

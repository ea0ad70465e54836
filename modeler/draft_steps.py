"""The connector step at an element of a draft, with the operation that it needs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _

import bpmn
from connectors.registry import Connector, installed
from connectors.steps import Step, step_of
from connectors.upgrades import as_installed
from modeler.exceptions import NoConnector, NotInstalled, UnknownElement


@dataclass(frozen=True)
class DraftStep:
    """A step that can be called; `name` is what a person calls its element."""

    element: str
    name: str
    step: Step
    connector: Connector
    operation: Mapping[str, Any] = field(repr=False)


def step_in(document: bpmn.Document, element: str) -> DraftStep:
    """Return the step at an element.

    Raises UnknownElement, NoConnector and NotInstalled, each naming the element.
    """
    found = document.by_id.get(element)
    if found is None:
        raise UnknownElement(element=element)
    name = " ".join((found.get("name") or element).split())
    step = step_of(found)
    if step is None or not step.connector:
        message = _("“{name}” has no connector. Choose one, then test it.")
        raise NoConnector(message.format(name=name), element=element)
    step = as_installed(step)
    connector = installed().find(step.connector)
    operation = connector.operation(step.operation) if connector else None
    if connector is None or operation is None:
        raise not_installed(step, name, element)
    return DraftStep(element, name, step, connector, operation)


def not_installed(step: Step, name: str, element: str) -> NotInstalled:
    """Return the refusal of a step whose connector or operation is missing."""
    message = _(
        "“{name}” needs {connector} {operation}, which is not installed here. Install "
        "its package and restart, or choose another operation."
    )
    shown = {"connector": step.name or step.connector, "operation": step.operation}
    return NotInstalled(message.format(name=name, **shown), element=element)

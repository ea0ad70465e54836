"""What is read of a deployment once and kept: its definition, steps and forms."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from uuid import UUID

import bpmn
from connectors.steps import Step, step_of
from runtime.engine import Definition, definition_of
from runtime.forms import Field, fields_of
from runtime.models import Deployment

KEPT = 256


@dataclass(frozen=True)
class Runnable:
    """The executable content of a deployment.

    `steps` and `forms` are by element: what connectors do there, and what people are
    asked for there. `texts` has the documentation of elements.
    """

    definition: Definition
    steps: Mapping[str, Step]
    forms: Mapping[str, tuple[Field, ...]]
    texts: Mapping[str, str]

    def name_of(self, element: str) -> str:
        """Return what a person calls an element: its name, else its id."""
        node = self.definition.nodes.get(element)
        return node.label if node else element


def read_runnable(document: bpmn.Document) -> Runnable:
    """Read everything that a deployment needs of its file."""
    definition = definition_of(document)
    steps: dict[str, Step] = {}
    forms: dict[str, tuple[Field, ...]] = {}
    texts: dict[str, str] = {}
    for identifier in definition.nodes:
        element = document.by_id[identifier]
        step, fields = step_of(element), fields_of(element)
        if step is not None:
            steps[identifier] = step
        if fields:
            forms[identifier] = fields
        text = element.findtext(f"{{{bpmn.namespaces.BPMN}}}documentation")
        if text and text.strip():
            texts[identifier] = text.strip()
    return Runnable(definition, steps, forms, texts)


@lru_cache(maxsize=KEPT)
def runnable_of(deployment_id: UUID) -> Runnable:
    """Return the executable content of a deployment, which never changes."""
    data = Deployment.objects.values_list("bpmn", flat=True).get(pk=deployment_id)
    return read_runnable(bpmn.read(bytes(data)))

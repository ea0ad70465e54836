"""Reading what a connector does at an element: docs/connector-file.md."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from lxml import etree

from bpmn.namespaces import BPMN, CONNECTOR

Value = str | list[Any] | dict[str, Any]
STEP = f"{{{BPMN}}}extensionElements/{{{CONNECTOR}}}step"
SETTING, ITEM, ENTRY, RETRY, OUTPUT = (
    f"{{{CONNECTOR}}}{name}" for name in ("setting", "item", "entry", "retry", "output")
)


@dataclass(frozen=True)
class StepOutput:
    """A variable that the step sets: by an expression, or to all outputs (None)."""

    variable: str
    value: str | None = None


@dataclass(frozen=True)
class Step:
    """A connector at an element, as the file holds it: expressions not evaluated."""

    connector: str
    operation: str = ""
    version: str = ""
    credential: str = ""
    name: str = ""
    settings: dict[str, Value] = field(default_factory=dict)
    retry: dict[str, str] = field(default_factory=dict)
    outputs: list[StepOutput] = field(default_factory=list)


def step_of(element: etree._Element) -> Step | None:
    """Return the connector step of a flow node; None when it has none."""
    step = element.find(STEP)
    if step is None:
        return None
    retry = step.find(RETRY)
    return Step(
        connector=step.get("connector", ""),
        operation=step.get("operation", ""),
        version=step.get("version", ""),
        credential=step.get("credential", ""),
        name=step.get("name", ""),
        settings=first_of_each(step.iterchildren(SETTING), "name"),
        retry=plain_attributes(retry) if retry is not None else {},
        outputs=[output_of(one) for one in step.iterchildren(OUTPUT)],
    )


def value_of(holder: etree._Element) -> Value:
    """Return the value of a `setting`, `item` or `entry`."""
    items = [value_of(one) for one in holder.iterchildren(ITEM)]
    if items:
        return items
    entries = first_of_each(holder.iterchildren(ENTRY), "key")
    return entries or text_of(holder)


def first_of_each(holders: Iterable[etree._Element], label: str) -> dict[str, Value]:
    """Return values by name or key; the first of several holds."""
    values: dict[str, Value] = {}
    for holder in holders:
        values.setdefault(holder.get(label, ""), value_of(holder))
    return values


def text_of(holder: etree._Element) -> str:
    """Return the text; as on the page, pieces that are only blank do not count."""
    pieces = [holder.text, *(child.tail for child in holder)]
    return "".join(piece for piece in pieces if piece and piece.strip())


def output_of(output: etree._Element) -> StepOutput:
    """Return a variable that the step sets."""
    value = output.get("value") or text_of(output) or None
    return StepOutput(output.get("variable", ""), value)


def plain_attributes(element: etree._Element) -> dict[str, str]:
    """Return the attributes without a namespace."""
    return {
        str(name): str(value)
        for name, value in element.attrib.items()
        if not str(name).startswith("{")
    }

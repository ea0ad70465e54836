"""Reads loops and multi-instance activities."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from lxml import etree

from bpmn.namespaces import BPMN, CONNECTOR
from runtime.engine.definition import Behavior, Loop
from runtime.engine.event_reading import (
    event_definition,
    events_of,
    local_id,
    text_of,
)

Element = etree._Element
Q = f"{{{BPMN}}}"
OURS = f"{{{CONNECTOR}}}"


def loop_of(element: Element, by_id: Mapping[str, Element]) -> Loop | None:
    """Return the loop of an activity, None where it has none."""
    standard = element.find(f"{Q}standardLoopCharacteristics")
    if standard is not None:
        return standard_loop(standard)
    several = element.find(f"{Q}multiInstanceLoopCharacteristics")
    if several is not None:
        return multi_instance(several, by_id)
    return None


def standard_loop(element: Element) -> Loop:
    """Return a loop that goes on while its condition is true."""
    maximum = element.get("loopMaximum", "").strip()
    return Loop(
        "standard",
        condition=child_text(element, "loopCondition"),
        test_before=element.get("testBefore") in {"true", "1"},
        maximum=maximum_of(maximum) if maximum else None,
    )


def maximum_of(text: str) -> int:
    """Return the most rounds of a loop, -1 for what is no such number."""
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else -1


def multi_instance(element: Element, by_id: Mapping[str, Element]) -> Loop:
    """Return a multi-instance loop.

    Collections are variables named by the standard's references, or FEEL in the
    attributes `collection`, `item`, `outputCollection` and `outputItem` of the
    connector namespace.
    """
    sequential = element.get("isSequential") in {"true", "1"}
    return Loop(
        "sequential" if sequential else "parallel",
        cardinality=child_text(element, "loopCardinality"),
        collection=element.get(f"{OURS}collection")
        or reference(element, "loopDataInputRef", by_id),
        item=element.get(f"{OURS}item") or item(element, "inputDataItem"),
        output_collection=element.get(f"{OURS}outputCollection")
        or reference(element, "loopDataOutputRef", by_id),
        output_item=element.get(f"{OURS}outputItem") or item(element, "outputDataItem"),
        completion=child_text(element, "completionCondition"),
        behaviors=tuple(behaviors_of(element, by_id)),
    )


def behaviors_of(element: Element, by_id: Mapping[str, Element]) -> Iterator[Behavior]:
    """Yield the events that completed instances throw (§13.3.7)."""
    behavior = element.get("behavior", "All").lower()
    if behavior == "complex":
        for child in element.findall(f"{Q}complexBehaviorDefinition"):
            thrown = child.find(f"{Q}event")
            for event in () if thrown is None else events_of(thrown, by_id):
                yield Behavior(child_text(child, "condition"), event)
        return
    when = {"none": "every", "one": "first"}.get(behavior)
    referred = by_id.get(local_id(element.get(f"{behavior}BehaviorEventRef")))
    if when is not None and referred is not None:
        yield Behavior(when, event_definition(referred, by_id))


def child_text(element: Element, name: str) -> str:
    """Return the text of a child, empty for none."""
    child = element.find(f"{Q}{name}")
    return "" if child is None else text_of(child)


def reference(element: Element, name: str, by_id: Mapping[str, Element]) -> str:
    """Return the name of the variable that a data reference means."""
    identifier = local_id(child_text(element, name))
    found = by_id.get(identifier)
    return identifier if found is None else found.get("name") or identifier


def item(element: Element, name: str) -> str:
    """Return the name of the variable that holds one item."""
    child = element.find(f"{Q}{name}")
    return "" if child is None else child.get("name") or child.get("id") or ""

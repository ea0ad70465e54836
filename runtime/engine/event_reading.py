"""Reads event definitions."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import cast

from lxml import etree

from bpmn.document import local_name
from bpmn.namespaces import BPMN
from runtime.engine.definition import EventDefinition, TimerKind

Element = etree._Element
Q = f"{{{BPMN}}}"
SUFFIX = "EventDefinition"
TIMERS: tuple[TimerKind, ...] = ("timeDate", "timeDuration", "timeCycle")
# The attribute of a referenced root element that says what it is known by.
KNOWN_BY = {"error": "errorCode", "escalation": "escalationCode"}


def local_id(reference: str | None) -> str:
    """Return a reference without the prefix of a QName, empty for none."""
    return (reference or "").strip().rpartition(":")[2]


def text_of(element: Element) -> str:
    """Return the text of an element without blanks around it."""
    return "".join(str(part) for part in element.itertext()).strip()


def events_of(
    element: Element, by_id: Mapping[str, Element]
) -> Iterator[EventDefinition]:
    """Yield what an event waits for or throws, in document order."""
    for child in element:
        if not isinstance(child.tag, str):
            continue
        kind = local_name(child)
        if kind == "eventDefinitionRef":
            referenced = by_id.get(local_id(text_of(child)))
            if referenced is not None:
                yield event_definition(referenced, by_id)
        elif kind.endswith(SUFFIX) and str(child.tag).startswith(Q):
            yield event_definition(child, by_id)


def event_definition(element: Element, by_id: Mapping[str, Element]) -> EventDefinition:
    """Return one event definition."""
    kind = local_name(element).removesuffix(SUFFIX)
    if kind == "timer":
        return timer_definition(element)
    if kind == "conditional":
        condition = element.find(f"{Q}condition")
        text = "" if condition is None else text_of(condition)
        return EventDefinition(kind, text=text)
    if kind == "compensate":
        waits = element.get("waitForCompletion") not in {"false", "0"}
        activity = local_id(element.get("activityRef"))
        return EventDefinition("compensation", activity=activity, waits=waits)
    if kind == "link":
        return EventDefinition(kind, name=element.get("name", ""))
    return EventDefinition(kind, name=name_of(element, kind, by_id))


def timer_definition(element: Element) -> EventDefinition:
    """Return when a timer fires."""
    for child in element:
        if isinstance(child.tag, str) and local_name(child) in TIMERS:
            timer = cast("TimerKind", local_name(child))
            return EventDefinition("timer", timer=timer, text=text_of(child))
    return EventDefinition("timer")


def name_of(element: Element, kind: str, by_id: Mapping[str, Element]) -> str:
    """Return the name or code of what an event refers to."""
    reference = local_id(element.get(f"{kind}Ref"))
    if not reference:
        return ""
    found = by_id.get(reference)
    if found is None:
        return reference
    if kind in KNOWN_BY:
        return found.get(KNOWN_BY[kind]) or found.get("name") or reference
    return found.get("name") or reference

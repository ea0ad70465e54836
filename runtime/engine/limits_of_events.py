"""What the engine cannot run of events: one check each.

Each returns what is wrong in words, empty for nothing.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime

from runtime.engine.definition import Definition, EventDefinition, Node
from runtime.engine.exceptions import BadTimer
from runtime.engine.paths import is_link, link_targets
from runtime.engine.sub_processes import is_none
from runtime.engine.timers import schedule

COMING = frozenset({"timer", "message", "signal", "conditional"})
CODES = frozenset({"error", "escalation", "compensation"})
# BPMN 2.0 Table 10.93: which events there are at which place.
PLACES: Mapping[str, frozenset[str]] = {
    "start": COMING,
    "sub": frozenset(),
    "event": COMING | CODES,
    "intermediateCatchEvent": COMING | {"link"},
    "intermediateThrowEvent": frozenset(
        {"message", "signal", "escalation", "compensation", "link"}
    ),
    "boundaryEvent": COMING | CODES | {"cancel"},
    "endEvent": CODES | {"message", "signal", "cancel", "terminate"},
}
EXAMPLE = datetime(2026, 1, 1, tzinfo=UTC)


def place_of(definition: Definition, node: Node) -> str:
    """Return which kind of place an event is in."""
    if node.type != "startEvent":
        return node.type
    around = definition.nodes.get(node.container)
    if around is None:
        return "start"
    return "event" if around.by_event else "sub"


def wrong_place(definition: Definition, node: Node) -> str:
    """Events stand where BPMN has them."""
    allowed = PLACES.get(place_of(definition, node))
    if allowed is None:
        return ""
    for event in node.events:
        if event.kind not in allowed:
            return f"a {event.kind} event cannot be here."
    waits = node.type in {"boundaryEvent", "intermediateCatchEvent"}
    return "it waits for nothing." if waits and is_none(node) else ""


def incomplete(_definition: Definition, node: Node) -> str:
    """Events say what they wait for or throw."""
    found = (lacking(one) for one in node.events)
    return next((one for one in found if one), "")


def lacking(event: EventDefinition) -> str:
    """Return what an event definition lacks."""
    if event.kind == "timer":
        return lacking_time(event)
    if event.kind == "conditional" and not event.text:
        return "it has no condition."
    if event.kind in {"signal", "link"} and not event.name:
        return f"it names no {event.kind}."
    return ""


def lacking_time(event: EventDefinition) -> str:
    """Return what is wrong with a time that is not computed."""
    if event.text.startswith("=") or "{{" in event.text:
        return ""
    try:
        schedule(event.timer, event.text, EXAMPLE)
    except BadTimer as error:
        return f"{error.message[0].lower()}{error.message[1:]}"
    return ""


def lost_link(definition: Definition, node: Node) -> str:
    """A throwing link has another end."""
    throws = node.type == "intermediateThrowEvent" and is_link(node)
    if throws and not link_targets(definition, node):
        return "no catching link has its name."
    return ""


def unattached(definition: Definition, node: Node) -> str:
    """A boundary event sits on an activity."""
    if node.type != "boundaryEvent":
        return ""
    host = definition.nodes.get(node.attached_to or "")
    return "" if host is not None and host.is_activity else "it sits on no activity."


def no_handler(_definition: Definition, node: Node) -> str:
    """A compensation event on a border leads to what undoes."""
    kinds = {one.kind for one in node.events}
    if node.type == "boundaryEvent" and "compensation" in kinds and not node.handler:
        return "no association leads to the activity that undoes."
    return ""


def cancel_alone(definition: Definition, node: Node) -> str:
    """Cancel events belong to transactions."""
    if not any(one.kind == "cancel" for one in node.events):
        return ""
    if node.type == "boundaryEvent":
        host = definition.nodes.get(node.attached_to or "")
        transaction = host is not None and host.type == "transaction"
        return "" if transaction else "it does not sit on a transaction."
    around = definition.nodes.get(node.container)
    while around is not None and around.type != "transaction":
        around = definition.nodes.get(around.container)
    if around is None:
        return "there is no transaction around it."
    borders = [definition.nodes[one] for one in around.boundary]
    if any(e.kind == "cancel" for one in borders for e in one.events):
        return ""
    return f'"{around.label}" has no cancel event on its border.'


def bad_event_sub_process(definition: Definition, node: Node) -> str:
    """An event sub-process is started by one event, not by flows."""
    if not node.by_event:
        return ""
    if node.incoming or node.outgoing:
        return "flows lead to or from it, but its event starts it."
    starts = [n for n in definition.inside(node.id) if n.type == "startEvent"]
    if len(starts) != 1:
        return f"it has {len(starts) or 'no'} start events."
    return "its start event waits for nothing." if is_none(starts[0]) else ""

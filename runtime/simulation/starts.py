"""How a simulation begins, and what messages and signals start on the way."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from runtime.engine import Definition, EngineError, Node
from runtime.engine.definition import EventDefinition
from runtime.engine.exceptions import BadTimer
from runtime.engine.starting import processes_to_start
from runtime.engine.sub_processes import starts_of
from runtime.engine.timers import schedule


class BadStart(EngineError):
    """The process cannot be started by this event."""

    def __init__(self, element: str, message: str) -> None:
        super().__init__(message)
        self.element = element


def start_events(definition: Definition, process: str = "") -> Iterator[Node]:
    """Yield the start events of processes that wait for something."""
    for one in definition.processes:
        if process in {"", one}:
            for node in definition.inside(one):
                if node.type == "startEvent" and (node.events or node.connector):
                    yield node


def started_by(definition: Definition, kind: str, name: str) -> list[Node]:
    """Return the start events that a message or signal starts a process with."""
    return [
        node
        for node in start_events(definition)
        if name and any(one.kind == kind and one.name == name for one in node.events)
    ]


def begins_by_itself(definition: Definition, process: str) -> bool:
    """Say whether a process, or any of the file, begins without an event."""
    if process:
        return bool(starts_of(definition, process))
    try:
        return bool(processes_to_start(definition))
    except EngineError:
        return False


def first_start(
    definition: Definition, process: str, now: datetime
) -> tuple[Node | None, datetime]:
    """Return the event that a process begins with if nothing else does, and when."""
    executable = [
        node
        for node in start_events(definition, process)
        if definition.process_of(node.id) in definition.executable
    ]
    found = next(iter(executable), None) or next(
        start_events(definition, process), None
    )
    return found, now if found is None else due(found, now)


def first_due(node: Node, event: EventDefinition, now: datetime) -> datetime:
    """Return when a timer fires first. Raises BadStart where it cannot be read."""
    try:
        return schedule(event.timer, event.text, now).due
    except BadTimer as error:
        message = f'The timer of "{node.label}": {error.message}'
        raise BadStart(node.id, message) from error


def due(node: Node, now: datetime) -> datetime:
    """Return when a start event happens: a timer at its time, all else at once."""
    for event in node.events:
        if event.kind == "timer":
            return max(first_due(node, event, now), now)
    return now

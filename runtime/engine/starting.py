"""Starting processes: by themselves, or by one of their events."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from runtime.engine.definition import Definition, Node
from runtime.engine.exceptions import NoStart
from runtime.engine.state import Scope, Token
from runtime.engine.step import Step
from runtime.engine.sub_processes import (
    begin_contents,
    begin_event_sub_processes,
    starts_of,
)


def is_running(step: Step, process: str) -> bool:
    """Say whether a process runs in this Request."""
    scopes = step.state.scopes.values()
    return any(one.kind == "process" and one.element == process for one in scopes)


def open_root(step: Step, process: str, variables: Mapping[str, Any]) -> Scope:
    """Open a process that runs by itself."""
    step.state.started = step.changed = True
    return step.open_scope("process", process, variables=dict(variables))


def begin_process(step: Step, process: str, variables: Mapping[str, Any]) -> None:
    """Begin a process where it begins by itself. Raises NoStart."""
    if not starts_of(step.definition, process):
        name = step.definition.names.get(process) or process
        raise NoStart(f'"{name}" has nothing that it begins with by itself.')
    begin_contents(step, open_root(step, process, variables))


def begin_at(step: Step, node: Node, variables: Mapping[str, Any]) -> None:
    """Begin a process by an event that happened.

    It is a start event, or one behind an instantiating gateway that stands for it.
    """
    scope = open_root(step, step.definition.process_of(node.id), variables)
    begin_event_sub_processes(step, scope)
    gateway = instantiating_gateway(step.definition, node)
    if gateway is not None:
        by_gateway(step, scope, gateway, node)
    step.enter(scope.id, node.id, work="caught")


def instantiating_gateway(definition: Definition, node: Node) -> Node | None:
    """Return the event-based gateway by which an event starts its process."""
    for flow in node.incoming:
        source = definition.nodes[definition.flows[flow].source]
        if source.type == "eventBasedGateway" and not source.incoming:
            return source
    return None


def by_gateway(step: Step, scope: Scope, gateway: Node, first: Node) -> None:
    """Pass an instantiating gateway; a parallel one waits for its other events too."""
    token = Token(step.state.number(), scope.id, gateway.id)
    step.record("entered", gateway.id, token.id)
    step.record("completed", gateway.id, token.id)
    for flow in gateway.outgoing:
        target = step.definition.flows[flow].target
        if target == first.id:
            step.record("taken", flow, token.id)
        elif gateway.parallel:
            step.record("taken", flow, token.id)
            step.enter(scope.id, target, via=flow)


def begin_request(
    step: Step, process: str, element: str, variables: Mapping[str, Any]
) -> None:
    """Begin what is named, else what the file begins with. Raises NoStart."""
    if element:
        node = step.definition.nodes.get(element)
        if node is None:
            raise NoStart(f"There is no element {element} to start with.")
        begin_at(step, node, variables)
        return
    if process:
        begin_process(step, process, variables)
        return
    for one in processes_to_start(step.definition):
        begin_process(step, one, variables)


def processes_to_start(definition: Definition) -> list[str]:
    """Return the first process that begins by itself, and its partners that do.

    Partners exchange messages with it; one whose start a message flow leads to begins
    with that message. Raises NoStart.
    """
    able = [
        one
        for one in definition.processes
        if one not in definition.called and starts_of(definition, one)
    ]
    called = {one for targets in definition.messages.values() for one in targets}
    first = [
        one
        for one in able
        if not any(start.id in called for start in starts_of(definition, one))
    ]
    chosen = [one for one in first or able if one in definition.executable]
    chosen = chosen or first or able
    if not chosen:
        raise NoStart("No process of this file begins by itself.")
    partners = partners_of(definition, chosen[0])
    return [chosen[0], *[one for one in chosen[1:] if one in partners]]


def partners_of(definition: Definition, process: str) -> set[str]:
    """Return the processes that message flows connect with one, itself among them."""
    pairs = [
        (definition.process_of(source), definition.process_of(target))
        for source, targets in definition.messages.items()
        for target in targets
    ]
    found, grown = set[str](), {process}
    while found != grown:
        found = set(grown)
        for one, other in pairs:
            if one in found or other in found:
                grown |= {one, other}
    return found

"""Messages and signals: who in this Request takes them.

A message that follows a message flow goes to that element or pool alone. It starts a
process, is taken by what waits, or is kept until it is. Any other goes by its name.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from runtime.engine.catching import catch
from runtime.engine.definition import Node
from runtime.engine.effects import Broadcast, Send
from runtime.engine.exceptions import NoValue
from runtime.engine.starting import begin_at, begin_process, is_running
from runtime.engine.state import Token, Wait
from runtime.engine.step import Step
from runtime.engine.sub_processes import is_none, starts_of

MOST_KEPT = 100


def send(step: Step, token: Token, name: str) -> None:
    """Send the message of an event or task. Raises NoValue where too many are kept."""
    node = step.node(token)
    if send_along_flows(step, token, name):
        return
    variables = step.variables(token.scope)
    wait = waiting_for(step, "message", name)
    if name and wait is not None:
        catch(step, wait, variables)
    else:
        step.effects.append(Send(name, node.id, variables))


def send_along_flows(step: Step, token: Token, name: str = "") -> bool:
    """Send a message along the message flows inside the file, if there are any."""
    targets = step.definition.messages.get(token.element, ())
    if not targets:
        return False
    variables = step.variables(token.scope)
    for target in targets:
        deliver(step, target, name, variables)
    return True


def waiting_for(step: Step, kind: str, name: str) -> Wait | None:
    """Return what has waited longest for a message or signal."""
    found = (w for w in step.state.waits.values() if w.kind == kind and w.name == name)
    return next(found, None)


def signal(step: Step, name: str, variables: Mapping[str, Any]) -> None:
    """Let everything in this Request that waits for a signal go on."""
    for wait in list(step.state.waits.values()):
        if wait.kind == "signal" and wait.name == name:
            catch(step, wait, variables)


def throw_signal(step: Step, name: str) -> None:
    """Throw a signal, here and to all other Requests."""
    step.effects.append(Broadcast(name))
    signal(step, name, {})


def deliver(step: Step, target: str, name: str, variables: Mapping[str, Any]) -> None:
    """Bring a message to an element or a pool of this file. Raises NoValue."""
    node = step.definition.nodes.get(target)
    if node is None:
        to_pool(step, target, name, variables)
    elif node.type == "startEvent" and node.container in step.definition.processes:
        begin_at(step, node, variables)
    elif is_taker(node):
        to_element(step, node, name, variables)


def is_taker(node: Node) -> bool:
    """Say whether an element waits for messages; to any other they are a picture."""
    message = any(one.kind == "message" for one in node.events)
    return message or node.type == "receiveTask"


def to_element(step: Step, node: Node, name: str, variables: Mapping[str, Any]) -> None:
    """Bring a message to an element: now, or once it waits. Raises NoValue."""
    waits = (w for w in step.state.waits.values() if w.element == node.id)
    wait = next((one for one in waits if one.kind == "message"), None)
    if wait is not None:
        catch(step, wait, variables)
        return
    keep(step, node.id, name, variables)
    start_if_needed(step, step.definition.process_of(node.id))


def to_pool(step: Step, process: str, name: str, variables: Mapping[str, Any]) -> None:
    """Bring a message to whatever in a process takes it. Raises NoValue."""
    for wait in step.state.waits.values():
        inside = step.definition.process_of(wait.element) == process
        if wait.kind == "message" and inside and name in {"", wait.name}:
            catch(step, wait, variables)
            return
    start = start_for(step, process, name)
    if start is not None:
        begin_at(step, start, variables)
        return
    keep(step, process, name, variables)
    start_if_needed(step, process)


def start_for(step: Step, process: str, name: str) -> Node | None:
    """Return the start event of a process that takes a message."""
    for node in step.definition.inside(process):
        names = {e.name for e in node.events if e.kind == "message"}
        if node.type == "startEvent" and names and (not name or name in names):
            return node
    return None


def start_if_needed(step: Step, process: str) -> None:
    """Start a participant that begins by itself with its first message."""
    if is_running(step, process):
        return
    starts = starts_of(step.definition, process)
    if starts and all(is_none(one) for one in starts):
        begin_process(step, process, {})


def keep(step: Step, target: str, name: str, variables: Mapping[str, Any]) -> None:
    """Keep a message until it is taken. Raises NoValue where too many are kept."""
    kept = {"target": target, "name": name, "variables": dict(variables)}
    if len(step.state.messages) >= MOST_KEPT:
        raise NoValue(f"More than {MOST_KEPT} messages wait; nobody takes them.")
    step.state.messages.append(kept)


def take_kept(step: Step, wait: Wait) -> None:
    """Give a message that came before it was waited for."""
    process = step.definition.process_of(wait.element)
    for kept in step.state.messages:
        to_pool_of = kept["target"] == process and kept["name"] in {"", wait.name}
        if kept["target"] == wait.element or to_pool_of:
            step.state.messages.remove(kept)
            catch(step, wait, kept["variables"])
            return

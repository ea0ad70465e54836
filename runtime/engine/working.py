"""What a token waits for from the world around the engine."""

from __future__ import annotations

from runtime.engine.definition import SCOPES, Node
from runtime.engine.state import Token

AT_ONCE = frozenset({"task", "manualTask", "sendTask"})
PEOPLE = {"userTask": "person", "receiveTask": "message"}


def doing(node: Node) -> tuple[str, ...]:
    """Return what an activity or throw event does, so that two can be compared.

    It begins with call, person, message, process, inside, or nothing for what is done
    at once; a connector call has its connector and operation, too.
    """
    if node.connector is not None and node.work != "receiveTask":
        return ("call", node.connector, node.operation)
    if node.work in PEOPLE:
        return (PEOPLE[node.work],)
    if node.work == "callActivity":
        return ("process", node.called)
    if node.work in SCOPES:
        return ("inside", node.type)
    computed = node.decision is not None or "feel" in node.script_format.lower()
    if computed or node.work in AT_ONCE or not node.is_activity:
        return ("nothing",)
    return ("call", "", "")


def is_working(token: Token) -> bool:
    """Say whether something outside of the Request is being done for a token."""
    busy = token.holds is not None or token.pending is not None
    return token.status == "active" and not busy and token.work is None

"""From how the child says that a call ended to its outcome."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Any

from connectors.calls import wording
from connectors.calls.exceptions import Garbled
from connectors.calls.records import Outcome
from connectors.registry import Connector

LONGEST_WAIT = 30 * 24 * 3600.0


def outcome_of(
    connector: Connector, operation: str, end: Mapping[str, Any], *, memory: int
) -> Outcome:
    """Return the outcome that a last message means. Raises Garbled."""
    name, kind = connector.name, end["end"]
    if kind == "completed":
        return completed(end)
    if kind == "error":
        return of_error(connector, operation, end)
    if end.get("refused"):
        return Outcome("failed", message=wording.refused(name, end["refused"]))
    if kind == "retry":
        after = min(max(float(end["after"]), 0.0), LONGEST_WAIT)
        message = end["message"] or wording.no_reason(name)
        return Outcome("retry", message=message, after=after)
    if kind == "connection":
        return Outcome("retry", message=wording.no_connection(name, end))
    return Outcome("failed", message=reason(connector, operation, end, memory))


def completed(end: Mapping[str, Any]) -> Outcome:
    """Return the outcome with what the operation gave. Raises Garbled."""
    outputs = end["outputs"]
    if not isinstance(outputs, dict):
        raise Garbled
    return Outcome("completed", outputs=outputs)


def of_error(connector: Connector, operation: str, end: Mapping[str, Any]) -> Outcome:
    """Return the outcome of a BPMN error; only those of the manifest are some."""
    code, message = end["code"], end["message"]
    found = connector.operation(operation) or {}
    names = {one["code"]: one["name"] for one in found.get("errors", ())}
    if code not in names:
        message = wording.undeclared_error(connector.name, code)
        return Outcome("failed", message=message)
    said = names[code] if message in ("", code) else message
    return Outcome("error", message=said, code=code)


def reason(
    connector: Connector, operation: str, end: Mapping[str, Any], memory: int
) -> str:
    """Return why no attempt will work. Raises Garbled."""
    name = connector.name
    match end["end"]:
        case "failed":
            return str(end["message"]) or wording.no_reason(name)
        case "unusable":
            return wording.unusable(name, end)
        case "mistake":
            return wording.mistake(name, end)
        case "memory":
            return wording.out_of_memory(name, memory)
        case "exit":
            return wording.exited(name)
        case "no-function":
            return wording.no_function(connector, operation)
    raise Garbled


def finite(value: str) -> float:
    """Refuse NaN and the infinities, which are no JSON. Raises Garbled."""
    raise Garbled(value if math.isnan(float(value)) else "infinity")

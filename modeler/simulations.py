"""Simulating processes from the command line: any file, with a clock of its own."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import bpmn
import javascript
from connectors.registry import installed
from runtime.engine import Node, NoValue, definition_of
from runtime.simulation import BadEvents, Given, given_of, simulate

Line = dict[str, Any]


class BadSimulation(Exception):
    """What was given to the simulation cannot be read."""


def evaluate(expression: str, variables: Mapping[str, Any]) -> Any:
    """Return the value of FEEL. Raises NoValue."""
    try:
        return javascript.evaluate(expression, variables)
    except javascript.BundleMissing:
        raise
    except javascript.JavaScriptError as error:
        raise NoValue(str(error)) from error


def samples_of(node: Node) -> Mapping[str, Any]:
    """Return the sample outputs in the manifest of a step, as far as it has any."""
    connector = installed().find(node.connector or "")
    operation = connector.operation(node.operation) if connector else None
    return samples_in(operation or {})


def samples_in(operation: Mapping[str, Any]) -> dict[str, Any]:
    """Return the sample outputs of an operation, as far as it has any."""
    outputs = operation.get("outputs", ())
    return {one["name"]: one["sample"] for one in outputs if "sample" in one}


def read_json(text: str, what: str) -> Any:
    """Return JSON that a person gave. Raises BadSimulation."""
    try:
        return json.loads(text)
    except ValueError as error:
        raise BadSimulation(f"{what} is not JSON: {error}.") from error


def variables_in(text: str) -> dict[str, Any]:
    """Return the variables to start with. Raises BadSimulation."""
    found = read_json(text, "The value of --variables") if text else {}
    if not isinstance(found, dict):
        raise BadSimulation("The value of --variables is not a JSON object.")
    return found


def given_in(path: str) -> Given:
    """Return what an events file gives. Raises BadSimulation and OSError."""
    if not path:
        return Given()
    content = read_json(Path(path).read_text(encoding="utf-8"), path)
    try:
        return given_of(content)
    except BadEvents as error:
        raise BadSimulation(str(error)) from error


def simulated(file: str, process: str, variables: str, events: str) -> list[Line]:
    """Return the lines of a simulation; the last one says how it ended.

    Raises BadSimulation and OSError. A file that is refused ends with an incident.
    """
    given, start = given_in(events), variables_in(variables)
    try:
        document = bpmn.read(Path(file).read_bytes())
    except bpmn.RefusedFile as error:
        return [
            {
                "state": "incident",
                "element": None,
                "message": error.message,
                "variables": start,
            }
        ]
    return simulate(
        definition_of(document),
        given,
        process=process,
        variables=start,
        evaluate=evaluate,
        samples=samples_of,
    )


def simulation_sentence(line: Line) -> str:
    """Return a line for a person."""
    if "state" in line:
        place = f" at {line['element']}" if line["element"] else ""
        return f"{line['state']}{place}: {line['message']}"
    return f"{line['at']:>8} s  {line['event']:<9}  {line['name'] or line['element']}"

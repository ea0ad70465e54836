"""Findings about steps whose connector an administrator has switched off."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import bpmn
from bpmn.namespaces import CONNECTOR
from connectors.steps import step_of
from connectors.switches import off_words, switched_off

RULE = "unavailable-connector"


def connector_findings(document: bpmn.Document) -> Iterator[dict[str, Any]]:
    """Yield a finding for each step whose connector is off."""
    off = switched_off()
    if not off:
        return
    for holder in document.root.iter(f"{{{CONNECTOR}}}step"):
        parent = holder.getparent()
        element = parent.getparent() if parent is not None else None
        step = step_of(element) if element is not None else None
        if element is not None and step is not None and step.connector in off:
            yield {
                "rule": RULE,
                "severity": "error",
                "element": element.get("id"),
                "setting": None,
                "line": None,
                "message": off_words(step.name or step.connector),
                "origin": "file",
            }

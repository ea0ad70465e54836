"""Findings about steps whose connector is switched off, waits for approval, or is
only modelled."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext as _

import bpmn
from bpmn.namespaces import CONNECTOR
from connectors.availability import reasons_to_wait
from connectors.registry import installed
from connectors.steps import step_of
from connectors.switches import off_words, switched_off

RULE = "unavailable-connector"


def connector_findings(document: bpmn.Document) -> Iterator[dict[str, Any]]:
    """Yield a finding for each step whose connector is off or never runs."""
    off, waiting, registry = switched_off(), reasons_to_wait(), installed()
    for holder in document.root.iter(f"{{{CONNECTOR}}}step"):
        parent = holder.getparent()
        element = parent.getparent() if parent is not None else None
        step = step_of(element) if element is not None else None
        if element is None or step is None:
            continue
        name = step.name or step.connector
        manifest = registry.manifest(step.connector) or {}
        if step.connector in off:
            yield finding(element, off_words(name))
        elif step.connector in waiting:
            yield finding(element, waiting[step.connector])
        elif manifest.get("runs") is False:
            words = _(
                "{connector} can be modelled and exported, and nothing here runs it. "
                "Use another connector, or say that the process cannot be run."
            )
            yield finding(element, words.format(connector=name))


def finding(element: Any, message: str) -> dict[str, Any]:
    """Return a finding on an element."""
    return {
        "rule": RULE,
        "severity": "error",
        "element": element.get("id"),
        "setting": None,
        "line": None,
        "message": message,
        "origin": "file",
    }

"""The findings of a file: its structure, BPMN's rules and the connectors' rules."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

import bpmn
import javascript
from connectors.registry import installed


def manifests() -> list[dict[str, Any]]:
    """Return the manifests of the installed connectors."""
    return [one.manifest for one in installed().connectors]


def findings_of(document: bpmn.Document) -> list[dict[str, Any]]:
    """Return what is to be said about a file, errors first.

    `origin` says who found it: `file` for what only the text of the file can tell,
    `lint` for what the editor finds as well.
    """
    found = [{**asdict(one), "origin": "file"} for one in bpmn.check(document)]
    known = {(one["rule"], one["element"]) for one in found}
    for finding in javascript.findings(bpmn.present(document), manifests()):
        one = {"line": None, **finding, "origin": "lint"}
        if (one["rule"], one["element"]) not in known:
            found.append(one)
    order = {"error": 0, "warning": 1, "info": 2}
    return sorted(found, key=lambda one: order[one["severity"]])


def findings_in(data: bytes) -> list[dict[str, Any]]:
    """Return the findings of a file given as bytes. Raises RefusedFile."""
    return findings_of(bpmn.read(data))


def errors_of(findings: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return those that block publishing."""
    return [finding for finding in findings if finding["severity"] == "error"]

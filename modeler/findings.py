"""The findings of a file: its structure, BPMN's rules and the connectors' rules."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

import bpmn
import javascript
from bpmn.namespaces import BPMN
from connectors.registry import installed
from connectors.vault.grants import Use
from modeler.connector_findings import connector_findings
from modeler.credential_findings import credential_findings
from modeler.upgrades import upgrades_in
from runtime.engine import unsupported


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
    offer_upgrades(document, found)
    return in_order(found)


def in_order(found: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return findings, errors first."""
    order = {"error": 0, "warning": 1, "info": 2}
    return sorted(found, key=lambda one: order[one["severity"]])


def offer_upgrades(document: bpmn.Document, findings: list[dict[str, Any]]) -> None:
    """Give the findings about older steps the changes that bring them up to date."""
    fixes = [one["fix"] for one in findings if (one.get("fix") or {}).get("upgrade")]
    if not fixes:
        return
    changes = {one.element: one.changes for one in upgrades_in(document)}
    for one in findings:
        if (one.get("fix") or {}).pop("upgrade", False):
            one["fix"]["changes"] = changes.get(one["element"], [])


def is_executable(document: bpmn.Document) -> bool:
    """Say whether a file has a process that is meant to run."""
    processes = document.root.iter(f"{{{BPMN}}}process")
    return any(one.get("isExecutable") != "false" for one in processes)


def findings_in(data: bytes, use: Use) -> list[dict[str, Any]]:
    """Return the findings of a draft, errors first, with what could not be run, and
    with the connectors that are off and the credentials that `use` does not let it
    have.

    Raises RefusedFile.
    """
    document = bpmn.read(data)
    found = in_order(
        [
            *connector_findings(document),
            *credential_findings(document, use),
            *findings_of(document),
        ]
    )
    if not is_executable(document):
        return found
    stopping = ({**asdict(one), "origin": "file"} for one in unsupported(document))
    return [*stopping, *found]


def errors_of(findings: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return those that block publishing."""
    return [finding for finding in findings if finding["severity"] == "error"]

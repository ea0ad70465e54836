"""Ids that are given twice."""

from __future__ import annotations

from collections.abc import Iterator

from bpmn.check.finding import (
    Finding,
    Severity,
    found,
    line_of,
    shortened,
    title_of,
)
from bpmn.document import Document, namespace
from bpmn.namespaces import BPMN, BPMNDI

RULE = "duplicate-ids"


def findings(document: Document) -> Iterator[Finding]:
    """Yield a finding for each element whose id another one had before."""
    lines: dict[str, int | None] = {}
    for element in document.elements():
        identifier = element.get("id")
        if identifier is None or namespace(element) not in (BPMN, BPMNDI):
            continue
        if identifier not in lines:
            lines[identifier] = line_of(element)
            continue
        message = (
            f'{title_of(element)} has the id "{shortened(identifier)}", which line '
            f"{lines[identifier]} has too. Editors lose one of the two: give it "
            "another id."
        )
        severity: Severity = "error" if namespace(element) == BPMN else "warning"
        yield found(RULE, severity, element, message, "id")

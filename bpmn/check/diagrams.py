"""How many diagrams the file has."""

from __future__ import annotations

from collections.abc import Iterator

from bpmn.check.finding import Finding, found
from bpmn.document import Document
from bpmn.namespaces import BPMNDI


def findings(document: Document) -> Iterator[Finding]:
    """Yield a finding for a file without a diagram, or with several."""
    planes = list(document.root.iter(f"{{{BPMNDI}}}BPMNPlane"))
    if not planes:
        message = (
            "The file has no diagram. One is laid out when you open it and is added to "
            "the file with your first edit."
        )
        yield found("no-diagram", "info", document.root, message)
    if len(planes) > 1:
        message = (
            f"The file has {len(planes):,} diagrams. The first one is opened; all of "
            "them are kept."
        )
        yield found("several-diagrams", "info", planes[1], message)

"""Content of namespaces that Patchbay does not know."""

from __future__ import annotations

from collections.abc import Iterator

from bpmn.check.finding import Finding, attributes_of, found, shortened
from bpmn.document import Document, namespace
from bpmn.namespaces import KNOWN
from bpmn.source.node import XML
from bpmn.vendors import VENDORS


def findings(document: Document) -> Iterator[Finding]:
    """Yield a finding for each namespace that is not known, where it is used first."""
    seen = {*KNOWN, *VENDORS.values(), XML, ""}
    for element in document.elements():
        used = [namespace(element)]
        used += [key[1:].rpartition("}")[0] for key, _ in attributes_of(element)]
        for address in used:
            if address in seen:
                continue
            seen.add(address)
            message = (
                f'The file has content of "{shortened(address)}", which Patchbay does '
                "not know. It is kept as it is."
            )
            yield found("unknown-namespace", "info", element, message)

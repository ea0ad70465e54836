"""Findings on what the engine would not run; nothing is ignored silently."""

from __future__ import annotations

from collections.abc import Iterator

from bpmn import Document, Finding
from bpmn.check.finding import found, owner_of, title_of
from bpmn.document import local_name
from bpmn.namespaces import BPMN
from runtime.engine.reading import definition_of
from runtime.engine.support import REFUSED

RULE = "cannot-run"


def unsupported(document: Document) -> list[Finding]:
    """Return a finding for each element that would not run, and what to do instead."""
    return [*of_nodes(document), *of_tags(document)]


def of_nodes(document: Document) -> Iterator[Finding]:
    """Yield what is wrong with flow nodes, in document order."""
    definition = definition_of(document)
    for node in definition.nodes.values():
        element = document.by_id[node.id]
        for row in REFUSED:
            reason = row.check(definition, node) if row.check else ""
            if reason:
                text = f"{title_of(element)} cannot be run: {reason} {row.instead}"
                yield found(RULE, "error", element, text)


def of_tags(document: Document) -> Iterator[Finding]:
    """Yield elements that are refused wherever they stand."""
    rows = {tag: row for row in REFUSED for tag in row.tags}
    for element in document.root.iter(f"{{{BPMN}}}*"):
        row = rows.get(local_name(element))
        if row is not None:
            title = title_of(document.by_id.get(owner_of(element) or "", element))
            text = f"{title} cannot be run: {row.construct.lower()}. {row.instead}"
            yield found(RULE, "error", element, text)

"""What is wrong with a file that was accepted, as findings in order of lines."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from bpmn.check import (
    diagrams,
    drawing,
    encoding,
    identifiers,
    namespaces,
    references,
    xsd,
)
from bpmn.check.finding import Finding
from bpmn.document import Document

__all__ = ["Finding", "check"]

MOST = 500
RULES = (
    encoding.findings,
    diagrams.findings,
    identifiers.findings,
    references.findings,
    drawing.findings,
    namespaces.findings,
)


def check(document: Document) -> list[Finding]:
    """Return the findings on a file, in the order of its lines."""
    structure = [finding for rule in RULES for finding in rule(document)]
    said = {(finding.line, finding.setting) for finding in structure if finding.setting}
    schema = [
        finding
        for finding in xsd.findings(document)
        if finding.setting is None or (finding.line, finding.setting) not in said
    ]
    listed = sorted(structure + schema, key=lambda finding: finding.line or 0)
    return list(first_of_each_rule(listed))


def first_of_each_rule(findings: list[Finding]) -> Iterator[Finding]:
    """Yield the first findings of each rule, and how many more there are."""
    counts: Counter[str] = Counter()
    for finding in findings:
        counts[finding.rule] += 1
        if counts[finding.rule] <= MOST:
            yield finding
    for rule, count in counts.items():
        if count > MOST:
            message = f"There are {count - MOST:,} more findings of this kind."
            yield Finding(rule, "info", None, None, None, message)

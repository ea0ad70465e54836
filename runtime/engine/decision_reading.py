"""Reads the decision table of a business rule task."""

from __future__ import annotations

from lxml import etree

from bpmn.namespaces import BPMN, CONNECTOR
from runtime.engine.definition import Decision, Rule
from runtime.engine.event_reading import text_of

Element = etree._Element
OURS = f"{{{CONNECTOR}}}"
DECISION = f"{{{BPMN}}}extensionElements/{OURS}decision"


def decision_of(element: Element) -> Decision | None:
    """Return the decision table of a task, None where it has none."""
    found = element.find(DECISION)
    if found is None:
        return None
    return Decision(
        hit_policy=found.get("hitPolicy", "unique").strip().lower(),
        inputs=tuple(
            one.get("expression") or text_of(one) for one in found.iter(f"{OURS}input")
        ),
        outputs=tuple(one.get("name", "") for one in found.iter(f"{OURS}output")),
        rules=tuple(rule(one) for one in found.iter(f"{OURS}rule")),
        variable=found.get("variable", "").strip(),
    )


def rule(element: Element) -> Rule:
    """Return one row of a decision table."""
    return Rule(
        when=tuple(text_of(one) for one in element.iter(f"{OURS}when")),
        then=tuple(text_of(one) for one in element.iter(f"{OURS}then")),
    )

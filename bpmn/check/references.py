"""References to elements that are not in the file."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from lxml import etree

from bpmn.check.finding import (
    Finding,
    Severity,
    attributes_of,
    found,
    shortened,
    title_of,
)
from bpmn.document import Document, local_name, namespace
from bpmn.namespaces import BPMN, BPMNDI
from bpmn.parser import parse
from bpmn.schema import SCHEMAS, XSD

RULE = "missing-reference"
FILES = ("BPMN20.xsd", "Semantic.xsd", "BPMNDI.xsd", "DI.xsd")
TYPES = frozenset({"xsd:QName", "xsd:IDREF"})
# They name something of another file or of another language.
OUTWARD = frozenset(
    {"calledElement", "definition", "evaluatesToTypeRef", "implementationRef"}
    | {"structureRef", "type", "endPointRef", "choreographyRef"}
    | {"calledCollaborationRef", "calledChoreographyRef"}
)
ENDS = ("sourceRef", "targetRef")
REQUIRED = {
    (BPMN, "sequenceFlow"): ENDS,
    (BPMN, "messageFlow"): ENDS,
    (BPMN, "association"): ENDS,
    (BPMN, "boundaryEvent"): ("attachedToRef",),
    (BPMNDI, "BPMNShape"): ("bpmnElement",),
    (BPMNDI, "BPMNEdge"): ("bpmnElement",),
    (BPMNDI, "BPMNPlane"): ("bpmnElement",),
}
BREAKING = frozenset({"sourceRef", "targetRef", "attachedToRef"})


@cache
def names() -> tuple[frozenset[str], frozenset[str]]:
    """Return the attributes and the elements that hold a reference, by the schema."""
    attributes: set[str] = set()
    elements: set[str] = set()
    for name in FILES:
        root = parse((SCHEMAS / name).read_bytes())
        for declared in root.iter(f"{XSD}attribute", f"{XSD}element"):
            if declared.get("type") in TYPES:
                kind = attributes if declared.tag == f"{XSD}attribute" else elements
                kind.add(declared.get("name", ""))
    return frozenset(attributes) - OUTWARD, frozenset(elements) - OUTWARD


def targets(document: Document) -> frozenset[str]:
    """Return every id that can be referred to."""
    listed = (element.get("id") for element in document.elements())
    return frozenset(identifier for identifier in listed if identifier)


def is_missing(
    element: etree._Element, reference: str, known: frozenset[str], home: str
) -> bool:
    """Tell whether nothing in the file has that id. Other files are not looked at."""
    prefix, colon, local = reference.strip().rpartition(":")
    if local in known or reference in known:
        return False
    outside = element.nsmap.get(prefix) if colon else None
    return outside is None or outside == home


def findings(document: Document) -> Iterator[Finding]:
    """Yield a finding for each reference that leads nowhere or is not there."""
    known = targets(document)
    home = document.root.get("targetNamespace", "")
    for element in document.elements():
        space, local = namespace(element), local_name(element)
        if space not in (BPMN, BPMNDI):
            continue
        for name in REQUIRED.get((space, local), ()):
            if not element.get(name, "").strip():
                yield absent(element, name)
        for holder, name, value in references_of(element):
            if is_missing(element, value, known, home):
                yield dangling(holder, name, value, at=element)


def references_of(
    element: etree._Element,
) -> Iterator[tuple[etree._Element, str, str]]:
    """Yield who refers, as what and to what: by an attribute, or as a child."""
    attributes, elements = names()
    for name, value in attributes_of(element):
        if name in attributes and value.strip():
            yield element, name, value
    local = local_name(element)
    value = (element.text or "").strip()
    if value and local in elements and namespace(element) == BPMN:
        yield parent_of(element), local, value


def parent_of(element: etree._Element) -> etree._Element:
    """Return the element that holds a reference written as a child."""
    parent = element.getparent()
    return element if parent is None else parent


def absent(element: etree._Element, name: str) -> Finding:
    """Say that an element does not say what it belongs to."""
    if name == "bpmnElement":
        message = f"{title_of(element)} does not say which element it draws."
        return found(RULE, "warning", element, message, name)
    message = f"{title_of(element)} has no {name}. Connect it or delete it."
    return found(RULE, "error", element, message, name)


def dangling(
    element: etree._Element, name: str, value: str, *, at: etree._Element
) -> Finding:
    """Say that a reference leads nowhere."""
    message = (
        f'{title_of(element)} refers to "{shortened(value)}" as {name}, but nothing in '
        "the file has that id. Choose another one or take the reference away."
    )
    severity: Severity = "error" if name in BREAKING else "warning"
    return found(RULE, severity, at, message, name)

"""What the schema of BPMN 2.0 says, in plain words."""

from __future__ import annotations

import threading
from collections.abc import Iterable, Iterator
from functools import cache
from typing import cast

from lxml import etree

from bpmn.check.finding import Finding, found, title_of
from bpmn.check.wording import Sentence, reworded
from bpmn.document import Document, namespace
from bpmn.namespaces import BPMN, BPMNDI, DC, DI
from bpmn.parser import parse
from bpmn.read import without_declaration
from bpmn.schema import SCHEMAS

RULE = "xsd"
MOST = 500
# The validator looks up the path of each error, in quadratic time.
SMALL = 200_000
CHECKED = frozenset({BPMN, BPMNDI, DC, DI, ""})
EXTENSIONS = (f"{{{BPMN}}}extensionElements", f"{{{DI}}}extension")
# One schema object keeps the errors of its last file.
TURN = threading.Lock()


@cache
def schema() -> etree.XMLSchema:
    """Return the schema of BPMN 2.0, read once from this package."""
    return etree.XMLSchema(etree.parse(str(SCHEMAS / "BPMN20.xsd")))


def standard_part(document: Document) -> etree._Element:
    """Return the file without vendors' content, which the schema leaves open."""
    root = parse(without_declaration(document.text))
    for element in list(root.iter(*EXTENSIONS)):
        for child in list(element):
            element.remove(child)
    foreign = [
        element
        for element in root.iter(etree.Element)
        if namespace(element) not in CHECKED
    ]
    for element in foreign:
        parent = element.getparent()
        if parent is not None:
            parent.remove(element)
    drop_repeated_ids(root)
    return root


def drop_repeated_ids(root: etree._Element) -> None:
    """Take out ids that were there before; the rule duplicate-ids tells of them."""
    seen: set[str] = set()
    for element in root.iter(etree.Element):
        identifier = element.get("id")
        if identifier in seen:
            del element.attrib["id"]
        elif identifier is not None:
            seen.add(identifier)


def findings(document: Document) -> Iterator[Finding]:
    """Yield a finding for each place that is not as the schema says."""
    root = standard_part(document)
    count = 0 if len(document.text) <= SMALL else number_of_errors(root)
    if count > MOST:
        yield too_many(document, count)
        return
    with TURN:
        try:
            schema().validate(root)
        except etree.XMLSchemaValidateError:
            yield unchecked(document)
            return
        entries = list(cast("Iterable[etree._LogEntry]", schema().error_log))
    seen: set[tuple[str | None, str | None]] = set()
    for entry in entries[:MOST]:
        sentence = reworded(entry.message)
        if (entry.path, sentence.setting) not in seen:
            seen.add((entry.path, sentence.setting))
            yield finding(root, entry.path, entry.line, sentence)


def finding(
    root: etree._Element, path: str | None, line: int, sentence: Sentence
) -> Finding:
    """Return the finding for one entry of the validator's log."""
    element = element_at(root, path)
    if element is None:
        return Finding(RULE, "warning", None, sentence.setting, line, sentence.text)
    message = f"{title_of(element)} {sentence.text}"
    return found(RULE, "warning", element, message, sentence.setting)


def element_at(root: etree._Element, path: str | None) -> etree._Element | None:
    """Return the element that the validator names by an XPath."""
    prefixes = {prefix: address for prefix, address in root.nsmap.items() if prefix}
    try:
        matches = root.getroottree().xpath(path or "", namespaces=prefixes)
    except etree.XPathError:
        return None
    first = matches[0] if isinstance(matches, list) and matches else None
    return first if isinstance(first, etree._Element) else None


def number_of_errors(root: etree._Element) -> int:
    """Count what is not as the schema says, without looking where."""
    with TURN:
        parser = etree.XMLParser(schema=schema(), resolve_entities=False)
        try:
            etree.fromstring(etree.tostring(root), parser)
        except etree.XMLSyntaxError:
            return len(parser.error_log)
    return 0


def too_many(document: Document, count: int) -> Finding:
    """Say that there is too much to list."""
    message = (
        f"The file differs from the schema of BPMN 2.0 in {count:,} places, too many "
        "to list. It can be edited as usual; other tools may read it differently."
    )
    return found(RULE, "warning", document.root, message)


def unchecked(document: Document) -> Finding:
    """Say that the validator gave up on this file."""
    message = (
        "The file could not be compared with the schema of BPMN 2.0. It can be edited "
        "as usual; other tools may read it differently."
    )
    return found(RULE, "warning", document.root, message)

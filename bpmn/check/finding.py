"""One result of the checks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, cast

from lxml import etree

from bpmn.namespaces import BPMN

Severity = Literal["error", "warning", "info"]
SHOWN_NAME = 60
WORD = re.compile(r"(?<=[a-z])[A-Z](?=[a-z])")
DRAWINGS = {
    "BPMNShape": "The shape",
    "BPMNEdge": "The line",
    "BPMNPlane": "The diagram",
    "BPMNLabel": "The label",
}


@dataclass(frozen=True)
class Finding:
    """What is wrong, where, and what to do. `setting` is an attribute or setting."""

    rule: str
    severity: Severity
    element: str | None
    setting: str | None
    line: int | None
    message: str


def line_of(element: etree._Element) -> int | None:
    """Return the line that an element starts in."""
    return cast("int | None", element.sourceline)


def attributes_of(element: etree._Element) -> Iterator[tuple[str, str]]:
    """Yield the attributes, names as `{namespace}local`."""
    return ((str(name), str(value)) for name, value in element.attrib.items())


def owner_of(element: etree._Element) -> str | None:
    """Return the id of the nearest BPMN element; a diagram stands for what it draws."""
    node: etree._Element | None = element
    while node is not None:
        drawn = node.get("bpmnElement")
        if drawn is not None:
            return drawn.strip().rpartition(":")[2] or None
        if node.get("id") is not None and str(node.tag).startswith(f"{{{BPMN}}}"):
            return node.get("id")
        node = node.getparent()
    return None


def title_of(element: etree._Element) -> str:
    """Return what a person calls an element: its type, and its name or id."""
    local = etree.QName(element).localname
    if local in DRAWINGS:
        drawn = element.get("bpmnElement") or element.get("id") or ""
        return f'{DRAWINGS[local]} of "{shortened(drawn)}"'
    words = WORD.sub(lambda start: " " + start[0].lower(), local).strip()
    called = element.get("name") or element.get("id")
    title = words[:1].upper() + words[1:]
    return f'{title} "{shortened(called)}"' if called else title


def shortened(value: str) -> str:
    """Return a value as it fits into a sentence."""
    flat = " ".join(value.split())
    return flat if len(flat) <= SHOWN_NAME else flat[: SHOWN_NAME - 1] + "…"


def found(
    rule: str,
    severity: Severity,
    element: etree._Element,
    message: str,
    setting: str | None = None,
) -> Finding:
    """Return a finding on an element of the tree."""
    owner = owner_of(element)
    return Finding(rule, severity, owner, setting, line_of(element), message)

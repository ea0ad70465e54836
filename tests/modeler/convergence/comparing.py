"""What two diagrams have in common, whoever wrote them."""

from __future__ import annotations

import json
from typing import Any

from lxml import etree

BPMN = "http://www.omg.org/spec/BPMN/20100524/MODEL"
DI = "http://www.omg.org/spec/BPMN/20100524/DI"
# bpmn-js makes these up where a file has none, and writes them back.
MADE_UP = {f"{{{BPMN}}}laneSet", f"{{{DI}}}BPMNDiagram", f"{{{DI}}}BPMNPlane"}
# Which group a flow element lies in, which its place in the drawing says as well.
IN_GROUP = f"{{{BPMN}}}categoryValueRef"
WRITTEN_BY = ("exporter", "exporterVersion", "expressionLanguage", "typeLanguage")
Parts = dict[str, Any]


def differences(one: Parts, other: Parts, names: tuple[str, str]) -> list[str]:
    """Return in words what differs between two sets of entries or parts."""
    found = []
    for key in sorted(set(one) | set(other)):
        first, second = flat(one.get(key)), flat(other.get(key))
        for part in sorted(set(first) | set(second)):
            if first.get(part) != second.get(part):
                told = [shown(side.get(part)) for side in (first, second)]
                found.append(
                    f"{key}.{part}: {names[0]} {told[0]}, {names[1]} {told[1]}"
                )
    return found


def flat(entry: Any) -> Parts:
    """Return an entry as one level of keys; nothing where it is missing."""
    if not entry:
        return {}
    return {"type": entry["type"], "parent": entry["parent"], **entry["values"]}


def shown(value: Any) -> str:
    """Return a value as short text."""
    return json.dumps(value)[:160]


def parts_of(xml: str | bytes) -> Parts:
    """Return a file's elements by id; what has no id belongs to its parent.

    The order of siblings and the prefixes of namespaces say nothing.
    """
    data = xml.encode() if isinstance(xml, str) else xml
    root = etree.fromstring(data)
    parts: Parts = {}
    for element in root.iter(etree.Element):
        key = key_of(element)
        if key is not None:
            parts[key] = part(element)
    return {key: one for key, one in parts.items() if not is_empty(one)}


def is_empty(one: Parts) -> bool:
    """Return whether this is an empty holder, which says nothing."""
    return one["type"] in MADE_UP and not one["values"]


def key_of(element: etree._Element) -> str | None:
    """Return under which key an element is told of; None where its parent tells."""
    if element.tag in MADE_UP or element.getparent() is None:
        return None
    drawn = element.get("bpmnElement")
    if drawn is not None:
        return f"drawing of {drawn}"
    inside = etree.QName(element).namespace == BPMN
    return element.get("id") if inside else None


def part(element: etree._Element) -> Parts:
    """Return what an element says by itself."""
    holder = element.getparent()
    while holder is not None and key_of(holder) is None:
        holder = holder.getparent()
    values: Parts = {
        name: text
        for name, text in element.attrib.items()
        if name != "id" and name not in WRITTEN_BY
    }
    own = sorted(written(c) for c in element if key_of(c) is None and says(c))
    if own:
        values["content"] = own
    parent = key_of(holder) if holder is not None else None
    return {"type": element.tag, "parent": parent, "values": values}


def says(child: etree._Element) -> bool:
    """Return whether a child says something: a comment or an empty holder does not."""
    if not isinstance(child.tag, str) or child.tag in {*MADE_UP, IN_GROUP}:
        return False
    return bool(len(child) or child.attrib or child.text)


def written(element: etree._Element) -> str:
    """Return an element without an id of its own in one canonical form."""
    attributes = sorted(
        (name, number(text)) for name, text in element.attrib.items() if name != "id"
    )
    children = sorted(written(child) for child in element if isinstance(child.tag, str))
    return json.dumps([element.tag, attributes, (element.text or "").strip(), children])


def number(text: str) -> str:
    """Return a number the way every writer would write it."""
    try:
        return repr(float(text))
    except ValueError:
        return text

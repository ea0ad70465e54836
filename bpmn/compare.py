"""What turns one file into another, as changes where these can say it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from lxml import etree

from bpmn.changes import Change, check_changes
from bpmn.document import Document
from bpmn.exceptions import RefusedChange
from bpmn.namespaces import BPMN, BPMNDI, CONNECTOR, DC, DI
from bpmn.patch.apply import apply

Values = dict[str, Any]


@dataclass(frozen=True)
class Comparison:
    """The changes; where they are not `complete`, they are empty."""

    changes: list[Change] = field(default_factory=list)
    complete: bool = False


def numbers(element: etree._Element, names: tuple[str, ...]) -> dict[str, float]:
    """Return coordinates. Raises ValueError for what is no number."""
    return {name: float(element.get(name, "")) for name in names}


def setting_value(element: etree._Element) -> Any:
    """Return the value of a setting: text, a list or an object."""
    items = element.findall(f"{{{CONNECTOR}}}item")
    if items:
        return [setting_value(item) for item in items]
    entries = element.findall(f"{{{CONNECTOR}}}entry")
    if entries:
        return {one.get("key", ""): setting_value(one) for one in entries}
    return element.text or ""


def step_values(element: etree._Element) -> Values:
    """Return the keys of the connector step."""
    path = f"{{{BPMN}}}extensionElements/{{{CONNECTOR}}}step"
    step = element.find(path)
    if step is None:
        return {}
    values: Values = {f"step:{name!s}": text for name, text in step.attrib.items()}
    for setting in step.findall(f"{{{CONNECTOR}}}setting"):
        values[f"setting:{setting.get('name', '')}"] = setting_value(setting)
    return values


def drawn_values(document: Document) -> dict[str, Values]:
    """Return bounds and waypoints by the id of the element that they draw."""
    found: dict[str, Values] = {}
    for shape in document.root.iter(f"{{{BPMNDI}}}BPMNShape", f"{{{BPMNDI}}}BPMNEdge"):
        values: Values = {}
        bounds = shape.find(f"{{{DC}}}Bounds")
        if bounds is not None:
            values["bounds"] = numbers(bounds, ("x", "y", "width", "height"))
        points = shape.findall(f"{{{DI}}}waypoint")
        if points:
            values["waypoints"] = [numbers(point, ("x", "y")) for point in points]
        found[shape.get("bpmnElement", "")] = values
    return found


def values_of(element: etree._Element, drawn: Values) -> Values:
    """Return the keys of an element that a comparison looks at."""
    values: Values = {
        str(name): value for name, value in element.attrib.items() if "}" not in name
    }
    values.pop("id", None)
    documentation = element.find(f"{{{BPMN}}}documentation")
    if documentation is not None:
        values["documentation"] = documentation.text or ""
    return {**values, **step_values(element), **drawn}


def differences(before: Document, after: Document) -> Iterator[Change]:
    """Yield a change for every key that differs on an element of both files."""
    old_drawn, new_drawn = drawn_values(before), drawn_values(after)
    for element, node in after.by_id.items():
        if element not in before.by_id:
            continue
        old = values_of(before.by_id[element], old_drawn.get(element, {}))
        new = values_of(node, new_drawn.get(element, {}))
        for key in {**old, **new}:
            if old.get(key) != new.get(key):
                yield {
                    "op": "set",
                    "element": element,
                    "key": key,
                    "before": old.get(key),
                    "after": new.get(key),
                }


def compare(before: Document, after: Document) -> Comparison:
    """Return the changes that turn `before` into `after`, to the last byte.

    Where changes cannot say all that differs, the comparison is not complete.
    """
    if before.data == after.data:
        return Comparison(complete=True)
    try:
        changes = check_changes(list(differences(before, after)))
        if apply(before, changes).document.data == after.data:
            return Comparison(changes, complete=True)
    except (RefusedChange, ValueError):
        pass
    return Comparison()

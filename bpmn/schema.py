"""What the BPMN 2.0 schema says of an element: attributes, order of children, slots.

Derived from the schema files in bpmn/schemas, so that the tables cannot differ from it.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from lxml import etree

from bpmn.parser import parse

XSD = "{http://www.w3.org/2001/XMLSchema}"
SCHEMAS = Path(__file__).parent / "schemas"
FILES = ("BPMN20.xsd", "Semantic.xsd")
# moddle's names that are not the schema's name or its plural
SLOT_NAMES = {"properties": "property", "resources": "resourceRole"}
# children that are elements of their own, or have keys of their own
NOT_SLOTS = frozenset(
    {
        "documentation",
        "extensionElements",
        "incoming",
        "outgoing",
        "flowElement",
        "artifact",
        "laneSet",
        "lane",
        "childLaneSet",
        "flowNodeRef",
        "participant",
        "messageFlow",
        "rootElement",
        "dataInputAssociation",
        "dataOutputAssociation",
        "conditionExpression",
        "sourceRef",
        "targetRef",
        "text",
        "categoryValue",
    }
)


@dataclass(frozen=True)
class ElementType:
    """One element of the schema. `order` maps a child's name to its place."""

    name: str
    abstract: bool
    attributes: frozenset[str]
    order: dict[str, int]
    ancestors: frozenset[str]


class _Schema:
    """The schema as declared: types and global elements by name."""

    def __init__(self) -> None:
        roots = [parse((SCHEMAS / name).read_bytes()) for name in FILES]
        self.types = {
            t.get("name", ""): t
            for root in roots
            for t in root.iter(f"{XSD}complexType")
        }
        self.elements = {
            e.get("name", ""): e
            for root in roots
            for e in root.findall(f"{XSD}element")
        }
        self.members: dict[str, set[str]] = {}
        for name, element in self.elements.items():
            head = local(element.get("substitutionGroup", ""))
            if head:
                self.members.setdefault(head, set()).add(name)

    def group(self, name: str) -> set[str]:
        """Return an element's name and all that may stand in its place."""
        found = {name}
        for member in self.members.get(name, ()):
            found |= self.group(member)
        return found

    def chain(self, type_name: str) -> list[etree._Element]:
        """Return the complex types from the base to this one."""
        declared = self.types.get(type_name)
        if declared is None:
            return []
        extension = declared.find(f".//{XSD}extension")
        base = "" if extension is None else local(extension.get("base", ""))
        return [*self.chain(base), declared]


def local(name: str) -> str:
    """Return a QName without its prefix."""
    return name.rpartition(":")[2]


@cache
def _schema() -> _Schema:
    return _Schema()


def _particles(declared: etree._Element) -> list[str]:
    found = declared.iter(f"{XSD}element")
    return [local(p.get("ref") or p.get("name") or "") for p in found]


@cache
def element_type(name: str) -> ElementType | None:
    """Return what the schema says of an element, None for an unknown name."""
    schema = _schema()
    element = schema.elements.get(name)
    if element is None:
        return None
    chain = schema.chain(local(element.get("type", "")))
    attributes = {a.get("name", "") for t in chain for a in t.iter(f"{XSD}attribute")}
    order: dict[str, int] = {}
    for place, head in enumerate(p for t in chain for p in _particles(t)):
        for member in schema.group(head):
            order.setdefault(member, place)
    return ElementType(
        name=name,
        abstract=element.get("abstract") == "true"
        or any(t.get("abstract") == "true" for t in chain[-1:]),
        attributes=frozenset(attributes),
        order=order,
        ancestors=frozenset(t.get("name", "")[1:] for t in chain),
    )


def is_kind(name: str, kind: str) -> bool:
    """Say whether an element is of a kind, as `task` is a `FlowNode`."""
    found = element_type(name)
    return found is not None and kind in found.ancestors


@cache
def slot(parent: str, name: str) -> frozenset[str] | None:
    """Return the child names behind a slot of an element, None for no such slot."""
    found = element_type(parent)
    if found is None:
        return None
    singular = name.removesuffix("s")
    for head in (SLOT_NAMES.get(name, name), singular):
        if head in found.order and head not in NOT_SLOTS:
            return frozenset(_schema().group(head))
    return None


def tag_of(type_name: str) -> str | None:
    """Return the XML name of a moddle type (`bpmn:UserTask` → `userTask`)."""
    prefix, _, name = type_name.partition(":")
    tag = name[:1].lower() + name[1:]
    found = element_type(tag) if prefix == "bpmn" else None
    return None if found is None or found.abstract else tag


def type_of(tag: str) -> str:
    """Return the moddle type of an XML name."""
    return f"bpmn:{tag[:1].upper()}{tag[1:]}"


def all_types() -> list[str]:
    """Return every element of the schema that may stand in a file."""
    names = (name for name in _schema().elements if tag_of(type_of(name)))
    return [type_of(name) for name in names]

"""A BPMN file that was read: its bytes, its text and its structure."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property

from lxml import etree

from bpmn.namespaces import BPMN
from bpmn.source import Tree


@dataclass(frozen=True)
class Document:
    """A file as it came. `text` is decoded and has no byte order mark."""

    data: bytes
    text: str
    encoding: str
    bom: bytes
    root: etree._Element = field(repr=False, compare=False)
    element_count: int
    # The tree that the last patching left: at most one, taken by the next one.
    trees: list[Tree] = field(default_factory=list, repr=False, compare=False)

    def elements(self) -> Iterator[etree._Element]:
        """Yield every element in document order, without comments."""
        return (node for node in self.root.iter() if isinstance(node.tag, str))

    @cached_property
    def by_id(self) -> dict[str, etree._Element]:
        """Return the elements of the BPMN namespace by id; the first one counts."""
        found: dict[str, etree._Element] = {}
        for element in self.root.iter(f"{{{BPMN}}}*"):
            identifier = element.get("id")
            if identifier is not None:
                found.setdefault(identifier, element)
        return found


def local_name(element: etree._Element) -> str:
    """Return the tag without its namespace."""
    return etree.QName(element).localname


def namespace(element: etree._Element) -> str:
    """Return the namespace of the tag, empty for none."""
    return etree.QName(element).namespace or ""

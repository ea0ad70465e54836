"""One element of the lossless tree."""

from __future__ import annotations

from collections.abc import Iterator
from html import unescape

from bpmn.source import tags

XML = "http://www.w3.org/XML/1998/namespace"


class Node:
    """An element: its start tag, what is inside, its end tag ("" if self-closed)."""

    __slots__ = ("_attributes", "content", "end", "name", "parent", "start")

    def __init__(self, start: str, parent: Node | None) -> None:
        self.start = start
        self.end = ""
        self.content: list[str | Node] = []
        self.parent = parent
        found = tags.TAG_NAME.match(start)
        self.name = found[1] if found else ""
        self._attributes: dict[str, str] | None = None

    # -- reading -----------------------------------------------------------------

    @property
    def attributes(self) -> dict[str, str]:
        """Return the attributes by their written names."""
        if self._attributes is None:
            self._attributes = tags.attributes_of(self.start)
        return self._attributes

    @property
    def prefix(self) -> str:
        """Return the prefix of the tag, empty for none."""
        return self.name.rpartition(":")[0]

    @property
    def local(self) -> str:
        """Return the tag without its prefix."""
        return self.name.rpartition(":")[2]

    @property
    def namespace(self) -> str:
        """Return the namespace of the tag, empty for none."""
        return self.resolve(self.prefix)

    def resolve(self, prefix: str) -> str:
        """Return the namespace that a prefix stands for here, empty for none."""
        if prefix == "xml":
            return XML
        declaration = f"xmlns:{prefix}" if prefix else "xmlns"
        node: Node | None = self
        while node is not None:
            if "xmlns" in node.start and declaration in node.attributes:
                return node.attributes[declaration]
            node = node.parent
        return ""

    def prefix_of(self, namespace: str, *, attribute: bool = False) -> str | None:
        """Return a prefix that stands for a namespace here, None where none does.

        Attributes need a prefix of their own; the default namespace is not theirs.
        """
        seen: set[str] = set()
        node: Node | None = self
        while node is not None:
            if "xmlns" in node.start:
                for name, value in node.attributes.items():
                    if name != "xmlns" and not name.startswith("xmlns:"):
                        continue
                    prefix = name.partition(":")[2]
                    if prefix in seen:
                        continue
                    seen.add(prefix)
                    if value == namespace and (prefix or not attribute):
                        return prefix
            node = node.parent
        return None

    def children(self) -> Iterator[Node]:
        """Yield the child elements."""
        return (part for part in self.content if isinstance(part, Node))

    def descendants(self) -> Iterator[Node]:
        """Yield this element and all below it, in document order."""
        stack = [self]
        while stack:
            node = stack.pop()
            yield node
            stack.extend(c for c in reversed(node.content) if isinstance(c, Node))

    def child(self, namespace: str, *locals_: str) -> Node | None:
        """Return the first child with one of the local names."""
        return next(iter(self.children_named(namespace, *locals_)), None)

    def children_named(self, namespace: str, *locals_: str) -> list[Node]:
        """Return the children with one of the local names in a namespace."""
        return [
            child
            for child in self.children()
            if child.local in locals_ and child.namespace == namespace
        ]

    @property
    def text(self) -> str:
        """Return the text directly inside, unescaped, without comments."""
        parts = [plain(part) for part in self.content if isinstance(part, str)]
        return "".join(parts)

    def source(self) -> str:
        """Return the element as text."""
        parts: list[str] = []
        self.write(parts)
        return "".join(parts)

    def write(self, parts: list[str]) -> None:
        """Append the element's text to `parts`."""
        parts.append(self.start)
        for part in self.content:
            if isinstance(part, str):
                parts.append(part)
            else:
                part.write(parts)
        parts.append(self.end)

    # -- changing ----------------------------------------------------------------

    def set(self, name: str, value: str | None) -> None:
        """Set an attribute by its written name; None takes it away."""
        if value is None:
            self.start = tags.without_attribute(self.start, name)
        else:
            self.start = tags.with_attribute(self.start, name, value)
        self._attributes = None

    def rename(self, local: str) -> None:
        """Give the element another local name, under the same prefix."""
        name = f"{self.prefix}:{local}" if self.prefix else local
        self.start = tags.with_name(self.start, name)
        if self.end:
            self.end = tags.with_name(self.end, name)
        self.name = name

    def open(self) -> None:
        """Turn `<a/>` into `<a></a>`, so that something can go inside."""
        if not self.end:
            self.start = self.start.removesuffix("/>").rstrip() + ">"
            self.end = f"</{self.name}>"

    def close(self) -> None:
        """Turn an element without content into `<a />`, the blank as given before."""
        self.content = []
        self.end = ""
        self.start = self.start.removesuffix(">") + "/>"

    def set_text(self, value: str) -> None:
        """Replace all that is inside by text."""
        self.open()
        self.content = [tags.escape_text(value)] if value else []


def plain(part: str) -> str:
    """Return the text of a raw piece: CDATA as it is, comments left out."""
    if part.startswith("<![CDATA["):
        return part[9:-3]
    if part.startswith("<"):
        return ""
    return unescape(part).replace("\r\n", "\n")

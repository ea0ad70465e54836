"""Prefixes that are not declared, and addresses of namespaces with a blank."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import quote

from lxml import etree

from bpmn.parser import parse
from bpmn.scan import scan
from bpmn.source import Node, plant
from bpmn.source.tags import escape_attribute
from bpmn.vendors import BY_PREFIX

BUILT_IN = frozenset({"xml", "xmlns"})
MOST_PREFIXES = 50
UNKNOWN = "urn:undeclared:"
ADDRESS_SIGNS = "%/:?#@!$&'()*+,;=~"


def mended(text: str) -> tuple[str, list[str]]:
    """Return the text with namespaces that XML accepts.

    Raises RefusedFile where the text cannot be read for another reason.
    """
    scan(text)
    tree = plant(text)
    repairs = [*mended_addresses(tree.root), *declared_prefixes(tree.root)]
    return tree.text(), repairs


def is_declaration(name: str) -> bool:
    """Tell whether an attribute declares a namespace."""
    return name == "xmlns" or name.startswith("xmlns:")


def is_address(value: str) -> bool:
    """Tell whether lxml takes a value as the address of a namespace."""
    if value.isascii() and value.isalnum():
        return True
    try:
        parse(f'<a xmlns:b="{escape_attribute(value)}"/>')
    except etree.XMLSyntaxError:
        return False
    return True


def mended_addresses(root: Node) -> Iterator[str]:
    """Correct addresses that are none, and say which."""
    known: dict[str, str] = {}
    for node in root.descendants():
        if "xmlns" not in node.start:
            continue
        for name, value in list(node.attributes.items()):
            if not is_declaration(name) or not value:
                continue
            if value not in known:
                known[value] = value if is_address(value) else corrected(value)
                if known[value] != value:
                    yield (
                        f'The namespace address "{value}" is not valid. It is now '
                        f'"{known[value]}".'
                    )
            if known[value] != value:
                node.set(name, known[value])


def corrected(value: str) -> str:
    """Return an address without the signs that no address has."""
    return quote(value.strip(), safe=ADDRESS_SIGNS)


def prefixes_of(node: Node) -> Iterator[str]:
    """Yield the prefixes that an element and its attributes use."""
    if node.prefix:
        yield node.prefix
    if ":" in node.start.removeprefix(f"<{node.name}"):
        for name in node.attributes:
            prefix, colon, _ = name.partition(":")
            if colon and prefix not in BUILT_IN:
                yield prefix


def undeclared(root: Node) -> list[str]:
    """Return the prefixes that stand for nothing where they are used."""
    found: dict[str, None] = {}
    stack = [(root, BUILT_IN)]
    while stack:
        node, scope = stack.pop()
        if "xmlns" in node.start:
            names = filter(is_declaration, node.attributes)
            declared = (name.partition(":")[2] for name in names)
            scope = scope.union(declared)
        found.update(
            (prefix, None) for prefix in prefixes_of(node) if prefix not in scope
        )
        stack.extend((child, scope) for child in node.children())
    return sorted(found)


def declared_prefixes(root: Node) -> Iterator[str]:
    """Declare the missing prefixes on the first element, and say which."""
    prefixes = undeclared(root)
    for prefix in prefixes if len(prefixes) <= MOST_PREFIXES else ():
        address = BY_PREFIX.get(prefix)
        root.set(f"xmlns:{prefix}", address or f"{UNKNOWN}{prefix}")
        if address:
            yield f'The prefix "{prefix}" was not declared. It is now {address}.'
        else:
            yield (
                f'The prefix "{prefix}" was not declared and is not known. It now '
                f"stands for {UNKNOWN}{prefix}, so that its content is kept."
            )

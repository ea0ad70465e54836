"""XML strings of change sets as elements in the file's own prefixes."""

from __future__ import annotations

from lxml import etree

from bpmn.exceptions import RefusedChange, RefusedFile
from bpmn.namespaces import BPMN, PREFIXES
from bpmn.parser import parse
from bpmn.scan import scan
from bpmn.source import Node
from bpmn.source.tags import escape_attribute, escape_text

XSI_TYPE = "{http://www.w3.org/2001/XMLSchema-instance}type"


def refuse(key: str, reason: str) -> RefusedChange:
    """Return the refusal of a fragment."""
    message = f"The value of {key[:80]} is not an XML fragment: {reason}."
    return RefusedChange(message, code="bad-value", key=key)


def parse_fragment(fragment: str, key: str) -> list[etree._Element]:
    """Return the elements of a fragment. Raises RefusedChange."""
    declared = " ".join(f'xmlns:{p}="{uri}"' for p, uri in PREFIXES.items())
    wrapped = f"<fragment {declared}>{fragment}</fragment>"
    try:
        scan(wrapped)
        root = parse(wrapped)
    except RefusedFile as error:
        raise refuse(key, error.message) from error
    except etree.XMLSyntaxError as error:
        raise refuse(key, str(error.msg)) from error
    if (root.text or "").strip() or any((c.tail or "").strip() for c in root):
        raise refuse(key, "there is text between its elements")
    return [child for child in root if isinstance(child.tag, str)]


def prefix_for(node: Node, namespace: str, *, attribute: bool = False) -> str:
    """Return a prefix for a namespace at an element; declare one where none is."""
    found = node.prefix_of(namespace, attribute=attribute)
    if found is not None:
        return found
    wanted = next((p for p, uri in PREFIXES.items() if uri == namespace), "ns")
    prefix, number = wanted, 0
    while node.resolve(prefix):
        number += 1
        prefix = f"{wanted}{number}"
    node.set(f"xmlns:{prefix}", namespace)
    return prefix


def qualified(prefix: str, local: str) -> str:
    """Return prefix and name joined."""
    return f"{prefix}:{local}" if prefix else local


def make(parent: Node, namespace: str, local: str) -> Node:
    """Make an element to be put into `parent`, under the prefix used there."""
    prefix = parent.prefix_of(namespace)
    node = Node(f"<{qualified(prefix or '', local)}/>", parent)
    if prefix is None and namespace:
        own = next((p for p, uri in PREFIXES.items() if uri == namespace), "ns")
        node = Node(
            f'<{own}:{local} xmlns:{own}="{escape_attribute(namespace)}"/>', parent
        )
    return node


def _attribute_value(node: Node, name: str, value: str, source: etree._Element) -> str:
    if name != XSI_TYPE or ":" not in value:
        return value
    prefix, _, local = value.partition(":")
    namespace = source.nsmap.get(prefix)
    return qualified(prefix_for(node, namespace), local) if namespace else value


def build(source: etree._Element, parent: Node) -> Node:
    """Return an lxml element as an element of the tree, prefixes as in the file."""
    tag = etree.QName(source)
    if tag.namespace:
        node = make(parent, tag.namespace, tag.localname)
    else:
        node = Node(f"<{tag.localname}/>", parent)
        if node.resolve(""):
            node.set("xmlns", "")
    for name, value in source.attrib.items():
        attribute = etree.QName(str(name))
        written = _attribute_value(node, str(name), str(value), source)
        if attribute.namespace:
            prefix = prefix_for(node, attribute.namespace, attribute=True)
            node.set(qualified(prefix, attribute.localname), written)
        else:
            node.set(attribute.localname, written)
    fill(node, source)
    return node


def fill(node: Node, source: etree._Element) -> None:
    """Put the text and the children of an lxml element into an element."""
    parts: list[str | Node] = [escape_text(source.text)] if source.text else []
    for child in source:
        if isinstance(child.tag, str):
            parts.append(build(child, node))
        if child.tail:
            parts.append(escape_text(child.tail))
    if parts:
        node.open()
        node.content = parts


def elements_of(fragment: str, parent: Node, key: str) -> list[Node]:
    """Return the elements of a fragment, ready to go into `parent`."""
    return [build(element, parent) for element in parse_fragment(fragment, key)]


def names_of(fragment: str, key: str) -> list[str]:
    """Return the BPMN names of a fragment's elements; others give an empty name."""
    tags = [etree.QName(element) for element in parse_fragment(fragment, key)]
    return [tag.localname if tag.namespace == BPMN else "" for tag in tags]

"""A file as a browser may see it: values that hang it or call out are neutralised."""

from __future__ import annotations

import re

from bpmn.check import values
from bpmn.document import Document
from bpmn.limits import MAX_DRAWN_NAME
from bpmn.source import Node, plant

ENCODING = re.compile(
    r"""^(<\?xml[^>]*?\sencoding\s*=\s*)(["'])(?!utf-8\2)[\w.:-]*\2""",
    re.ASCII | re.IGNORECASE,
)


def present(document: Document) -> str:
    """Return the text for a browser. Ids, order and all other values are the same.

    The text is to be sent as UTF-8; its declaration says so.
    """
    tree = plant(document.text)
    for node in tree.root.descendants():
        neutralise(node)
    return ENCODING.sub(r"\1\2UTF-8\2", tree.text(), count=1)


def neutralise(node: Node) -> None:
    """Make what one element says safe to draw."""
    if node.local in values.WITH_COORDINATES:
        place = (node.namespace, node.local)
        set_safe_numbers(node, values.COORDINATES.get(place, ()))
    cut_name(node)
    for name in list(node.attributes):
        if is_dangerous(node, name, node.attributes[name]):
            node.set(name, None)


def set_safe_numbers(node: Node, expected: tuple[str, ...]) -> None:
    """Give bounds and waypoints numbers that can be drawn."""
    for name in expected:
        written = node.attributes.get(name)
        if not values.is_safe_number(name, written):
            node.set(name, f"{values.safe_number(name, written):.0f}")


def cut_name(node: Node) -> None:
    """Shorten a name that is too long to be drawn whole."""
    name = values.DRAWN_ATTRIBUTES.get(node.local, "name")
    value = node.attributes.get(name, "")
    if len(value) > MAX_DRAWN_NAME and values.drawn_attribute(
        node.namespace, node.local
    ):
        node.set(name, cut(value))
    if node.local == "text" and (node.namespace, node.local) in values.DRAWN_TEXT:
        text = text_of(node)
        if len(text) > MAX_DRAWN_NAME:
            node.set_text(cut(text))


def text_of(node: Node) -> str:
    """Return all text inside an element."""
    return node.text + "".join(text_of(child) for child in node.children())


def cut(value: str) -> str:
    """Return the part of a name that is drawn."""
    return value[: MAX_DRAWN_NAME - 1] + "…"


def is_dangerous(node: Node, name: str, value: str) -> bool:
    """Tell whether an attribute is a colour that is none or an image outside."""
    prefix, _, local = name.rpartition(":")
    if prefix and local in values.COLOURING:
        return not values.is_colour(value) and values.is_colour_attribute(
            node.resolve(prefix), local
        )
    if prefix == "xmlns" or name == "xmlns":
        return False
    return values.is_outside_image(node.local, local, value)

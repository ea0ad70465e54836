"""Putting elements into the text and taking them out, with the blanks around them."""

from __future__ import annotations

import re
from collections.abc import Mapping

from bpmn.source import Node

UNIT = "  "


def is_blank(part: str | Node) -> bool:
    """Say whether a piece of content is white space only."""
    return isinstance(part, str) and not part.strip()


def blank_before(node: Node) -> str:
    """Return the white space that stands right before an element."""
    siblings = node.parent.content if node.parent else []
    at = position(node, siblings)
    before = siblings[at - 1] if at > 0 else ""
    blank = re.search(r"\s*$", before) if isinstance(before, str) else None
    return blank[0] if blank else ""


def position(node: Node, siblings: list[str | Node]) -> int:
    """Return where an element stands among its siblings, -1 for nowhere."""
    # Nodes are equal to nothing but themselves.
    return siblings.index(node) if node in siblings else -1


def indent_of(node: Node) -> str | None:
    """Return the indentation of an element's line, None if it shares its line."""
    if node.parent is None:
        return ""
    blank = blank_before(node)
    return blank.rpartition("\n")[2] if "\n" in blank else None


def newline_of(node: Node) -> str:
    """Return the line end that the text around an element uses."""
    blank = blank_before(node) if node.parent else ""
    return "\r\n" if "\r\n" in blank else "\n"


def child_indent(parent: Node, newline: str) -> str:
    """Return the white space to put before a new child, empty in compact text."""
    for child in parent.children():
        blank = blank_before(child)
        if "\n" in blank:
            return newline + blank.rpartition("\n")[2]
        return ""
    indent = indent_of(parent)
    if indent is None:
        return ""
    above = indent_of(parent.parent) if parent.parent else None
    unit = indent.removeprefix(above) if above and indent != above else ""
    return newline + indent + (unit or ("\t" if indent.startswith("\t") else UNIT))


def _place(parent: Node, order: Mapping[str, int] | None, local: str) -> Node | None:
    """Return the child to stand behind, None for the first place."""
    backwards = (part for part in reversed(parent.content) if isinstance(part, Node))
    if order is None or local not in order:
        return next(backwards, None)
    mine = order[local]
    fits = (c for c in backwards if c.local in order and order[c.local] <= mine)
    return next(fits, None)


def insert(
    parent: Node, node: Node, newline: str, order: Mapping[str, int] | None = None
) -> None:
    """Put an element into its parent, at its place in the schema's order."""
    blank = child_indent(parent, newline)
    behind = _place(parent, order, node.local)
    first = next(parent.children(), None)
    empty = first is None
    parent.open()
    node.parent = parent
    if behind is not None:
        at = position(behind, parent.content) + 1
        parent.content[at:at] = [blank, node] if blank else [node]
    elif first is not None:
        at = position(first, parent.content)
        parent.content[at:at] = [node, blank] if blank else [node]
    elif empty and blank and not all(map(is_blank, parent.content)):
        parent.content.append(node)
    else:
        closing = newline + (indent_of(parent) or "") if blank else ""
        kept = [part for part in parent.content if part] or [closing]
        parent.content = [blank, node, *kept]


def remove(node: Node) -> None:
    """Take an element out together with the white space before it."""
    parent = node.parent
    if parent is None:
        return
    at = position(node, parent.content)
    del parent.content[at]
    if at and is_blank(parent.content[at - 1]):
        del parent.content[at - 1]
    node.parent = None
    if all(map(is_blank, parent.content)):
        parent.content = []


def collapse(node: Node, closing: str) -> None:
    """Write an element without content as `<a/>`, in the style of the file."""
    if not node.content and node.end:
        node.end = ""
        node.start = node.start.removesuffix(">") + closing


def reindent(node: Node, before: str | None, after: str | None) -> None:
    """Move the white space inside a moved element to its new depth."""
    if before is None or after is None or before == after:
        return
    for inner in node.descendants():
        inner.content = [
            part.replace("\n" + before, "\n" + after)
            if isinstance(part, str) and is_blank(part)
            else part
            for part in inner.content
        ]

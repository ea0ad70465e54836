"""Entities of HTML such as `&nbsp;`, which XML does not know."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html.entities import html5

ENTITY = re.compile(r"&([A-Za-z]\w{1,40};)", re.ASCII)
XML = frozenset({"amp;", "lt;", "gt;", "quot;", "apos;"})
# Nothing is an entity between these.
LITERAL = (("<![CDATA[", "]]>"), ("<!--", "-->"))


def sections(text: str) -> Iterator[tuple[str, bool]]:
    """Yield the parts of a text, and whether entities are literal in them."""
    position = 0
    while True:
        starts = [(text.find(begin, position), end) for begin, end in LITERAL]
        start, stop = min(
            ((at, end) for at, end in starts if at >= 0), default=(-1, "")
        )
        end = text.find(stop, start) if start >= 0 else -1
        if end < 0:
            yield text[position:], False
            return
        yield text[position:start], False
        yield text[start:end], True
        position = end


def mended(text: str) -> tuple[str, list[str]]:
    """Return the text with the letters that HTML's entities stand for."""
    names: set[str] = set()

    def letters(found: re.Match[str]) -> str:
        name = found[1]
        if name in XML or name not in html5:
            return found[0]
        names.add(name)
        return "".join(f"&#{ord(letter)};" for letter in html5[name])

    parts = [
        part if literal else ENTITY.sub(letters, part)
        for part, literal in sections(text)
    ]
    repairs = [
        f"&{name} is known to HTML only. It is now written as a number."
        for name in sorted(names)
    ]
    return "".join(parts), repairs

"""Attributes that are given twice on one element."""

from __future__ import annotations

import re
from xml.parsers import expat

from bpmn.exceptions import RefusedFile
from bpmn.scan import scan

MOST = 10
DUPLICATE = expat.errors.codes[expat.errors.XML_ERROR_DUPLICATE_ATTRIBUTE]
ATTRIBUTE = re.compile(rb"""([^\s=<>"']+)\s*=\s*("[^"<]*"|'[^'<]*')[ \t]?""")


def place_of_repetition(text: str, data: bytes) -> int | None:
    """Return where expat finds a second attribute of the same name."""
    try:
        scan(text)
    except RefusedFile as refused:
        error = refused.__cause__
        if not isinstance(error, expat.ExpatError) or error.code != DUPLICATE:
            return None
        lines = data.split(b"\n", error.lineno - 1)
        return len(data) - len(lines[-1]) + error.offset
    return None


def first_value(data: bytes, name: bytes, place: int) -> bytes | None:
    """Return the value that the attribute had before, in the same tag."""
    start = data.rfind(b"<", 0, place)
    found = (f for f in ATTRIBUTE.finditer(data, start, place) if f[1] == name)
    return next((attribute[2][1:-1] for attribute in found), None)


def mended(text: str) -> tuple[str, list[str]]:
    """Return the text without attributes that say the same a second time."""
    repairs: list[str] = []
    while len(repairs) < MOST:
        data = text.encode("utf-8", "surrogatepass")
        place = place_of_repetition(text, data)
        found = None if place is None else ATTRIBUTE.match(data, place)
        if place is None or found is None:
            break
        if first_value(data, found[1], place) != found[2][1:-1]:
            break
        text = (data[:place] + data[found.end() :]).decode("utf-8", "surrogatepass")
        line = data.count(b"\n", 0, place) + 1
        name = found[1].decode("utf-8", "replace")
        repairs.append(f"In line {line}, {name} was given twice with the same value.")
    return text, repairs

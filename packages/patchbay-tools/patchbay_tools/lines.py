"""Where in a text of JSON a value stands."""

from __future__ import annotations

import re
from json import JSONDecoder

BLANK = re.compile(r"[ \t\r\n]*")
DECODER = JSONDecoder()


def line_of(text: str, path: str) -> int:
    """Return the line of what a path such as `operations/0/name` leads to, from 1.

    Where the path leads on to what is not there, it is the line of what it passed last.
    `text` is JSON.
    """
    at = after_blank(text, 0)
    for part in path.split("/") if path else ():
        found = inside(text, at, part)
        if found is None:
            break
        at = found
    return text.count("\n", 0, at) + 1


def inside(text: str, at: int, part: str) -> int | None:
    """Return where a member of an object or a row of a list begins."""
    if text[at] not in "{[":
        return None
    is_object, at = text[at] == "{", after_blank(text, at + 1)
    index = 0
    while text[at] not in "}]":
        name = str(index)
        if is_object:
            name, at = DECODER.raw_decode(text, at)
            at = after_blank(text, after_blank(text, at) + 1)
        if name == part:
            return at
        _, at = DECODER.raw_decode(text, at)
        at = after_blank(text, at)
        if text[at] == ",":
            at = after_blank(text, at + 1)
        index += 1
    return None


def after_blank(text: str, at: int) -> int:
    """Return the place of the next character that is not blank."""
    found = BLANK.match(text, at)
    return found.end() if found else at

"""The XML declaration: it must come first, and its parts need blanks between."""

from __future__ import annotations

import re

BLANKS = " \t\r\n\ufeff\u200b\u00a0"
DECLARATION = re.compile(r"<\?xml[^<>]*\?>")
CROWDED = re.compile(r"""(["'])(?=(?:encoding|standalone)\b)""")


def mended(text: str) -> tuple[str, list[str]]:
    """Return the text with a declaration that XML accepts."""
    repairs = []
    start = text.lstrip(BLANKS)
    if start != text and start.startswith("<"):
        text = start
        repairs.append("Blanks before the XML declaration were removed.")
    found = DECLARATION.match(text)
    if found is None:
        return text, repairs
    spaced = CROWDED.sub(r"\1 ", found[0])
    if spaced != found[0]:
        text = spaced + text[found.end() :]
        repairs.append("A missing blank was put into the XML declaration.")
    return text, repairs

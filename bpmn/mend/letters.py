"""Bytes that are not in the encoding that the file declares."""

from __future__ import annotations

import re
from dataclasses import dataclass

from bpmn.encodings import declared_encoding, decode, mark_of
from bpmn.exceptions import RefusedFile

# What Python makes of a byte that is not UTF-8: U+DC00 plus the byte.
STRAY = re.compile("[\udc80-\udcff]")
ENCODING = re.compile(r"""(<\?xml[^>]*?\sencoding\s*=\s*)(["'])[\w.:-]*\2""", re.ASCII)
WRONGLY_DECLARED = re.compile(r"utf-16(-[lb]e)?|(us-)?ascii")


@dataclass(frozen=True)
class Draft:
    """A text to mend. `original` shows what cannot be decoded as U+FFFD."""

    text: str
    original: str
    encoding: str
    bom: bytes
    repairs: tuple[str, ...] = ()


def mended(data: bytes) -> Draft | None:
    """Return the text of a file, None where the encoding cannot be told."""
    try:
        decoded = decode(data)
    except RefusedFile:
        return as_utf8(data)
    return Draft(decoded.text, decoded.text, decoded.encoding, decoded.bom)


def as_utf8(data: bytes) -> Draft | None:
    """Read a file as UTF-8, and single bytes that are not as windows-1252."""
    bom, marked = mark_of(data)
    declared = declared_encoding(data, marked) or "utf-8"
    if marked not in (None, "utf-8"):
        return None
    repairs = []
    content = data[len(bom) :]
    text = content.decode("utf-8", "surrogateescape")
    original = content.decode("utf-8", "replace")
    if WRONGLY_DECLARED.fullmatch(declared):
        repairs.append(
            f"The file was declared as {declared.upper()}, which it is not. It is now "
            "declared as UTF-8."
        )
        text = ENCODING.sub(r"\1\2UTF-8\2", text, count=1)
    elif declared != "utf-8":
        return None
    count = sum(map(text.count, map(chr, letters())))
    if count:
        repairs.append(told(text, count))
        text = text.translate(letters())
    return Draft(text, original, "utf-8", bom, tuple(repairs))


def letters() -> dict[int, str]:
    """Return the letters of all bytes that UTF-8 does not have alone."""
    return {code: letter(chr(code)) for code in range(0xDC80, 0xDD00)}


def letter(stray: str) -> str:
    """Return the letter that windows-1252 has for a byte, else Latin-1."""
    byte = bytes([ord(stray) - 0xDC00])
    try:
        return byte.decode("cp1252")
    except UnicodeDecodeError:
        return byte.decode("latin-1")


def told(text: str, count: int) -> str:
    """Say how many bytes were read in another way."""
    first = STRAY.search(text)
    if first is None:
        return ""
    line = text.count("\n", 0, first.start()) + 1
    bytes_ = "1 byte that was" if count == 1 else f"{count:,} bytes that were"
    return (
        f"{bytes_} not UTF-8 {'is' if count == 1 else 'are'} read as Latin-1, the "
        f'first as "{letter(first[0])}" in line {line}. Look whether that is right.'
    )

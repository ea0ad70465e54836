"""From bytes to text and back, by byte order mark, else by declaration."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from bpmn.exceptions import RefusedFile

MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
UNMARKED_UTF16 = ((b"<\x00", "utf-16-le"), (b"\x00<", "utf-16-be"))
DECLARATION = re.compile(
    r"""^\s*<\?xml[^>]*?\sencoding\s*=\s*(["'])([A-Za-z][\w.:-]*)\1""", re.ASCII
)
UTF16_NAMES = {"utf-16-le": "utf-16", "utf-16-be": "utf-16"}
ALLOWED = re.compile(
    r"utf-?8|us-ascii|ascii|utf-16(-[lb]e)?|iso-?8859-\d{1,2}|iso-?latin-?1|"
    r"latin-?1|windows-125\d|cp125\d",
    re.IGNORECASE,
)

UTF32_MARKS = (codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)
UTF32 = "The file is UTF-32. Save it as UTF-8 and import it again."
NOT_UTF16 = (
    "The file is declared as UTF-16, but its letters have one byte. Declare it as "
    "UTF-8 and import it again."
)


@dataclass(frozen=True)
class Decoded:
    """The text of a file, without its byte order mark."""

    text: str
    encoding: str
    codec: str
    bom: bytes


def mark_of(data: bytes) -> tuple[bytes, str | None]:
    """Return the byte order mark and the codec that it or the first bytes name."""
    for mark, codec in MARKS:
        if data.startswith(mark):
            return mark, codec
    for start, codec in UNMARKED_UTF16:
        if data.startswith(start):
            return b"", codec
    return b"", None


def declared_encoding(data: bytes, codec: str | None) -> str | None:
    """Return what the XML declaration names, in lower case."""
    head = data[:400].decode(codec or "latin-1", errors="replace")
    found = DECLARATION.match(head.lstrip("\ufeff"))
    return found[2].lower() if found else None


def codec_for(name: str) -> str:
    """Return the Python codec of an encoding that BPMN tools use."""
    if not ALLOWED.fullmatch(name):
        message = (
            f"The file is declared as {name}. Save it as UTF-8 and import it again."
        )
        raise RefusedFile(message, code="encoding", line=1)
    # What is declared as ISO-8859-1 is meant as declared; windows-1252 differs.
    return codecs.lookup(name).name


def decode(data: bytes) -> Decoded:
    """Decode a file. Raises RefusedFile(encoding)."""
    if data.startswith(UTF32_MARKS):
        raise RefusedFile(UTF32, code="encoding", line=1)
    bom, marked = mark_of(data)
    declared = declared_encoding(data, marked)
    codec = marked or codec_for(declared or "utf-8")
    if marked is None and codec.startswith("utf-16"):
        raise RefusedFile(NOT_UTF16, code="encoding", line=1, mendable=True)
    encoding = UTF16_NAMES.get(codec, declared or "utf-8" if not bom else codec)
    try:
        text = data[len(bom) :].decode(codec)
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        message = (
            f"Line {line} holds bytes that are not {encoding.upper()}. The file was "
            "probably written in another encoding."
        )
        mendable = codec in ("utf-8", "ascii")
        raise RefusedFile(
            message, code="encoding", line=line, mendable=mendable
        ) from error
    return Decoded(text, encoding, codec, bom)


def encode(text: str, *, encoding: str, bom: bytes) -> bytes:
    """Encode text as its file was; what the encoding lacks becomes `&#…;`."""
    _, marked = mark_of(bom or b"")
    codec = marked or codec_for(encoding)
    if codec == "utf-16":
        codec = "utf-16-le"
    return bom + text.encode(codec, errors="xmlcharrefreplace")

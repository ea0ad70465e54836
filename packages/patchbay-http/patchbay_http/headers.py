"""Headers that a step sends along, safe against injection."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from patchbay_sdk import Failed

TOKEN = re.compile(r"[A-Za-z0-9!#$%&'*+.^_`|~-]{1,100}")
MAX_VALUE = 8_000
# These belong to the connection; a step that sets them would change whom it talks to.
RESERVED = frozenset(
    {
        "connection",
        "content-length",
        "expect",
        "host",
        "keep-alive",
        "te",
        "trailer",
        "transfer-encoding",
        "upgrade",
    }
)


def header_name(name: str) -> str:
    """Return a name that a step may set. Raises Failed."""
    if not TOKEN.fullmatch(name):
        raise Failed(f'"{name[:80]}" is no name of a header.')
    lower = name.lower()
    if lower in RESERVED or lower.startswith("proxy-"):
        raise Failed(
            f'The header "{name}" belongs to the connection and cannot be set. '
            "Take it out of Headers."
        )
    return name


def header_value(name: str, value: str) -> bytes:
    """Return a value of one line. Raises Failed without it: it may be secret."""
    stripped = value.strip(" \t")
    if any(ord(one) < 32 or ord(one) == 127 for one in stripped):
        raise Failed(f'The header "{name}" has a line end or a control character.')
    if len(stripped) > MAX_VALUE:
        raise Failed(f'The header "{name}" is longer than {MAX_VALUE} characters.')
    return stripped.encode("utf-8", "replace")


def headers_of(given: Mapping[str, Any]) -> dict[str, bytes]:
    """Return the headers that a step names. Raises Failed."""
    return {
        header_name(name): header_value(name, str(value))
        for name, value in given.items()
        if str(value).strip()
    }

"""Headers of a request, safe against injection."""

from __future__ import annotations

import re
from collections.abc import Mapping

from patchbay_sdk.exceptions import Failed

TOKEN = re.compile(r"[A-Za-z0-9!#$%&'*+.^_`|~-]{1,100}")
LONGEST = 8_000
# These belong to the connection; a request that sets them talks to someone else.
RESERVED = frozenset(
    """connection content-length expect host keep-alive te trailer transfer-encoding
    upgrade""".split()  # noqa: SIM905
)


def is_reserved(name: str) -> bool:
    """Say whether a header belongs to the connection."""
    lower = name.lower()
    return lower in RESERVED or lower.startswith("proxy-")


def header_name(name: str) -> str:
    """Return a name that a request may set. Raises Failed."""
    if not TOKEN.fullmatch(name):
        raise Failed(f'"{name[:80]}" is no name of a header.')
    if is_reserved(name):
        raise Failed(f'The header "{name}" belongs to the connection.')
    return name


def header_value(name: str, value: str) -> bytes:
    """Return a value of one line. Raises Failed without it: it may be secret."""
    stripped = value.strip(" \t")
    if any(ord(one) < 32 or ord(one) == 127 for one in stripped):
        raise Failed(f'The header "{name}" has a line end or a control character.')
    if len(stripped) > LONGEST:
        raise Failed(f'The header "{name}" is longer than {LONGEST} characters.')
    return stripped.encode("utf-8", "replace")


def merged(*several: Mapping[str, str]) -> dict[str, str]:
    """Return headers of which later ones win, however their names are written."""
    found: dict[str, tuple[str, str]] = {}
    for headers in several:
        found |= {name.lower(): (name, value) for name, value in headers.items()}
    return dict(found.values())


def checked(given: Mapping[str, str]) -> dict[str, bytes]:
    """Return headers that can be sent. Raises Failed."""
    return {header_name(n): header_value(n, str(v)) for n, v in given.items()}

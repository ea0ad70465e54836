"""Headers that a step may add, and those that it may not."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from patchbay_sdk import Failed

NAME = re.compile(r"[A-Za-z][A-Za-z0-9-]{0,75}")
MAX_VALUE = 2_000
# The connector writes these from its settings, or servers write them.
RESERVED = frozenset(
    {
        "auto-submitted",
        "bcc",
        "cc",
        "date",
        "disposition-notification-to",
        "dkim-signature",
        "from",
        "importance",
        "message-id",
        "mime-version",
        "received",
        "reply-to",
        "return-path",
        "sender",
        "subject",
        "to",
        "x-auto-response-suppress",
        "x-priority",
    }
)
RESERVED_BEGINNINGS = ("arc-", "content-", "resent-", "authentication-")


def added_headers(given: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Yield name and value of each header. Raises Failed for one that cannot be."""
    seen: set[str] = set()
    for name, value in given.items():
        lower = name.lower()
        if not NAME.fullmatch(name):
            raise Failed(
                f'"{name[:80]}" is no name of a header. Use letters, digits and -.'
            )
        if lower in RESERVED or lower.startswith(RESERVED_BEGINNINGS):
            raise Failed(
                f'The header "{name}" cannot be added: the connector or the mail '
                "server writes it. Take it out of Headers."
            )
        if lower in seen:
            raise Failed(f'The header "{name}" is there twice.')
        seen.add(lower)
        yield name, header_value(name, str(value))


def header_value(name: str, value: str) -> str:
    """Return a value of one line. Raises Failed for line ends, which add headers."""
    if any(ord(one) < 32 or ord(one) == 127 for one in value):
        raise Failed(f'The header "{name}" has a line end or a control character.')
    if len(value) > MAX_VALUE:
        raise Failed(f'The header "{name}" is longer than {MAX_VALUE} characters.')
    return value.encode("utf-8", "replace").decode()

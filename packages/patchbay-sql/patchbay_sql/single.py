"""Whether a text is one statement of SQL."""

from __future__ import annotations

import re

# What a semicolon may stand in: texts, names, dollar quotes, comments.
INSIDE = re.compile(
    r"""'(?:[^']|'')*'|"(?:[^"]|"")*"|\$(\w*)\$.*?\$\1\$|--[^\n]*|/\*.*?\*/""",
    re.DOTALL,
)


def is_single(statement: str) -> bool:
    """Say whether nothing follows a semicolon outside of texts and comments."""
    plain = INSIDE.sub(" ", statement).strip()
    return ";" not in plain.rstrip("; \t\r\n")

"""Regular expressions must mean the same in JavaScript and in Python."""

from __future__ import annotations

import re

ESCAPED = re.compile(r"\\(.)", re.DOTALL)
ESCAPES = frozenset("^$\\.*+?()[]{}|/-dDsSwWbBnrtfv0123456789xu")
GROUP = re.compile(r"(?<!\\)\(\?(?!:|=|!|<=|<!)")


def pattern_problem(pattern: str) -> str:
    """Return what is wrong with a regular expression; empty when it can be used."""
    try:
        re.compile(pattern)
    except re.error as error:
        return f"This is not a regular expression: {error.msg}."
    for letter in ESCAPED.findall(pattern):
        if letter not in ESCAPES:
            return f"JavaScript does not know \\{letter} in a regular expression."
    if GROUP.search(pattern):
        return "JavaScript does not know this kind of group; use (?:…) or (…)."
    return ""

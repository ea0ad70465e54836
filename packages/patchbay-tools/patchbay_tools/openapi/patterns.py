"""Regular expressions of a document as those of settings: for the whole text."""

from __future__ import annotations

import re
from typing import Any

from patchbay_sdk.patterns import pattern_problem

LONGEST = 200
ANYTHING = r"[\s\S]*"
REPEATED = re.compile(r"[+*}]\??\)[+*{]|\)[+*]\)[+*{]")
CLASS = re.compile(r"\\.|\[(?:\\.|[^\]\\])*\]", re.DOTALL)


def whole_pattern(pattern: str) -> str:
    """Return an expression that fits a whole text where the other finds a part."""
    bare = CLASS.sub("", pattern)
    if "|" in bare or "^" in bare[1:] or "$" in bare[:-1]:
        return rf"[\s\S]*(?:{pattern})[\s\S]*"
    begins, ends = bare.startswith("^"), bare.endswith("$") and pattern.endswith("$")
    inner = pattern[1 if begins else 0 : -1 if ends else None]
    return f"{'' if begins else ANYTHING}{inner}{'' if ends else ANYTHING}"


def pattern_reason(pattern: Any, whole: str) -> str:
    """Return why a pattern cannot be kept; empty where it can."""
    if len(whole) > LONGEST:
        return f"The pattern has more than {LONGEST} characters."
    if REPEATED.search(pattern):
        return "The pattern repeats what repeats, which can take for ever."
    problem = pattern_problem(whole)
    return f"The pattern cannot be kept: {problem}" if problem else ""

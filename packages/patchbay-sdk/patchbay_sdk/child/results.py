"""What an operation gives, as JSON that every database and expression can take."""

from __future__ import annotations

import json
import math
import re
from collections.abc import Mapping
from typing import Any

MOST_BYTES = 10 * 1024 * 1024
DEEPEST = 64
MOST_DIGITS = 300
# PostgreSQL keeps no NUL, UTF-8 no half of a surrogate pair.
UNKEPT = re.compile("[\x00\ud800-\udfff]")
REPLACEMENT = "\ufffd"


class Unusable(Exception):
    """The result cannot be kept; `reason` is a word, `place` leads to the value."""

    def __init__(self, reason: str, place: str = "", found: str = "") -> None:
        super().__init__(reason)
        self.reason = reason
        self.place = place
        self.found = found


def checked(result: Any) -> dict[str, Any]:
    """Return the outputs as plain JSON values. Raises Unusable."""
    if result is None:
        return {}
    if not isinstance(result, Mapping):
        raise Unusable("not-named", found=type(result).__name__)
    outputs: dict[str, Any] = plain(result, "", 0)
    if len(json.dumps(outputs)) > MOST_BYTES:
        raise Unusable("too-large")
    return outputs


def plain(value: Any, place: str, depth: int) -> Any:
    """Return a value as JSON has it: tuples as lists, numbers that are finite."""
    if value is None or isinstance(value, bool):
        return value
    if isinstance(value, str):
        return UNKEPT.sub(REPLACEMENT, value)
    if isinstance(value, int | float):
        return plain_number(value, place)
    if depth == DEEPEST:
        raise Unusable("too-deep", place[:200])
    if isinstance(value, list | tuple):
        return [plain(v, f"{place}/{i}", depth + 1) for i, v in enumerate(value)]
    if isinstance(value, Mapping):
        return {
            plain_name(key, place): plain(one, f"{place}/{key}", depth + 1)
            for key, one in value.items()
        }
    raise Unusable("not-json", place, type(value).__name__)


def plain_number(value: float, place: str) -> int | float:
    """Return a number that is finite and not absurdly long."""
    if isinstance(value, float):
        if math.isfinite(value):
            return float(value)
        raise Unusable("not-finite", place, str(float(value)))
    if value.bit_length() > MOST_DIGITS * 3:
        raise Unusable("not-finite", place, "int")
    return int(value)


def plain_name(key: Any, place: str) -> str:
    """Return the name of a value."""
    if isinstance(key, str):
        return UNKEPT.sub(REPLACEMENT, key)
    raise Unusable("not-text", place, type(key).__name__)

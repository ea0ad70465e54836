"""Ways into an answer: `body.items.0.id`; a dot inside a name is written `\\.`."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any

DOT = re.compile(r"(?<!\\)\.")


class Missing:
    """There is nothing at the end of a way; unlike null, which stands there."""

    def __bool__(self) -> bool:
        return False


MISSING = Missing()


@lru_cache(maxsize=4096)
def steps_of(path: str) -> tuple[str, ...]:
    """Return the names and numbers of a way; none for `.`, the value itself."""
    if path == ".":
        return ()
    return tuple(one.replace("\\.", ".") for one in DOT.split(path))


def value_at(value: Any, steps: tuple[str, ...]) -> Any:
    """Return what lies at the end of a way, MISSING where there is nothing."""
    for step in steps:
        if isinstance(value, dict):
            value = value.get(step, MISSING)
        elif isinstance(value, list) and step.isascii() and step.isdigit():
            index = int(step[:9])
            value = value[index] if index < len(value) else MISSING
        else:
            return MISSING
    return value

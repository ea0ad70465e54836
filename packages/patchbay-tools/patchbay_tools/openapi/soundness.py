"""A document must be finite work: neither deep, nor huge once aliases are written out.

Readers mark what is wrong where it stands; the place is found here.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any

from patchbay_tools.openapi.exceptions import UnusableDocument
from patchbay_tools.openapi.pointers import pointer

MAX_DEPTH = 150
MAX_VALUES = 4_000_000


@dataclass(frozen=True)
class Unsound:
    """Stands where a document holds what cannot be used."""

    what: str
    advice: str


def check_soundness(content: Any) -> None:
    """Refuse what cannot be used. Raises UnusableDocument with its place."""
    Measure().size(content)


class Measure:
    """Counts the values of a document, aliases written out, without doing so."""

    def __init__(self) -> None:
        self.sizes: dict[int, int] = {}
        self.way: list[object] = []

    def refuse(self, what: str, advice: str) -> UnusableDocument:
        """Return the refusal of what stands here."""
        return UnusableDocument(what, advice, where=pointer(*self.way[:20]))

    def size(self, value: Any) -> int:
        """Return how many values a value consists of. Raises UnusableDocument."""
        if isinstance(value, dict | list):
            known = self.sizes.get(id(value))
            if known is None:
                known = self.sizes[id(value)] = self.inner_size(value)
            return known
        if isinstance(value, Unsound):
            raise self.refuse(value.what, value.advice)
        if isinstance(value, float) and not math.isfinite(value):
            raise self.refuse("A number is too large.", "Write a smaller one.")
        return 1

    def inner_size(self, value: dict[str, Any] | list[Any]) -> int:
        """Return the size of an object or list with all that is in it."""
        if len(self.way) > MAX_DEPTH:
            raise self.refuse(
                f"It is nested more than {MAX_DEPTH} deep.", "Use $ref instead."
            )
        total = 1
        self.way.append("")
        pairs = value.items() if isinstance(value, dict) else enumerate(value)
        for key, one in pairs:
            self.way[-1] = key
            total += self.size(one)
            if total > MAX_VALUES:
                raise self.refuse(
                    f"Written out it has more than {MAX_VALUES:,} values.",
                    "Use $ref instead of aliases, or take parts out.",
                )
        self.way.pop()
        return total

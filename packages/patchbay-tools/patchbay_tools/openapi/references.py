"""Follows `$ref` inside the document; nothing outside is ever opened."""

from __future__ import annotations

from typing import Any

from patchbay_tools.openapi.exceptions import BrokenReference
from patchbay_tools.openapi.pointers import parts_of, shortened

MOST_STEPS = 30


class References:
    """The parts of one document by their references."""

    def __init__(self, content: dict[str, Any]) -> None:
        self.content = content

    def resolved(self, node: Any) -> dict[str, Any]:
        """Return an object, its reference followed; what stands beside it holds.

        Raises BrokenReference where it leads outside, nowhere or round in circles, or
        where there is no object.
        """
        beside: dict[str, Any] = {}
        for _ in range(MOST_STEPS):
            if not isinstance(node, dict):
                raise BrokenReference("There is no object here.")
            if not isinstance(node.get("$ref"), str):
                return {**node, **beside} if beside else node
            beside = {**{k: v for k, v in node.items() if k != "$ref"}, **beside}
            node = self.target(node["$ref"])
        raise BrokenReference("This reference leads round in a circle.")

    def target(self, reference: str) -> Any:
        """Return what a reference leads to. Raises BrokenReference."""
        shown = shortened(reference)
        if not reference.startswith("#"):
            raise BrokenReference(
                f"{shown} is outside of this file and nothing is fetched:"
                " put it in and refer to it there."
            )
        if not reference.startswith("#/"):
            raise BrokenReference(f"{shown} is not a place that is understood.")
        value: Any = self.content
        for part in parts_of(reference):
            value = step(value, part)
        if value is None:
            raise BrokenReference(f"{shown} leads nowhere: there is no such part.")
        return value


def step(value: Any, part: str) -> Any:
    """Return what has this name or number in a value; None where there is nothing."""
    if isinstance(value, dict):
        return value.get(part)
    if isinstance(value, list) and part.isascii() and part.isdigit():
        index = int(part[:9])
        return value[index] if index < len(value) else None
    return None

"""Places in a document, written as JSON Pointers (RFC 6901) for people to find."""

from __future__ import annotations

from collections.abc import Iterable
from urllib.parse import unquote

LONGEST = 200


def pointer(*parts: object) -> str:
    """Return the place that these names and numbers lead to."""
    return shortened(
        "/".join(str(one).replace("~", "~0").replace("/", "~1") for one in parts)
    )


def below(place: str, *parts: object) -> str:
    """Return a place inside another."""
    inner = pointer(*parts)
    return shortened(f"{place}/{inner}") if place else inner


def shortened(place: str) -> str:
    """Return a place that fits into a line."""
    return place if len(place) <= LONGEST else f"{place[:LONGEST]}…"


def parts_of(reference: str) -> Iterable[str]:
    """Return the names that a local reference (`#/a/b`) leads along."""
    for part in reference.removeprefix("#/").split("/"):
        yield unquote(part).replace("~1", "/").replace("~0", "~")

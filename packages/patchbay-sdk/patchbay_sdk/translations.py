"""Translations: they must be of texts that are there, and take their places."""

from __future__ import annotations

import copy
from collections.abc import Iterator
from typing import Any

from patchbay_sdk.places import Problem, name_in

TEXTS = frozenset(
    """name description label help placeholder summary message add key_label
    value_label""".split()  # noqa: SIM905
)


def inner(value: Any, part: str, kind: str) -> Any:
    """Return what a part of a place leads to; None where there is no such thing."""
    if isinstance(value, list):
        named = (one for one in value if name_in(one, kind) == part)
        return next(named, None)
    return value.get(part) if isinstance(value, dict) else None


def text_at(manifest: dict[str, Any], place: str) -> bool:
    """Say whether a text stands at a place such as `operations.send.name`."""
    value: Any = manifest
    kind = ""
    for part in place.split("."):
        value, kind = inner(value, part, kind), part
    return isinstance(value, str) and kind in TEXTS


def translation_problems(manifest: dict[str, Any]) -> Iterator[Problem]:
    """Yield translations of what is not a text of the manifest."""
    for language, texts in manifest.get("translations", {}).items():
        for place in texts:
            if not text_at(manifest, place):
                message = f"There is no text at {place[:120]}."
                yield f"translations/{language}", message


def translated(manifest: dict[str, Any], language: str) -> dict[str, Any]:
    """Return a checked manifest whose texts are those of a language, where it has
    them."""
    result = copy.deepcopy(manifest)
    for place, text in manifest.get("translations", {}).get(language, {}).items():
        *way, last = place.split(".")
        target: Any = result
        kind = ""
        for part in way:
            target, kind = inner(target, part, kind), part
        target[last] = text
    return result

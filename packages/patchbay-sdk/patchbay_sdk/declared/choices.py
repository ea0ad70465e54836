"""Choices that the service gives, as the form shows them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from patchbay_sdk.declared.paths import MISSING, steps_of, value_at
from patchbay_sdk.declared.reading import sentence

MOST = 1_000
LONGEST_VALUE = 200
Choice = dict[str, str]


def choices_in(rows: Iterable[Any], answer: Mapping[str, Any]) -> list[Choice]:
    """Return the choices of rows, each value once."""
    places = {
        name: steps_of(answer[name])
        for name in ("value", "label", "help")
        if name in answer
    }
    found = [
        {name: value_at(row, steps) for name, steps in places.items()} for row in rows
    ]
    return usable_choices(found)


def usable_choices(given: Iterable[Any]) -> list[Choice]:
    """Return choices as text, at most 1,000; what has no value is left out."""
    choices: dict[str, Choice] = {}
    for one in given:
        choice = usable_choice(one) if isinstance(one, Mapping) else None
        if choice is not None:
            choices.setdefault(choice["value"], choice)
        if len(choices) == MOST:
            break
    return list(choices.values())


def usable_choice(one: Mapping[str, Any]) -> Choice | None:
    """Return a choice with its texts; None where its value is none."""
    value = one.get("value")
    if isinstance(value, bool) or not isinstance(value, str | int):
        return None
    text = str(value)
    if not text or len(text) > LONGEST_VALUE:
        return None
    texts = {name: said(one.get(name)) for name in ("label", "help")}
    return {"value": text, "label": texts["label"] or text, "help": texts["help"]}


def said(value: Any) -> str:
    """Return a text for people, empty where there is none."""
    return "" if value is None or value is MISSING else sentence(value)

"""Conditions of properties as FEEL over the settings that become of them."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

Property = dict[str, Any]
LONGEST = 400
TRUE, FALSE = "true", "false"


@dataclass(frozen=True)
class Names:
    """Properties by id, and the settings that they became; constants have none."""

    by_id: Mapping[str, Sequence[Property]]
    settings: Mapping[int, str] = field(default_factory=dict)

    def setting(self, one: Property) -> str | None:
        """Return the setting of a property."""
        return self.settings.get(id(one))


def condition_of(one: Property, names: Names, around: tuple[int, ...] = ()) -> str:
    """Return when a property is shown: `true`, `false` or FEEL."""
    if id(one) in around:
        return FALSE
    return of_condition(one.get("condition"), names, (*around, id(one)))


def of_condition(condition: Any, names: Names, around: tuple[int, ...]) -> str:
    """Return a condition of a template as FEEL."""
    if not isinstance(condition, dict):
        return TRUE
    if isinstance(condition.get("allMatch"), list):
        return all_of([of_condition(c, names, around) for c in condition["allMatch"]])
    found = names.by_id.get(str(condition.get("property")), ())
    if "isActive" in condition:
        shown = any_of([condition_of(one, names, around) for one in found])
        return shown if condition["isActive"] else negated(shown)
    if "isEmpty" in condition:
        empty = any_of([is_empty(one, names) for one in found])
        return empty if condition["isEmpty"] else negated(empty)
    wanted = condition.get("oneOf")
    values = wanted if isinstance(wanted, list) else [condition.get("equals")]
    return any_of([is_one_of(one, values, names, around) for one in found])


def is_one_of(
    one: Property, values: list[Any], names: Names, around: tuple[int, ...]
) -> str:
    """Return whether a property has one of some values, and is shown at all."""
    shown = condition_of(one, names, around)
    setting = names.setting(one)
    if setting is None:
        return shown if one.get("value") in values else FALSE
    return all_of([shown, any_of([f"{setting} = {literal(v)}" for v in values])])


def is_empty(one: Property, names: Names) -> str:
    """Return whether a property has no value."""
    setting = names.setting(one)
    if setting is None:
        return FALSE if one.get("value") else TRUE
    return f'({setting} = null or {setting} = "")'


def literal(value: Any) -> str:
    """Return a value as FEEL writes it."""
    return json.dumps(value, ensure_ascii=False)


def negated(text: str) -> str:
    """Return the opposite."""
    return {TRUE: FALSE, FALSE: TRUE}.get(text, f"not({text})")


def all_of(parts: list[str]) -> str:
    """Return what is true where all are."""
    needed = list(dict.fromkeys(one for one in parts if one != TRUE))
    if FALSE in needed:
        return FALSE
    return " and ".join(needed) if needed else TRUE


def any_of(parts: list[str]) -> str:
    """Return what is true where one is."""
    possible = list(dict.fromkeys(one for one in parts if one != FALSE))
    if TRUE in possible or not possible:
        return TRUE if TRUE in possible else FALSE
    return possible[0] if len(possible) == 1 else f"({' or '.join(possible)})"

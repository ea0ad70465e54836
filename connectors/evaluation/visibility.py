"""Which settings `visible_if` shows, worked out once for equal values."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from connectors.evaluation.values import NUMBERS, Computed, Setting, is_computed
from javascript import is_shown

WORD = re.compile(r"\w+")


def words_of(setting: Setting) -> frozenset[str]:
    """Return the names that the condition of a setting looks at."""
    return frozenset(WORD.findall(setting.get("visible_if", "")))


def is_visible(setting: Setting, typed: Mapping[str, Any]) -> bool:
    """Say whether a setting is shown for these values by name.

    Raises what `javascript.is_shown` raises.
    """
    condition = setting.get("visible_if")
    if not condition:
        return True
    used = {name: typed[name] for name in sorted(words_of(setting) & set(typed))}
    return decided(condition, json.dumps(used))


@lru_cache(maxsize=4096)
def decided(condition: str, context: str) -> bool:
    """Say whether a condition holds over values in JSON.

    An answer costs 0.3 ms in V8, and steps ask the same again and again.
    """
    return is_shown(condition, json.loads(context))


def typed_values(settings: list[Setting], values: Mapping[str, Any]) -> dict[str, Any]:
    """Return all values as conditions see them, absent ones as None."""
    return {
        setting["name"]: typed_value(setting, values.get(setting["name"]))
        for setting in settings
    }


def typed_value(setting: Setting, value: Any) -> Any:
    """Return a value as conditions see it; a text not worked out is None."""
    if isinstance(value, Computed):
        return value.value
    if isinstance(value, list):
        return [typed_value({"type": "text"}, one) for one in value]
    if isinstance(value, dict):
        return {k: typed_value({"type": "text"}, one) for k, one in value.items()}
    if not isinstance(value, str) or is_computed(value):
        return None
    if setting["type"] == "boolean":
        return value == "true"
    return number_or_none(value) if setting["type"] in NUMBERS else value


def number_or_none(text: str) -> float | None:
    """Return the number that a text is."""
    try:
        return float(text)
    except ValueError:
        return None

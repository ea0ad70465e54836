"""A default must keep the rules of its own setting."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

DURATION = re.compile(
    r"P(?!$)(\d+Y)?(\d+M)?(\d+W)?(\d+D)?(T(?=\d)(\d+H)?(\d+M)?(\d+S)?)?"
)
NUMBER = re.compile(r"-?\d+(\.\d+)?")
INTEGER = re.compile(r"-?\d+")


def is_expression(value: Any) -> bool:
    """Say whether a default is computed."""
    return isinstance(value, str) and (value.startswith("=") or "{{" in value)


def choice_values(setting: dict[str, Any]) -> set[str]:
    """Return the values of a setting's choices."""
    return {one["value"] for one in setting.get("choices", [])}


def fits_choice(setting: dict[str, Any], value: Any) -> bool:
    """Say whether a default is one of the choices."""
    return bool(setting.get("custom")) or value in choice_values(setting)


def fits_choices(setting: dict[str, Any], value: Any) -> bool:
    """Say whether a default is a list of choices."""
    return isinstance(value, list) and all(fits_choice(setting, one) for one in value)


def fits_number(setting: dict[str, Any], value: Any, form: re.Pattern[str]) -> bool:
    """Say whether a default is a number within the limits."""
    text = str(value)
    if isinstance(value, bool) or not form.fullmatch(text):
        return False
    low, high = setting.get("min"), setting.get("max")
    number = float(text)
    return (low is None or number >= low) and (high is None or number <= high)


def fits_text(setting: dict[str, Any], value: Any) -> bool:
    """Say whether a default is text that keeps pattern and length."""
    if not isinstance(value, str):
        return False
    pattern = setting.get("pattern")
    if pattern and not re.fullmatch(pattern["value"], value):
        return False
    return len(value) <= int(setting.get("max", len(value)))


CHECKS: dict[str, Callable[[dict[str, Any], Any], bool]] = {
    "choice": fits_choice,
    "choices": fits_choices,
    "number": lambda setting, value: fits_number(setting, value, NUMBER),
    "integer": lambda setting, value: fits_number(setting, value, INTEGER),
    "boolean": lambda _, value: value in {True, False, "true", "false"},
    "duration": lambda _, value: bool(DURATION.fullmatch(str(value))),
    "list": lambda _, value: isinstance(value, list),
    "emails": lambda _, value: isinstance(value, list),
    "map": lambda _, value: isinstance(value, dict),
    "object": lambda _, value: isinstance(value, dict),
}


def default_problem(setting: dict[str, Any]) -> str:
    """Return what is wrong with the default of a setting; empty when it fits."""
    value = setting.get("default")
    if value is None or is_expression(value):
        return ""
    if CHECKS.get(setting["type"], fits_text)(setting, value):
        return ""
    return f"The default {value!r} breaks the rules of the setting."

"""A default must keep the rules of its own setting."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from datetime import datetime
from typing import Any

from patchbay_sdk.places import Setting

DURATION = re.compile(
    r"P(?!$)(\d+Y)?(\d+M)?(\d+W)?(\d+D)?(T(?=\d)(\d+H)?(\d+M)?(\d+(\.\d+)?S)?)?"
)
NUMBER = re.compile(r"-?[0-9]+(\.[0-9]+)?")
INTEGER = re.compile(r"-?[0-9]+")
URL = re.compile(r"https?://[^\s/]+\S*")
VARIABLE = re.compile(r"[A-Za-z_]\w*")


def is_expression(setting: Setting, value: Any) -> bool:
    """Say whether a default is computed."""
    if setting.get("expression") == "none" or not isinstance(value, str):
        return False
    return value.startswith("=") or "{{" in value


def within(setting: Setting, size: float) -> bool:
    """Say whether a number, a length or a count is within `min` and `max`."""
    low, high = setting.get("min"), setting.get("max")
    return (low is None or size >= low) and (high is None or size <= high)


def fits_choice(setting: Setting, value: Any) -> bool:
    """Say whether a default is one of the choices."""
    if not isinstance(value, str):
        return False
    choices = [one["value"] for one in setting.get("choices", ())]
    is_open = bool(setting.get("custom")) or "choices_from" in setting
    return is_open or value in choices


def fits_choices(setting: Setting, value: Any) -> bool:
    """Say whether a default is a list of choices."""
    if not isinstance(value, list) or not within(setting, len(value)):
        return False
    return all(fits_choice(setting, one) for one in value)


def fits_number(setting: Setting, value: Any, form: re.Pattern[str]) -> bool:
    """Say whether a default is a number within the limits."""
    text = str(value)
    if isinstance(value, bool) or not form.fullmatch(text):
        return False
    return within(setting, float(text))


def fits_text(setting: Setting, value: Any) -> bool:
    """Say whether a default is text that keeps pattern and length."""
    if not isinstance(value, str) or not within(setting, len(value)):
        return False
    pattern = setting.get("pattern")
    return not pattern or re.fullmatch(pattern["value"], value) is not None


def fits_line(setting: Setting, value: Any) -> bool:
    """Say whether a default is text of one line."""
    return fits_text(setting, value) and "\n" not in value


def fits_form(value: Any, form: re.Pattern[str]) -> bool:
    """Say whether a default is text of this form."""
    return isinstance(value, str) and form.fullmatch(value) is not None


def fits_json(setting: Setting, value: Any) -> bool:
    """Say whether a default is text that is JSON."""
    try:
        return fits_text(setting, value) and json.loads(value) is not ...
    except ValueError:
        return False


def fits_datetime(_: Setting, value: Any) -> bool:
    """Say whether a default is a date with time and zone."""
    try:
        return datetime.fromisoformat(value).tzinfo is not None
    except (TypeError, ValueError):
        return False


def fits_emails(setting: Setting, value: Any) -> bool:
    """Say whether a default is a list of addresses or expressions."""
    if not isinstance(value, list) or not within(setting, len(value)):
        return False
    return all(isinstance(one, str) and ("@" in one or "=" in one) for one in value)


def fits_list(setting: Setting, value: Any) -> bool:
    """Say whether a default is a list of what the rows are."""
    if not isinstance(value, list) or not within(setting, len(value)):
        return False
    return all(fits(setting["items"], one) for one in value)


def fits_map(setting: Setting, value: Any) -> bool:
    """Say whether a default is an object of what the values are."""
    if not isinstance(value, dict) or not within(setting, len(value)):
        return False
    items = setting.get("items", {"type": "text"})
    return all(fits(items, one) for one in value.values())


def fits_object(setting: Setting, value: Any) -> bool:
    """Say whether a default is an object of the fields."""
    fields = {one["name"]: one for one in setting["fields"]}
    if not isinstance(value, dict) or not set(value) <= set(fields):
        return False
    return all(fits(fields[name], one) for name, one in value.items())


CHECKS: dict[str, Callable[[Setting, Any], bool]] = {
    "string": fits_line,
    "choice": fits_choice,
    "choices": fits_choices,
    "number": lambda setting, value: fits_number(setting, value, NUMBER),
    "integer": lambda setting, value: fits_number(setting, value, INTEGER),
    "boolean": lambda _, value: isinstance(value, bool) or value in ("true", "false"),
    "duration": lambda _, value: fits_form(value, DURATION),
    "datetime": fits_datetime,
    "url": lambda setting, value: fits_form(value, URL) and fits_text(setting, value),
    "variable": lambda _, value: fits_form(value, VARIABLE),
    "expression": lambda *_: False,
    "json": fits_json,
    "list": fits_list,
    "emails": fits_emails,
    "map": fits_map,
    "object": fits_object,
}


def fits(setting: Setting, value: Any) -> bool:
    """Say whether a value keeps the rules of its setting."""
    if is_expression(setting, value):
        return True
    if setting.get("expression") == "feel":
        return False
    return CHECKS.get(setting["type"], fits_text)(setting, value)


def default_problem(setting: Setting) -> str:
    """Return what is wrong with the default of a setting; empty when it fits."""
    if "default" not in setting or fits(setting, setting["default"]):
        return ""
    shown = json.dumps(setting["default"], ensure_ascii=False)[:80]
    return f"The default {shown} breaks the rules of the setting."

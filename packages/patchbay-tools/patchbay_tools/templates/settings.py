"""A property of a template as a setting of a form."""

from __future__ import annotations

import re
from typing import Any

from patchbay_tools.openapi.words import cut, plain, short
from patchbay_tools.templates.conditions import LONGEST, TRUE

Property = dict[str, Any]
Setting = dict[str, Any]
TYPES = {
    "String": "string",
    "Text": "text",
    "Dropdown": "choice",
    "Boolean": "boolean",
    "Number": "number",
}
SECRET = re.compile(
    r"(password|passphrase|secret|token|api.?key|private.?key|credential)", re.I
)
FROM_VAULT = re.compile(r"\{\{\s*secrets\.|^secrets\.")
LONGEST_LABEL, LONGEST_HELP, LONGEST_PLACEHOLDER, LONGEST_CHOICE = 60, 240, 120, 200


def name_in(one: Property) -> str:
    """Return what the binding or the id calls a property."""
    binding = one.get("binding")
    found = binding if isinstance(binding, dict) else {}
    return str(found.get("name") or found.get("key") or one.get("id") or "value")


def label_in(one: Property) -> str:
    """Return what people read: its label, else its name."""
    return (
        cut(plain(one.get("label")) or name_in(one), LONGEST_LABEL).strip() or "Value"
    )


def is_secret(one: Property) -> bool:
    """Say whether a property holds what nobody may read in a file."""
    if one.get("secret") is True or FROM_VAULT.search(str(one.get("value", ""))):
        return True
    if one.get("type") not in {"String", "Text"}:
        return False
    return bool(SECRET.search(f"{one.get('id', '')} {name_in(one)} {one.get('label')}"))


def setting_of(one: Property, name: str) -> tuple[Setting, list[str]]:
    """Return a setting, and what is otherwise than in the template."""
    kind = TYPES.get(str(one.get("type", "String")), "string")
    notes: list[str] = []
    setting: Setting = {"name": name, "type": kind, "label": label_in(one)}
    help_text = short(one.get("description") or one.get("tooltip"), LONGEST_HELP)
    if help_text:
        setting["help"] = help_text
    if isinstance(one.get("placeholder"), str) and kind in {"string", "text"}:
        setting["placeholder"] = one["placeholder"][:LONGEST_PLACEHOLDER]
    if kind == "choice":
        notes += add_choices(setting, one)
    if kind == "text" and one.get("language") in {"json", "graphql"}:
        setting |= {"type": "code", "language": str(one["language"])}
    add_mode(setting, one)
    notes += add_limits(setting, one)
    notes += add_default(setting, one)
    return setting, notes


def add_mode(setting: Setting, one: Property) -> None:
    """Say how a setting takes expressions."""
    mode = one.get("feel")
    if mode == "required":
        setting |= {"type": "expression"}
        setting.pop("choices", None)
        setting.pop("language", None)
    elif mode != "optional":
        setting["expression"] = "none"


def add_choices(setting: Setting, one: Property) -> list[str]:
    """Add the choices; without any it is text."""
    given = one.get("choices")
    rows = [
        {"value": str(row.get("value", ""))[:LONGEST_CHOICE], "label": name_of(row)}
        for row in (given if isinstance(given, list) else [])
        if isinstance(row, dict)
    ]
    unique = list({row["value"]: row for row in rows}.values())
    if not unique:
        setting["type"] = "string"
        return ["has no choices, so that text is filled in"]
    setting["choices"] = unique
    if any(isinstance(row, dict) and "condition" in row for row in given or ()):
        return ["all choices are offered, whatever their conditions say"]
    return []


def name_of(row: dict[str, Any]) -> str:
    """Return what people read of a choice."""
    text = plain(row.get("name")) or str(row.get("value", ""))
    return cut(text, LONGEST_LABEL).strip() or "(empty)"


def add_limits(setting: Setting, one: Property) -> list[str]:
    """Add what a value has to be."""
    rules = one.get("constraints")
    if not isinstance(rules, dict):
        return []
    if rules.get("notEmpty") is True:
        setting["required"] = True
    if setting["type"] not in {"string", "text"}:
        return []
    for ours, theirs in (("min", "minLength"), ("max", "maxLength")):
        if isinstance(rules.get(theirs), int) and rules[theirs] >= 0:
            setting[ours] = rules[theirs]
    return add_pattern(setting, rules.get("pattern"))


def add_pattern(setting: Setting, given: Any) -> list[str]:
    """Add a pattern of text."""
    pattern = given if isinstance(given, dict) else {"value": given}
    text = pattern.get("value")
    if not isinstance(text, str) or not text or setting["type"] != "string":
        return []
    setting["pattern"] = {"value": text}
    message = plain(pattern.get("message"))
    if message:
        setting["pattern"]["message"] = cut(message, LONGEST_HELP)
    return []


def add_default(setting: Setting, one: Property) -> list[str]:
    """Add the value that holds where nothing is filled in."""
    value = one.get("value")
    if value in (None, "") or (setting["type"] == "expression" and not is_feel(value)):
        return []
    known = [row["value"] for row in setting.get("choices", ())]
    if known and str(value) not in known and not is_feel(value):
        return ["its default is not among its choices and was left out"]
    if setting["type"] == "number" and not is_number(value):
        return ["its default is no number and was left out"]
    setting["default"] = value if isinstance(value, bool | int | float) else str(value)
    return []


def is_number(value: Any) -> bool:
    """Say whether a value is a number, or text that is one."""
    return bool(re.fullmatch(r"-?\d+(\.\d+)?", str(value)))


def is_feel(value: Any) -> bool:
    """Say whether a value is an expression."""
    return isinstance(value, str) and value.startswith("=")


def show_if(setting: Setting, condition: str) -> list[str]:
    """Add when a setting is shown."""
    if condition == TRUE:
        return []
    if len(condition) > LONGEST:
        return ["is always shown: its conditions are too long for one sentence"]
    setting["visible_if"] = condition
    return []

"""Values as the file holds them and as expressions give them."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, cast

from javascript import Writing

Setting = dict[str, Any]
LITERAL_ONLY = frozenset({"variable", "credential", "secret", "screen"})
LANGUAGES = frozenset({"html", "markdown", "url", "json"})
ComputedText = tuple[str, Writing]
NUMBERS = frozenset({"number", "integer"})


@dataclass(frozen=True)
class Computed:
    """What an expression gave: a JSON value, or the reason why there is none."""

    value: Any = None
    problem: str = ""


def is_computed(text: str) -> bool:
    """Say whether a text holds anything computed."""
    return text.startswith("=") or "{{" in text


def takes_expressions(setting: Setting) -> bool:
    """Say whether `=` and `{{ }}` in a setting are worked out before the call."""
    if "over" in setting:
        return False
    if "expression" in setting:
        return bool(setting["expression"] != "none")
    return setting["type"] not in LITERAL_ONLY


def file_value(value: Any) -> Any:
    """Return a default of a manifest in the form of the file: scalars as text."""
    if isinstance(value, list):
        return [file_value(one) for one in value]
    if isinstance(value, dict):
        return {name: file_value(one) for name, one in value.items()}
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value)


def effective_values(
    settings: Iterable[Setting], written: Mapping[str, Any]
) -> dict[str, Any]:
    """Return the values by setting, defaults included; unknown ones are left out."""
    values = {}
    for setting in settings:
        name = setting["name"]
        if name in written:
            values[name] = completed(setting, written[name])
        elif "default" in setting:
            values[name] = file_value(setting["default"])
    return values


def completed(setting: Setting, value: Any) -> Any:
    """Return a value with the defaults of the fields inside it."""
    if isinstance(value, list):
        return [completed(row, one) for row, one in parts_of(setting, value)]
    if isinstance(value, dict) and setting["type"] == "object":
        return effective_values(setting["fields"], value)
    return value


def is_empty(value: Any) -> bool:
    """Say whether nothing is filled in. A list of empty texts is empty too."""
    if isinstance(value, Computed):
        return not value.problem and is_empty(value.value)
    if isinstance(value, str):
        return not value.strip()
    if isinstance(value, list):
        return all(map(is_empty, value))
    return value is None or value == {}


def text_of(value: Any) -> str:
    """Return a value inside text, as the page writes it."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        return text_of_float(value)
    if isinstance(value, list):
        return ", ".join(map(text_of, value))
    if isinstance(value, dict):
        return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return str(value)


def text_of_float(value: float) -> str:
    """Return a number as JavaScript writes it."""
    mantissa, _, exponent = repr(value).partition("e")
    if not exponent:
        return mantissa.removesuffix(".0")
    if -7 < int(exponent) < 21:
        return format(Decimal(repr(value)), "f")
    return f"{mantissa}e{int(exponent):+d}"


def writing_of(setting: Setting) -> Writing:
    """Return the language that the text of a setting is in."""
    kind = setting["type"]
    if kind == "code" and setting.get("language") in {"html", "json"}:
        kind = setting["language"]
    return cast(Writing, kind) if kind in LANGUAGES else "text"


def computed_texts(setting: Setting, value: Any) -> Iterator[ComputedText]:
    """Yield the texts of a setting that have to be worked out, with their language."""
    if isinstance(value, str):
        if takes_expressions(setting) and is_computed(value):
            yield value, writing_of(setting)
        return
    for inner, one in parts_of(setting, value):
        yield from computed_texts(inner, one)


def with_computed(
    setting: Setting, value: Any, found: Mapping[ComputedText, Computed]
) -> Any:
    """Return a value of the file with what its texts give in their places."""
    if isinstance(value, str):
        usable = takes_expressions(setting) and is_computed(value)
        return found.get((value, writing_of(setting)), value) if usable else value
    if isinstance(value, list):
        return [with_computed(one, v, found) for one, v in parts_of(setting, value)]
    if not isinstance(value, dict):
        return value
    parts = zip(value, parts_of(setting, value), strict=True)
    return {key: with_computed(one, inner, found) for key, (one, inner) in parts}


def parts_of(setting: Setting, value: Any) -> list[tuple[Setting, Any]]:
    """Return rows, values or fields of a collection, each with its setting."""
    if isinstance(value, list):
        return [(row_setting(setting), one) for one in value]
    if not isinstance(value, dict):
        return []
    fields = {one["name"]: one for one in setting.get("fields", ())}
    row = row_setting(setting)
    return [(fields.get(key, row), one) for key, one in value.items()]


def row_setting(setting: Setting) -> Setting:
    """Return the setting that each row of a list or value of a map is."""
    shared: Setting = {}
    if "expression" in setting:
        shared["expression"] = setting["expression"]
    if setting["type"] == "emails":
        return {**shared, "type": "email"}
    if setting["type"] == "choices":
        fields = ("choices", "custom", "choices_from")
        choices = {one: setting[one] for one in fields if one in setting}
        return {**shared, **choices, "type": "choice"}
    return {**shared, "type": "string", **setting.get("items", {})}

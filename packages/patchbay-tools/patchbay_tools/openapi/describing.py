"""Label, help, example and default of a setting."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from patchbay_sdk.defaults import default_problem

from patchbay_tools.openapi.names import label_of
from patchbay_tools.openapi.place import Made, Place
from patchbay_tools.openapi.words import cut, plain, short

if TYPE_CHECKING:
    from patchbay_tools.openapi.schemas import Schema
    from patchbay_tools.openapi.setting_types import SettingTypes

MAX_HELP = 240
MAX_EXAMPLE = 80
WITH_EXAMPLE = frozenset(("string", "text", "url", "number", "integer", "datetime"))


def described(
    types: SettingTypes, raw: Any, made: Made, place: Place, name: str
) -> dict[str, Any]:
    """Return a setting with name, type, label, help, example and default."""
    schema = types.plain(raw, place)
    setting: dict[str, Any] = {"name": name, **made.fields}
    setting["label"] = label_of(place.key)
    setting["help"] = help_of(schema, place)
    if example := example_of(schema, setting):
        setting.setdefault("placeholder", example)
    if place.required:
        setting["required"] = True
    add_default(types, schema, setting, place)
    return setting


def help_of(schema: Schema, place: Place) -> str:
    """Return a sentence or two about a setting."""
    said = short(schema.get("description"), MAX_HELP) or short(schema.get("title"), 80)
    return said or f"Sent to the service as {cut(plain(place.key) or 'value', 60)}."


def example_of(schema: Schema, setting: dict[str, Any]) -> str:
    """Return an example that is shown while nothing is filled in."""
    if setting["type"] not in WITH_EXAMPLE:
        return ""
    examples = schema.get("examples")
    found = schema.get(
        "example", examples[0] if isinstance(examples, list) and examples else None
    )
    if isinstance(found, bool) or not isinstance(found, str | int | float):
        return ""
    text = str(found)
    if len(text) > MAX_EXAMPLE or plain(text) != text or "{{" in text:
        return ""
    return text


def add_default(
    types: SettingTypes, schema: Schema, setting: dict[str, Any], place: Place
) -> None:
    """Give a setting its default where that cannot change what is meant."""
    if schema.get("default") in (None, "", [], {}):
        return
    default = default_for(schema["default"], setting)
    shown = json.dumps(schema["default"], ensure_ascii=False)
    if not place.defaults and not (place.required and place.depth == 0):
        if len(shown) <= MAX_EXAMPLE and plain(shown) == shown:
            setting["help"] = cut(f"{setting['help']} Without it: {shown}.", 400)
        return
    wrong = "{{" in shown or shown.startswith('"=')
    if wrong or len(shown) > 1000 or default_problem({**setting, "default": default}):
        types.report.change(
            place.where, f"Its default {shown[:80]} breaks its rules and is not kept."
        )
        return
    setting["default"] = default


def default_for(value: Any, setting: dict[str, Any]) -> Any:
    """Return a default as the type of the setting writes it."""
    kind = setting["type"]
    if kind == "json":
        return json.dumps(value, ensure_ascii=False)
    if kind in ("choice", "string", "text") and isinstance(value, bool | int | float):
        return str(value).lower() if isinstance(value, bool) else str(value)
    return value

"""Settings for values that are one of several."""

from __future__ import annotations

from typing import Any

from patchbay_tools.openapi.place import Place
from patchbay_tools.openapi.report import Report
from patchbay_tools.openapi.schemas import options_of
from patchbay_tools.openapi.words import cut, plain, short

Fields = dict[str, Any]
LONGEST = 200
LABELS = ("x-enumNames", "x-enum-varnames", "x-enum-names")


def choice_label(value: str) -> str:
    """Return what people read for a value: words for `in_progress`, else itself."""
    words = value.replace("_", " ").replace("-", " ").strip()
    text = plain(value)
    if value.islower() and words.replace(" ", "").isalpha() and len(words) > 2:
        text = words[0].upper() + words[1:]
    return cut(text, 60) or "(empty)"


def labels_of(schema: dict[str, Any], size: int) -> list[str]:
    """Return labels that the document brings along, if there is one for each value."""
    for key in LABELS:
        found = schema.get(key)
        if isinstance(found, list) and len(found) == size:
            return [cut(plain(str(one)), 60) for one in found]
    return [""] * size


def helps_of(schema: dict[str, Any], values: list[str]) -> list[str]:
    """Return what the document says about each value."""
    found = schema.get("x-enumDescriptions", schema.get("x-enum-descriptions"))
    if isinstance(found, dict):
        return [short(found.get(one), LONGEST) for one in values]
    if isinstance(found, list) and len(found) == len(values):
        return [short(one, LONGEST) for one in found]
    return [""] * len(values)


def choice(value: str, label: str, help_text: str) -> Fields:
    """Return one choice."""
    made = {"value": value, "label": label or choice_label(value)}
    return {**made, "help": help_text} if help_text else made


def enum_choices(schema: dict[str, Any], place: Place, report: Report) -> list[Fields]:
    """Return the choices of an `enum`, each once."""
    values = [one for one in schema["enum"] if isinstance(one, str | int | float)]
    texts = [text_of(one) for one in values]
    labels, helps = labels_of(schema, len(texts)), helps_of(schema, texts)
    made: dict[str, Fields] = {}
    for value, label, help_text in zip(texts, labels, helps, strict=True):
        if len(value) > LONGEST:
            report.leave_out(place.where, f"The value {value[:40]}… is too long.")
        elif value not in made:
            made[value] = choice(value, label, help_text)
    return list(made.values())


def text_of(value: Any) -> str:
    """Return a value of an `enum` as it is written in an address."""
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value)


def constant_choices(schema: dict[str, Any]) -> list[Fields]:
    """Return the choices of alternatives that are one text each; else none."""
    made: dict[str, Fields] = {}
    for one in options_of(schema):
        values = one.get("enum") or [one.get("const")]
        if not all(
            isinstance(value, str) and len(value) <= LONGEST for value in values
        ):
            return []
        single = len(values) == 1
        label = cut(plain(one.get("title")), 60) if single else ""
        help_text = short(one.get("description"), LONGEST) if single else ""
        for value in values:
            made.setdefault(value, choice(value, label, help_text))
    return list(made.values())

"""Settings for values that are text."""

from __future__ import annotations

import re
from typing import Any

from patchbay_tools.openapi.names import setting_name_of
from patchbay_tools.openapi.patterns import pattern_reason, whole_pattern
from patchbay_tools.openapi.place import Place
from patchbay_tools.openapi.report import Report
from patchbay_tools.openapi.words import cut, plain

Fields = dict[str, Any]
LONG_NAME = re.compile(
    r"(^|_)(body|description|text|message|comment|comments|content|notes?|html|"
    r"summary|details|readme|instructions|prompt)$"
)
LONG = 300
FORMATS: dict[str, Fields] = {
    "date-time": {"type": "datetime"},
    "duration": {"type": "duration"},
    "uri": {"type": "url"},
    "url": {"type": "url"},
    "iri": {"type": "url"},
    "email": {
        "type": "string",
        "placeholder": "ada@example.com",
        "pattern": {
            "value": r"[^@\s]+@[^@\s]+",
            "message": "An e-mail address is needed here.",
        },
    },
    "date": {
        "type": "string",
        "placeholder": "2026-01-31",
        "pattern": {
            "value": r"\d{4}-\d{2}-\d{2}",
            "message": "A date is needed here, for example 2026-01-31.",
        },
    },
}
FORMATS["idn-email"] = FORMATS["email"]


def text_fields(schema: dict[str, Any], place: Place, report: Report) -> Fields:
    """Return the type of a text: a format, one line, or several."""
    form = schema.get("format")
    if place.sent == "part" and (form == "binary" or "contentMediaType" in schema):
        return {"type": "file"}
    known = FORMATS.get(form) if isinstance(form, str) else None
    if known is not None:
        return dict(known)
    if is_long(schema, place):
        return {"type": "text", **lengths(schema)}
    return {"type": "string", **lengths(schema), **pattern(schema, place, report)}


def is_long(schema: dict[str, Any], place: Place) -> bool:
    """Say whether people write more than a line."""
    if place.sent == "text" or "pattern" in schema:
        return False
    most = schema.get("maxLength")
    if isinstance(most, int) and most < LONG:
        return False
    return (
        LONG_NAME.search(setting_name_of(place.key)) is not None
        or schema.get("format") == "byte"
    )


def count(value: Any) -> int | None:
    """Return a limit of length or rows, None where there is none."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    return int(value) if 0 <= value < 2**53 else None


def limits(schema: dict[str, Any], low: str, high: str) -> Fields:
    """Return `min` and `max` of lengths or rows, where they make sense."""
    least, most = count(schema.get(low)), count(schema.get(high))
    if least is not None and most is not None and least > most:
        return {}
    found = {"min": least or None, "max": most}
    return {key: value for key, value in found.items() if value is not None}


def lengths(schema: dict[str, Any]) -> Fields:
    """Return the fewest and most characters."""
    return limits(schema, "minLength", "maxLength")


def pattern(schema: dict[str, Any], place: Place, report: Report) -> Fields:
    """Return the form that the text must have, if JavaScript and Python know it."""
    found = schema.get("pattern")
    if not isinstance(found, str) or not found:
        return {}
    whole = whole_pattern(found)
    if reason := pattern_reason(found, whole):
        report.change(place.where, f"{reason} Any text can be filled in.")
        return {}
    shown = cut(plain(found.replace("`", "")), 150) or "of the service"
    message = f"The service asks for this form: {shown}"
    return {"pattern": {"value": whole, "message": message}}

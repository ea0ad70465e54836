"""The type of a setting, from the schema of its value."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from patchbay_tools.openapi.choices import constant_choices, enum_choices
from patchbay_tools.openapi.exceptions import BrokenReference
from patchbay_tools.openapi.objects import object_made
from patchbay_tools.openapi.place import Made, Place
from patchbay_tools.openapi.report import Report
from patchbay_tools.openapi.schemas import Schema, Schemas, options_of
from patchbay_tools.openapi.texts import Fields, limits, text_fields

MAX_SETTINGS = 300
ANY = Made({"type": "json"})


class SettingTypes:
    """Makes the types of the settings of one operation."""

    def __init__(self, schemas: Schemas, report: Report) -> None:
        self.schemas = schemas
        self.report = report
        self.left = MAX_SETTINGS

    def plain(self, schema: Any, place: Place) -> Schema:
        """Return a plain schema; anything fits where it is broken, which is told."""
        try:
            return self.schemas.plain(schema)
        except BrokenReference as error:
            self.report.change(place.where, f"{error} It is filled in as JSON.")
            return {}

    def make(self, raw: Any, place: Place) -> Made:
        """Return the type for the values of a schema."""
        schema = self.plain(raw, place)
        self.left -= 1
        if self.left < 0:
            self.report.change(place.where, "The form is long enough: a part as JSON.")
            return ANY
        if id(schema) in place.trail:
            self.report.change(place.where, "It contains itself, so it is JSON.")
            return ANY
        inner = replace(place, trail=place.trail | {id(schema)})
        return self.of_plain(schema, inner)

    def of_plain(self, schema: Schema, place: Place) -> Made:
        """Return the type for the values of a plain schema."""
        if isinstance(schema.get("const"), str):
            schema = {**schema, "enum": [schema["const"]], "type": "string"}
        if choices := self.choices(schema, place):
            return Made({"type": "choice", "choices": choices})
        options = options_of(schema)
        if options and not schema.get("properties"):
            return self.of_options(schema, options, place)
        kind = schema.get("type")
        build = BUILDERS.get(kind) if isinstance(kind, str) else None
        return build(self, schema, place) if build else self.any_made(schema, place)

    def choices(self, schema: Schema, place: Place) -> list[Fields]:
        """Return the choices of a value that is sent as text; else none."""
        values = schema.get("enum")
        if not isinstance(values, list) or schema.get("type") == "boolean":
            return []
        texts = all(isinstance(one, str) for one in values if one is not None)
        if not texts and place.sent == "json":
            return []
        return enum_choices(schema, place, self.report)

    def of_options(self, schema: Schema, options: list[Schema], place: Place) -> Made:
        """Return the type for values of which several kinds are possible."""
        if choices := constant_choices(schema):
            return Made({"type": "choice", "choices": choices})
        kinds = {one.get("type") for one in options}
        lists = [one for one in options if one.get("type") == "array"]
        if len(lists) == 1 and kinds == {"array", "string"} and place.sent != "text":
            return self.of_plain(lists[0], place)
        if kinds == {"object"}:
            return object_made(self, union_of(options), place)
        if kinds <= {"string", "integer", "number", "boolean"}:
            return self.of_scalars(kinds, options, place)
        return self.any_made(schema, place)

    def of_scalars(self, kinds: set[Any], options: list[Schema], place: Place) -> Made:
        """Return the type for texts, numbers, true and false."""
        if kinds == {"string"}:
            return self.open_text(options, place)
        if kinds <= {"integer", "number"}:
            return Made({"type": "number"})
        if "string" not in kinds and place.sent == "json":
            return self.any_made({"oneOf": options}, place)
        self.report.change(place.where, "Of several kinds, it is sent as text.")
        return Made({"type": "string"})

    def open_text(self, options: list[Schema], place: Place) -> Made:
        """Return the type for text that is one of several, or any other."""
        known = [
            choice
            for one in options
            if isinstance(one.get("enum"), list)
            for choice in enum_choices(one, place, self.report)
        ]
        once = {one["value"]: one for one in known}
        if once:
            choices = list(once.values())
            return Made({"type": "choice", "choices": choices, "custom": True})
        return Made({"type": "string"})

    def any_made(self, schema: Schema, place: Place) -> Made:
        """Return the type for any value: JSON, or text where only that can be sent."""
        if place.sent != "json":
            return Made({"type": "string"})
        if options_of(schema):
            self.report.change(
                place.where, "Of several kinds, it is filled in as JSON."
            )
        return ANY

    def text_made(self, schema: Schema, place: Place) -> Made:
        """Return the type of a text."""
        return Made(text_fields(schema, place, self.report))

    def number_made(self, schema: Schema, place: Place) -> Made:
        """Return the type of a number with its limits."""
        kind = "integer" if schema.get("type") == "integer" else "number"
        values = schema.get("enum")
        if isinstance(values, list):
            self.report.change(
                place.where, "A choice of numbers: any can be filled in."
            )
        return Made({"type": kind, **range_of(schema, kind)})

    def list_made(self, schema: Schema, place: Place) -> Made:
        """Return the type of a list: of choices, addresses, values or objects."""
        rows = limits(schema, "minItems", "maxItems")
        inside = place.inside(place.key, "items")
        row = self.make(schema.get("items", {}), inside)
        kind = row.fields["type"]
        if kind == "file":
            self.report.change(place.where, "One file is sent, not several.")
            return row
        if kind == "choice" and not row.fields.get("custom"):
            fields = {"type": "choices", "choices": row.fields["choices"]}
            return Made({**fields, **rows})
        if not row.same or kind in ("json", "list", "map", "choices"):
            if kind != "json":
                self.report.change(place.where, "A list of such values is JSON.")
            return Made({"type": "json" if place.sent == "json" else "string"})
        if row.fields.get("placeholder") == "ada@example.com":
            return Made({"type": "emails", **rows})
        return Made({"type": "list", "items": row.fields, **rows})


def range_of(schema: Schema, kind: str) -> Fields:
    """Return the smallest and largest number."""
    low, high = schema.get("minimum"), schema.get("maximum")
    if kind == "integer":
        low = beyond(schema, "exclusiveMinimum", low, 1)
        high = beyond(schema, "exclusiveMaximum", high, -1)
    found = {"min": low, "max": high}
    kept = {
        key: value
        for key, value in found.items()
        if isinstance(value, int | float)
        and not isinstance(value, bool)
        and abs(value) <= 2**53
    }
    return kept if kept.get("min", 0) <= kept.get("max", kept.get("min", 0)) else {}


def beyond(schema: Schema, key: str, limit: Any, step: int) -> Any:
    """Return a limit that itself does not count as the next whole number."""
    exclusive = schema.get(key)
    if exclusive is True and isinstance(limit, int):
        return limit + step
    if isinstance(exclusive, int) and not isinstance(exclusive, bool):
        return exclusive + step
    return limit


def union_of(options: list[Schema]) -> Schema:
    """Return an object with the properties of all, needed where all need them."""
    properties: dict[str, Any] = {}
    for one in reversed(options):
        found = one.get("properties")
        properties.update(found if isinstance(found, dict) else {})
    lists = [one.get("required") for one in options]
    needed = [set(map(str, one)) if isinstance(one, list) else set() for one in lists]
    shared = set.intersection(*needed) if needed else set()
    return {"type": "object", "properties": properties, "required": sorted(shared)}


Build = Callable[[SettingTypes, Schema, Place], Made]
BUILDERS: dict[str, Build] = {
    "string": SettingTypes.text_made,
    "integer": SettingTypes.number_made,
    "number": SettingTypes.number_made,
    "boolean": lambda *_: Made({"type": "boolean"}),
    "array": SettingTypes.list_made,
    "object": object_made,
}

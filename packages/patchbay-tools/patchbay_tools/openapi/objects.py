"""Settings for objects: fields, names with values, or JSON where neither fits."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from patchbay_tools.openapi.describing import described
from patchbay_tools.openapi.names import TakenNames, setting_name_of
from patchbay_tools.openapi.place import Made, Place
from patchbay_tools.openapi.schemas import Schema, properties_of, required_of

if TYPE_CHECKING:
    from patchbay_tools.openapi.setting_types import SettingTypes

MAX_DEPTH = 6
MAX_FIELDS = 60
SCALARS = frozenset(("string", "text", "number", "integer", "boolean", "url", "choice"))


def object_made(types: SettingTypes, schema: Schema, place: Place) -> Made:
    """Return the type of an object."""
    properties = properties_of(schema)
    other = Made({"type": "json" if place.sent == "json" else "string"})
    if not properties:
        return map_made(types, schema, place) or other
    if place.depth >= MAX_DEPTH or len(properties) > MAX_FIELDS:
        types.report.change(place.where, "Too deep or too many parts: it is JSON.")
        return other
    if isinstance(schema.get("additionalProperties"), dict):
        types.report.leave_out(place.where, "Further names beside the known ones.")
    return fields_made(types, schema, place) or other


def map_made(types: SettingTypes, schema: Schema, place: Place) -> Made | None:
    """Return the type of an object whose names are free; None where it is JSON."""
    values = schema.get("additionalProperties")
    if not isinstance(values, dict) or not values or place.depth >= MAX_DEPTH:
        return None
    row = types.make(values, place.inside(place.key, "additionalProperties"))
    if row.fields["type"] not in SCALARS:
        return None
    return Made({"type": "map", "items": row.fields})


def fields_made(types: SettingTypes, schema: Schema, place: Place) -> Made | None:
    """Return the type of an object with known names; None without any to fill in."""
    taken = TakenNames()
    inner: dict[str, tuple[str, Made]] = {}
    fields = []
    for key, part, inside in parts_of(types, schema, place):
        made = types.make(part, inside)
        name = taken.free(setting_name_of(key), "other")
        inner[key] = (name, made)
        fields.append(described(types, part, made, inside, name))
    if not fields:
        return None
    same = all(key == name and made.same for key, (name, made) in inner.items())
    return Made({"type": "object", "fields": fields}, inner, same)


def parts_of(
    types: SettingTypes, schema: Schema, place: Place
) -> Iterator[tuple[str, Any, Place]]:
    """Yield name, schema and place of what can be filled in, needed ones first."""
    needed = required_of(schema)
    found = properties_of(schema).items()
    for key, part in sorted(found, key=lambda pair: pair[0] not in needed):
        inside = place.inside(key, "properties", key, required=key in needed)
        if reason := skipped(types.plain(part, inside), key, inside):
            types.report.leave_out(inside.where, reason)
        else:
            yield key, part, inside


def skipped(schema: Schema, key: str, place: Place) -> str:
    """Return why a property cannot be filled in; empty where it can."""
    if schema.get("readOnly") is True:
        return "It is read-only: the service sets it."
    if schema.get("deprecated") is True and not place.required:
        return "It is deprecated."
    if not key or "{" in key or "}" in key or len(key) > 200:
        return "Its name cannot be written in a manifest."
    return ""

"""Schemas of a document, made plain: references followed, allOf joined, null aside."""

from __future__ import annotations

from typing import Any

from patchbay_tools.openapi.exceptions import BrokenReference
from patchbay_tools.openapi.references import References

Schema = dict[str, Any]
MAX_DEPTH = 12
MAX_PARTS = 60
TYPES = ("string", "integer", "number", "boolean", "array", "object")


class Schemas:
    """Makes schemas plain, each once."""

    def __init__(self, references: References) -> None:
        self.references = references
        self.made: dict[int, tuple[Any, Schema]] = {}
        self.active: set[int] = set()

    def plain(self, schema: Any, depth: int = 0) -> Schema:
        """Return a schema whose `type` is one word or missing.

        `allOf` is joined, `anyOf` and `oneOf` hold only what is not null, and stand for
        the schema itself where one is left. Raises BrokenReference.
        """
        if isinstance(schema, bool) or schema is None:
            return {}
        known = self.made.get(id(schema))
        if known is not None and known[0] is schema:
            return known[1]
        if depth > MAX_DEPTH or id(schema) in self.active:
            raise BrokenReference("This schema consists of itself, or of too much.")
        self.active.add(id(schema))
        try:
            whole = self.whole(self.references.resolved(schema), depth)
            made = self.single(whole, depth)
        finally:
            self.active.discard(id(schema))
        self.made[id(schema)] = (schema, made)
        return made

    def whole(self, schema: Schema, depth: int) -> Schema:
        """Return a schema with its `allOf` in it."""
        parts = schema.get("allOf")
        if not isinstance(parts, list):
            return schema
        result = {key: value for key, value in schema.items() if key != "allOf"}
        for part in parts[:MAX_PARTS]:
            result = united(result, self.plain(part, depth + 1))
        return result

    def single(self, schema: Schema, depth: int) -> Schema:
        """Return a schema with one type and real alternatives only."""
        schema = with_one_type(schema)
        for key in ("oneOf", "anyOf"):
            options = schema.get(key)
            if not isinstance(options, list):
                continue
            plain = [self.plain(one, depth + 1) for one in options[:MAX_PARTS]]
            real = [one for one in plain if not is_null(one)]
            rest = {name: value for name, value in schema.items() if name != key}
            if not real or all(set(one) <= {"required"} for one in real):
                schema = rest
            elif len(real) == 1:
                schema = united(rest, real[0])
            else:
                schema = {**rest, key: real}
        return schema


def is_null(schema: Schema) -> bool:
    """Say whether only null fits."""
    return schema.get("type") == "null" or schema.get("enum") == [None]


def with_one_type(schema: Schema) -> Schema:
    """Return a schema whose type is one word; several become alternatives."""
    types = schema.get("type")
    if not isinstance(types, list | str | None):
        return {key: value for key, value in schema.items() if key != "type"}
    if not isinstance(types, list):
        return schema if "type" in schema else with_guessed_type(schema)
    real = [one for one in types if one != "null" and isinstance(one, str)]
    rest = {key: value for key, value in schema.items() if key != "type"}
    if len(real) == 1:
        return {**rest, "type": real[0]}
    if not real or "oneOf" in rest or "anyOf" in rest:
        return rest
    return {**rest, "anyOf": [{**rest, "type": one} for one in real]}


def with_guessed_type(schema: Schema) -> Schema:
    """Return a schema with the type that its other keywords tell."""
    if isinstance(schema.get("properties"), dict):
        return {**schema, "type": "object"}
    if "items" in schema:
        return {**schema, "type": "array"}
    values = schema.get("enum")
    if isinstance(values, list) and values and all(isinstance(v, str) for v in values):
        return {**schema, "type": "string"}
    return schema


def united(first: Schema, second: Schema) -> Schema:
    """Return a schema for what fits both; the first one's words hold."""
    result = {**second, **first}
    both = (first.get("properties"), second.get("properties"))
    if all(isinstance(one, dict) for one in both):
        result["properties"] = {**both[1], **both[0]}  # type: ignore[dict-item]
    needed = [
        name
        for one in (first, second)
        if isinstance(one.get("required"), list)
        for name in one["required"]
    ]
    if needed:
        result["required"] = list(dict.fromkeys(map(str, needed)))
    return result


def properties_of(schema: Schema) -> dict[str, Any]:
    """Return the properties of an object, none where there are none."""
    found = schema.get("properties")
    return found if isinstance(found, dict) else {}


def required_of(schema: Schema) -> set[str]:
    """Return the names of the properties that an object must have."""
    found = schema.get("required")
    return (
        {one for one in found if isinstance(one, str)}
        if isinstance(found, list)
        else set()
    )


def options_of(schema: Schema) -> list[Schema]:
    """Return the alternatives of a schema, none where it has none."""
    return schema.get("oneOf") or schema.get("anyOf") or []

"""A fast answer to whether a JSON Schema accepts a value, without saying why.

jsonschema takes 10 ms for a manifest, which 500 installed connectors would feel at
start-up. This knows the keywords that the manifest's schema uses and refuses others.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

Accepts = Callable[[Any], bool]
Build = Callable[["Compiler", Any, dict[str, Any]], Accepts]
NOTES = frozenset(
    """$schema $id $defs title description errorMessage then
    additionalProperties""".split()  # noqa: SIM905
)
TYPES: dict[str, Accepts] = {
    "string": lambda v: isinstance(v, str),
    "boolean": lambda v: isinstance(v, bool),
    "array": lambda v: isinstance(v, list),
    "object": lambda v: isinstance(v, dict),
    "number": lambda v: isinstance(v, int | float) and not isinstance(v, bool),
    "integer": lambda v: TYPES["number"](v) and v == v // 1,
}


class Compiler:
    """Makes functions of the subschemas of one schema."""

    def __init__(self, schema: dict[str, Any]) -> None:
        self.definitions: dict[str, Any] = schema.get("$defs", {})
        self.made: dict[str, Accepts] = {}

    def compile(self, schema: Any) -> Accepts:
        """Return the function that says whether a subschema accepts a value."""
        if isinstance(schema, bool):
            return lambda _: schema
        rules = [
            KEYWORDS[key](self, value, schema)
            for key, value in schema.items()
            if key not in NOTES
        ]
        if "additionalProperties" in schema and "properties" not in schema:
            rules.append(properties(self, {}, schema))
        if len(rules) == 1:
            return rules[0]
        return lambda value: all(rule(value) for rule in rules)

    def refer(self, reference: str) -> Accepts:
        """Return the function of a definition, which may refer to itself."""
        name = reference.removeprefix("#/$defs/")
        if name not in self.made:
            self.made[name] = lambda value: self.made[name](value)
            self.made[name] = self.compile(self.definitions[name])
        return lambda value: self.made[name](value)


def properties(compiler: Compiler, known: Any, schema: dict[str, Any]) -> Accepts:
    """Accept objects whose known and other fields are accepted."""
    fields = {key: compiler.compile(one) for key, one in known.items()}
    other = compiler.compile(schema.get("additionalProperties", True))

    def accepts(value: Any) -> bool:
        if not isinstance(value, dict):
            return True
        return all(fields.get(key, other)(one) for key, one in value.items())

    return accepts


def condition(compiler: Compiler, asked: Any, schema: dict[str, Any]) -> Accepts:
    """Accept by `then` where `if` accepts."""
    asks, then = compiler.compile(asked), compiler.compile(schema["then"])
    return lambda value: not asks(value) or then(value)


def items(compiler: Compiler, row: Any, _: Any) -> Accepts:
    """Accept lists whose rows are all accepted."""
    accepts = compiler.compile(row)
    return lambda v: not isinstance(v, list) or all(map(accepts, v))


def names(compiler: Compiler, name: Any, _: Any) -> Accepts:
    """Accept objects whose names are all accepted."""
    accepts = compiler.compile(name)
    return lambda v: not isinstance(v, dict) or all(map(accepts, v))


def every(compiler: Compiler, several: Any, _: Any) -> Accepts:
    """Accept what all accept."""
    rules = [compiler.compile(one) for one in several]
    return lambda value: all(rule(value) for rule in rules)


def some(compiler: Compiler, several: Any, _: Any) -> Accepts:
    """Accept what one at least accepts."""
    rules = [compiler.compile(one) for one in several]
    return lambda value: any(rule(value) for rule in rules)


def none_of(compiler: Compiler, refused: Any, _: Any) -> Accepts:
    """Accept what the other schema refuses."""
    accepts = compiler.compile(refused)
    return lambda value: not accepts(value)


def of_type(_: Compiler, wanted: Any, __: Any) -> Accepts:
    """Accept values of one of these types."""
    checks = [TYPES[one] for one in ([wanted] if isinstance(wanted, str) else wanted)]
    return lambda value: any(check(value) for check in checks)


def whole_text(_: Compiler, pattern: str, __: Any) -> Accepts:
    """Accept texts of a form; a line end is no end of the text."""
    find = re.compile(pattern).search
    return lambda v: (
        not isinstance(v, str) or (find(v) is not None and not v.endswith("\n"))
    )


def required(_: Compiler, needed: list[str], __: Any) -> Accepts:
    """Accept objects with these fields."""
    return lambda v: not isinstance(v, dict) or all(one in v for one in needed)


def unique(_: Compiler, __: Any, ___: Any) -> Accepts:
    """Accept lists of texts in which none is twice."""

    def accepts(value: Any) -> bool:
        if not isinstance(value, list):
            return True
        texts = [one for one in value if isinstance(one, str)]
        return len(set(texts)) == len(texts)

    return accepts


def sized(kind: type[Any], fits: Callable[[int, int], bool]) -> Build:
    """Return the keyword for the size of texts, lists or objects."""

    def build(_: Compiler, limit: int, __: Any) -> Accepts:
        return lambda value: not isinstance(value, kind) or fits(len(value), limit)

    return build


def limited(fits: Callable[[float, float], bool]) -> Build:
    """Return the keyword for the limit of numbers."""
    return lambda _, limit, __: lambda v: not TYPES["number"](v) or fits(v, limit)


def at_least(value: float, limit: float) -> bool:
    """Say whether a value keeps the lower limit."""
    return value >= limit


def at_most(value: float, limit: float) -> bool:
    """Say whether a value keeps the upper limit."""
    return value <= limit


KEYWORDS: Mapping[str, Build] = {
    "$ref": lambda compiler, reference, _: compiler.refer(reference),
    "properties": properties,
    "propertyNames": names,
    "items": items,
    "allOf": every,
    "anyOf": some,
    "not": none_of,
    "if": condition,
    "type": of_type,
    "pattern": whole_text,
    "required": required,
    "uniqueItems": unique,
    "enum": lambda _, known, __: lambda v: isinstance(v, str) and v in known,
    "const": lambda _, known, __: lambda v: isinstance(v, str) and v == known,
    "minLength": sized(str, at_least),
    "maxLength": sized(str, at_most),
    "minItems": sized(list, at_least),
    "maxItems": sized(list, at_most),
    "minProperties": sized(dict, at_least),
    "minimum": limited(at_least),
    "maximum": limited(at_most),
}


def acceptance(schema: dict[str, Any]) -> Accepts:
    """Return a function that says whether the schema accepts a value."""
    return Compiler(schema).compile(schema)

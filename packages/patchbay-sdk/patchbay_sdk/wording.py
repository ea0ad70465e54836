"""What a violation of the JSON Schema means, in words for the author."""

from __future__ import annotations

from collections.abc import Callable
from difflib import get_close_matches
from typing import Any

KINDS = {
    "string": "text",
    "number": "a number",
    "integer": "a whole number",
    "boolean": "true or false",
    "array": "a list",
    "object": "an object",
}
LONGEST = 200


def guess(word: object, known: list[str]) -> str:
    """Return the question that names what was probably meant, or nothing."""
    near = get_close_matches(str(word), known, n=1)
    return f" Did you mean {near[0]}?" if near else ""


def of_unknown(error: Any) -> str:
    """Name the fields that do not belong there."""
    known = list(error.schema["properties"])
    unknown = [name for name in error.instance if name not in known]
    return " ".join(
        f"There is no field {name[:60]} here.{guess(name, known)}" for name in unknown
    )


def of_missing(error: Any) -> str:
    """Name the fields that are missing; each is an error of its own."""
    name = next(
        (one for one in error.validator_value if error.message.startswith(f"'{one}'")),
        "",
    )
    return f"The field {name} is missing."


def of_choice(error: Any) -> str:
    """Name what is possible."""
    known = [str(one) for one in error.validator_value]
    listed = ", ".join(known)
    shown = str(error.instance)[:60]
    return f"{shown} is not possible.{guess(shown, known)} Possible: {listed}."


def of_kind(error: Any) -> str:
    """Name the type that is needed."""
    wanted = error.validator_value
    kinds = [wanted] if isinstance(wanted, str) else wanted
    return f"Needed here: {' or '.join(KINDS.get(one, one) for one in kinds)}."


WORDS: dict[str, Callable[[Any], str]] = {
    "additionalProperties": of_unknown,
    "required": of_missing,
    "enum": of_choice,
    "type": of_kind,
    "const": lambda e: f"Only {e.validator_value} is possible.",
    "minLength": lambda e: f"At least {e.validator_value} characters are needed.",
    "maxLength": lambda e: f"At most {e.validator_value} characters are possible.",
    "minItems": lambda e: f"At least {e.validator_value} are needed.",
    "maxItems": lambda e: f"At most {e.validator_value} are possible.",
    "minProperties": lambda e: f"At least {e.validator_value} are needed.",
    "minimum": lambda e: f"At least {e.validator_value} is needed.",
    "maximum": lambda e: f"At most {e.validator_value} is possible.",
    "uniqueItems": lambda _: "Something is there twice.",
}


def words_of(error: Any) -> str:
    """Return what a violation of the schema means."""
    if error.validator != "type" and "errorMessage" in error.schema:
        return str(error.schema["errorMessage"])
    say = WORDS.get(str(error.validator))
    message = say(error) if say else error.message
    return message if len(message) <= LONGEST else f"{message[:LONGEST]}…"

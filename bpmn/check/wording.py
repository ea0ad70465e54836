"""From the words of libxml2's schema validator to words for a person."""

from __future__ import annotations

import re
from typing import NamedTuple

LOCATION = re.compile(r"^Element '([^']*)'(?:, attribute '([^']*)')?: (.*)$", re.DOTALL)
NAMESPACE = re.compile(r"\{[^}]*\}")
EXPECTED = re.compile(r"Expected is (?:one of )?\( (.*?) \)")
QUOTED = re.compile(r"^(?:\[facet '\w+'\] )?(?:The [\w ]+ )?'(.*)' ", re.DOTALL)
SHOWN_CHOICES = 4
SHOWN_VALUE = 60
KINDS = {
    "ID": "an id: a letter or _, then letters, digits, - and _",
    "QName": "a reference to an id",
    "IDREF": "a reference to an id",
    "boolean": "true or false",
    "int": "a whole number",
    "integer": "a whole number",
    "double": "a number",
    "anyURI": "an address",
}


FIXED = {
    "content is not allowed": "holds what BPMN 2.0 does not allow there.",
    "Character content": "holds text, which BPMN 2.0 does not allow there.",
    "No matching global": "is an element that BPMN 2.0 does not know.",
}


class Sentence(NamedTuple):
    """What is said of an element, to follow its name; `setting` is an attribute."""

    text: str
    setting: str | None


def plain(name: str) -> str:
    """Return a name without its namespace."""
    return NAMESPACE.sub("", name)


def choices(message: str) -> str:
    """Return what the validator expected, the first few."""
    found = EXPECTED.search(message)
    if found is None:
        return ""
    names = [plain(name) for name in found[1].split(", ")]
    names = [name for name in names if name and not name.startswith(("*", "#"))]
    shown = ", ".join(names[:SHOWN_CHOICES])
    return f"{shown} and others" if len(names) > SHOWN_CHOICES else shown


def value_in(message: str) -> str:
    """Return the value that the validator quotes, cut to fit a sentence."""
    found = QUOTED.match(message)
    value = " ".join(found[1].split()) if found else ""
    return value if len(value) <= SHOWN_VALUE else value[: SHOWN_VALUE - 1] + "…"


def of_value(message: str) -> str | None:
    """Say what is wrong with the value of an attribute or element."""
    kind = re.search(r"(?:atomic|union|list) type '(?:xs:)?(\w+)'", message)
    if "has no corresponding namespace declaration" in message:
        return f'"{value_in(message)}" begins with a prefix that is not declared.'
    if "[facet 'enumeration']" in message:
        allowed = re.search(r"element of the set \{(.*)\}", message)
        listed = allowed[1].replace("'", "") if allowed else "a listed value"
        return f'"{value_in(message)}" is not one of {listed}.'
    if kind is not None:
        expected = KINDS.get(kind[1], "such a value")
        return f'"{value_in(message)}" is not {expected}.'
    return None


def of_structure(message: str) -> tuple[str, str | None] | None:
    """Say what is wrong with the place, the children or the attributes."""
    named = re.search(r"[Tt]he attribute '([^']*)'", message)
    if named is not None:
        name = plain(named[1])
        if "required but missing" in message:
            return f"needs the attribute {name}.", name
        return f"has the attribute {name}, which BPMN 2.0 does not know there.", name
    if "Missing child element" in message:
        return f"is not complete. Missing: {choices(message)}.", None
    if "This element is not expected" in message:
        expected = choices(message)
        hint = f" Expected there: {expected}." if expected else ""
        return f"stands where BPMN 2.0 does not allow it.{hint}", None
    return next(((text, None) for part, text in FIXED.items() if part in message), None)


def reworded(message: str) -> Sentence:
    """Return what is said of the element, without the validator's own words."""
    located = LOCATION.match(message)
    attribute = located[2] if located else None
    rest = located[3] if located else message
    structure = of_structure(rest)
    if structure is not None:
        text, setting = structure
        return Sentence(text, setting or (plain(attribute) if attribute else None))
    value = of_value(rest)
    name = plain(attribute) if attribute else None
    if value is not None:
        return Sentence(f"has a wrong {name or 'text'}: {value}", name)
    return Sentence("is not as the schema of BPMN 2.0 says.", name)

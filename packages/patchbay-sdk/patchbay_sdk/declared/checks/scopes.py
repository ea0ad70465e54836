"""What the placeholders of a place in the manifest can name."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from patchbay_sdk.declared.placeholders import (
    BadTemplate,
    Placeholder,
    placeholders_of,
)
from patchbay_sdk.places import Problem, Setting
from patchbay_sdk.wording import guess

KEY = "idempotency_key"
CREDENTIAL = "credential"
# Values of which a part can be named.
WITH_ROWS = frozenset({"list", "choices", "emails"})
WITH_NAMES = frozenset({"object", "map", "json", "expression"})


@dataclass(frozen=True)
class Scope:
    """The settings by name; those of the credential, None where there is none."""

    settings: Mapping[str, Setting]
    credential: Mapping[str, Setting] | None = field(default=None)
    has_key: bool = True

    def problem(self, placeholder: Placeholder) -> str:
        """Return what is wrong with a placeholder; empty when it stands for a value."""
        head, *rest = placeholder.way
        if head == CREDENTIAL and rest:
            return self._of_credential(rest)
        if head == KEY and self.has_key:
            return "" if not rest else f"{{{KEY}}} has no parts."
        setting = self.settings.get(head)
        if setting is None:
            known = [*self.settings, *([KEY] if self.has_key else ())]
            return f"There is no setting {head[:60]}.{guess(head, sorted(known))}"
        if setting["type"] == CREDENTIAL:
            return f"{{{head}}} is a credential. Write {{credential.…}} for a value."
        return part_problem(setting, rest)

    def _of_credential(self, way: list[str]) -> str:
        if self.credential is None:
            return "There is no setting of type credential here."
        setting = self.credential.get(way[0])
        if setting is None:
            known = sorted(self.credential)
            return f"The credential has no {way[0][:60]}.{guess(way[0], known)}"
        return part_problem(setting, way[1:])


def part_problem(setting: Setting, way: list[str]) -> str:
    """Return what is wrong with the way into a setting."""
    if not way:
        return ""
    kind, name, first = setting["type"], setting.get("name", "row"), way[0]
    if kind in WITH_ROWS:
        if not first.isdigit():
            return f"{name} is a list: {first[:60]} is no number of a row."
        return part_problem(setting["items"], way[1:]) if "items" in setting else ""
    if kind not in WITH_NAMES:
        return f"The setting {name} has no parts."
    return field_problem(setting, way) if kind == "object" else ""


def field_problem(setting: Setting, way: list[str]) -> str:
    """Return what is wrong with the way into an object."""
    fields = named(setting["fields"])
    if way[0] not in fields:
        name, guessed = setting.get("name", "row"), guess(way[0], sorted(fields))
        return f"{name} has no field {way[0][:60]}.{guessed}"
    return part_problem(fields[way[0]], way[1:])


def named(settings: Iterable[Setting]) -> dict[str, Setting]:
    """Return settings by name."""
    return {one["name"]: one for one in settings}


def template_problems(value: Any, path: str, scope: Scope) -> Iterator[Problem]:
    """Yield what is wrong with the placeholders in a JSON value, at any depth."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from template_problems(inner, f"{path}/{key}", scope)
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            yield from template_problems(inner, f"{path}/{index}", scope)
    elif isinstance(value, str):
        yield from text_problems(value, path, scope)


def text_problems(text: str, path: str, scope: Scope) -> Iterator[Problem]:
    """Yield what is wrong with the placeholders of a text."""
    try:
        placeholders = placeholders_of(text)
    except BadTemplate as error:
        yield path, f"{error} Write {{{{ for a brace."
        return
    for placeholder in dict.fromkeys(placeholders):
        if message := scope.problem(placeholder):
            yield path, message
        elif placeholder.keeps_slashes and not path.endswith("url"):
            yield path, f"{{+{placeholder.name}}} is for addresses; leave out the +."


def credential_scope(
    settings: Iterable[Setting], types: Mapping[str, Mapping[str, Setting]]
) -> Mapping[str, Setting] | None:
    """Return the settings of the account that an operation uses, None without one."""
    for setting in settings:
        if setting["type"] == CREDENTIAL:
            return types.get(setting["credential_type"], {})
    return None

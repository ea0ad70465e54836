"""What an operation of a manifest refers to must be there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from patchbay_sdk.places import Place, Problem
from patchbay_sdk.wording import guess

PLACE = re.compile(r"\{([^{}]*)\}")
TEXT = re.compile(r'"(?:[^"\\]|\\.)*"')
WORD = re.compile(r"(?<![\w.])[A-Za-z_]\w*")
COMPARED = re.compile(r'(?<![\w.])([a-z]\w*)\s*!?=\s*"((?:[^"\\]|\\.)*)"')
FEEL = frozenset(
    """and or not true false null in if then else for return some every satisfies
    between instance of function list context string number boolean contains count
    length starts ends with upper lower case matches is defined empty sum min max
    all any date time duration now today abs floor ceiling""".split()  # noqa: SIM905
)


def missing(name: str, names: set[str]) -> str:
    """Say that a setting is not there, and which one was probably meant."""
    return f"There is no setting {name[:60]}.{guess(name, sorted(names))}"


def operation_references(operation: dict[str, Any]) -> Iterator[Problem]:
    """Yield what summary, `at_least_one` and `otherwise` name and is not there."""
    names = {one["name"] for one in operation["settings"]}
    for name in PLACE.findall(operation["summary"]):
        if name not in names:
            yield "summary", missing(name, names)
    for index, rule in enumerate(operation.get("at_least_one", [])):
        for number, name in enumerate(rule["settings"]):
            if name not in names:
                yield f"at_least_one/{index}/settings/{number}", missing(name, names)
    yield from error_references(operation)


def error_references(operation: dict[str, Any]) -> Iterator[Problem]:
    """Yield errors that a condition over the outputs names and are not there."""
    codes = [one["code"] for one in operation.get("errors", [])]
    for index, setting in enumerate(operation["settings"]):
        code = setting.get("otherwise")
        if code is not None and code not in codes:
            message = f"There is no error {code}.{guess(code, codes)}"
            yield f"settings/{index}/otherwise", message


def group_problems(operation: dict[str, Any]) -> Iterator[Problem]:
    """Yield settings in groups that are not there, and groups without settings."""
    groups = [one["group"] for one in operation.get("groups", [])]
    used = {one.get("group") for one in operation["settings"]}
    for index, setting in enumerate(operation["settings"]):
        group = setting.get("group")
        if group is not None and group not in groups:
            message = f"There is no group {group}.{guess(group, groups)}"
            yield f"settings/{index}/group", message
    for index, group in enumerate(groups):
        if group not in used:
            yield f"groups/{index}", f"No setting is in the group {group}."


def condition_problems(place: Place) -> Iterator[Problem]:
    """Yield what `visible_if` names and is not there."""
    condition = place.setting.get("visible_if", "")
    names = set(place.scope)
    path = f"{place.path}/visible_if"
    for word in dict.fromkeys(WORD.findall(TEXT.sub('""', condition))):
        if word == place.setting.get("name"):
            yield path, "A setting cannot decide whether it is itself shown."
        elif word not in names | FEEL:
            yield path, missing(word, names)
    for name, value in COMPARED.findall(condition):
        yield from compared_problems(place, name, value)


def compared_problems(place: Place, name: str, value: str) -> Iterator[Problem]:
    """Yield a comparison with what is none of the choices."""
    setting = place.scope.get(name, {})
    values = [one["value"] for one in setting.get("choices", [])]
    is_open = bool(setting.get("custom")) or "choices_from" in setting
    if values and not is_open and value not in values:
        message = f'{name} has no choice "{value[:60]}".{guess(value, values)}'
        yield f"{place.path}/visible_if", message


def credential_problems(place: Place, types: set[str]) -> Iterator[Problem]:
    """Yield a kind of account that is not there."""
    kind = place.setting.get("credential_type")
    if kind is not None and kind not in types:
        message = f"There is no credential type {kind}.{guess(kind, sorted(types))}"
        yield f"{place.path}/credential_type", message

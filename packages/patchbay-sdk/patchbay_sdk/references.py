"""What an operation of a manifest refers to must be there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

NAME = re.compile(r"\{([a-z][a-z0-9_]*)\}")
WORD = re.compile(r'"(?:[^"\\]|\\.)*"|[A-Za-z_][A-Za-z0-9_]*')
FEEL = frozenset(
    """and or not true false null in if then else some every satisfies between
    instance of return for contains count list string number empty length starts ends
    with lower upper case matches""".split()  # noqa: SIM905
)
Problem = tuple[str, str]


def reference_problems(
    operation: dict[str, Any], credential_types: set[str]
) -> Iterator[Problem]:
    """Yield path and message of references to what the operation does not have."""
    names = {one["name"] for one in operation["settings"]}
    for name in NAME.findall(operation.get("summary", "")):
        if name not in names:
            yield "summary", f"There is no setting {name}."
    for index, rule in enumerate(operation.get("at_least_one", [])):
        for name in rule["settings"]:
            if name not in names:
                yield f"at_least_one/{index}", f"There is no setting {name}."
    groups = {one["group"] for one in operation.get("groups", [])}
    for index, setting in enumerate(operation["settings"]):
        path = f"settings/{index}"
        for part, message in setting_problems(setting, names, groups, credential_types):
            yield f"{path}/{part}", message


def setting_problems(
    setting: dict[str, Any],
    names: set[str],
    groups: set[str],
    credential_types: set[str],
) -> Iterator[Problem]:
    """Yield what one setting refers to and is not there."""
    group = setting.get("group")
    if group is not None and group not in groups:
        yield "group", f"There is no group {group}."
    for word in WORD.findall(setting.get("visible_if", "")):
        if not word.startswith('"') and word not in names | FEEL:
            yield "visible_if", f"There is no setting {word}."
    kind = setting.get("credential_type")
    if kind is not None and kind not in credential_types:
        yield "credential_type", f"There is no credential type {kind}."

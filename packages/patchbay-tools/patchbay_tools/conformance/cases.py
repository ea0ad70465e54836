"""Reads the cases of a connector: calls, what the service answers, what comes of it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from jsonschema import Draft202012Validator

FILE = "cases.json"
END_FIELDS = ("outputs", "error", "retry_after", "failed")


class UnreadableCases(Exception):
    """The file of the cases cannot be used; the message says where and why."""


@dataclass(frozen=True)
class Case:
    """One call. `calls` is `create-issue`, `check-account` or `choices-projects`.

    `end` is one of outputs, error, retry_after and failed; `expected` its value.
    """

    name: str
    calls: str
    end: str
    expected: Any
    settings: Mapping[str, Any] = field(default_factory=dict)
    credential: Mapping[str, Any] = field(default_factory=dict)
    files: Mapping[str, str] = field(default_factory=dict)
    exchanges: tuple[Mapping[str, Any], ...] = ()


@dataclass(frozen=True)
class Cases:
    """All cases; `elsewhere` names the tests of operations that have none."""

    cases: tuple[Case, ...] = ()
    elsewhere: Mapping[str, str] = field(default_factory=dict)


@lru_cache(maxsize=1)
def cases_schema() -> dict[str, Any]:
    """Return the JSON Schema of the file, `urn:patchbay:cases:1`."""
    place = files("patchbay_tools.conformance").joinpath("cases.schema.json")
    schema: dict[str, Any] = json.loads(place.read_text(encoding="utf-8"))
    return schema


@lru_cache(maxsize=1)
def validator() -> Draft202012Validator:
    """Return what checks the file."""
    return Draft202012Validator(cases_schema())


def read_cases(folder: Path) -> Cases:
    """Return the cases beside a manifest, none where there is no file.

    Raises UnreadableCases.
    """
    file = folder / FILE
    if not file.is_file():
        return Cases()
    try:
        content = json.loads(file.read_text(encoding="utf-8"))
    except (ValueError, RecursionError) as error:
        raise UnreadableCases(f"{FILE} is not JSON: {error}.") from error
    problem = next(iter(validator().iter_errors(content)), None)
    if problem is not None:
        place = "/".join(str(part) for part in problem.absolute_path) or "the file"
        raise UnreadableCases(f"{FILE}, {place}: {problem.message[:300]}")
    found = tuple(case_of(one) for one in content["cases"])
    return Cases(found, content.get("elsewhere", {}))


def case_of(content: dict[str, Any]) -> Case:
    """Return one case of a checked file."""
    end = next(one for one in END_FIELDS if one in content)
    return Case(
        name=content["name"],
        calls=called_by(content),
        end=end,
        expected=content[end],
        settings=content.get("settings", {}),
        credential=content.get("credential", {}),
        files=content.get("files", {}),
        exchanges=tuple(content.get("exchanges", ())),
    )


def called_by(content: Mapping[str, Any]) -> str:
    """Return the name under which a connector is called for a case."""
    if "operation" in content:
        return str(content["operation"])
    kind = "check" if "check" in content else "choices"
    return f"{kind}-{content[kind]}"

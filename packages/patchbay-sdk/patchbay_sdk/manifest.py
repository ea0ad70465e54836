"""The check of a manifest: its JSON Schema, then what the schema cannot say."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from jsonschema import Draft202012Validator
from jsonschema.exceptions import ValidationError

from patchbay_sdk.defaults import default_problem
from patchbay_sdk.references import reference_problems

SCHEMA = "manifest.schema.json"


@dataclass(frozen=True)
class ManifestProblem:
    """Something wrong with a manifest: where (`operations/0/name`) and what."""

    path: str
    message: str


@lru_cache(maxsize=1)
def manifest_schema() -> dict[str, Any]:
    """Return the JSON Schema of a manifest, `urn:patchbay:manifest:1`."""
    text = files("patchbay_sdk").joinpath(SCHEMA).read_text(encoding="utf-8")
    schema: dict[str, Any] = json.loads(text)
    return schema


def check_manifest(manifest: Any, folder: Path | None = None) -> list[ManifestProblem]:
    """Return what is wrong with a manifest; empty when it can be used.

    `folder` is where its icons lie; without it they are not looked for.
    """
    problems = list(schema_problems(manifest))
    if problems:
        return problems
    return [
        *duplicate_problems(manifest),
        *operation_problems(manifest),
        *icon_problems(manifest, folder),
    ]


def schema_problems(manifest: Any) -> Iterator[ManifestProblem]:
    """Yield what the JSON Schema refuses."""
    validator = Draft202012Validator(manifest_schema())
    for error in sorted(validator.iter_errors(manifest), key=lambda e: str(e.path)):
        path = "/".join(map(str, error.absolute_path))
        yield ManifestProblem(path, words_of(error))


def words_of(error: ValidationError) -> str:
    """Return what a schema error says, short enough to read."""
    return error.message if len(error.message) < 200 else f"{error.message[:200]}…"


def repeated(names: Iterable[str]) -> list[str]:
    """Return the names that are there more than once."""
    return [name for name, count in Counter(names).items() if count > 1]


def duplicate_problems(manifest: dict[str, Any]) -> Iterator[ManifestProblem]:
    """Yield names that must be there once and are not."""
    operations = manifest["operations"]
    for name in repeated(one["operation"] for one in operations):
        message = f"There are several operations called {name}."
        yield ManifestProblem("operations", message)
    for index, operation in enumerate(operations):
        path = f"operations/{index}/settings"
        for name in repeated(one["name"] for one in operation["settings"]):
            yield ManifestProblem(path, f"There are several settings called {name}.")


def operation_problems(manifest: dict[str, Any]) -> Iterator[ManifestProblem]:
    """Yield references to what is not there, and defaults that do not fit."""
    types = {one["type"] for one in manifest.get("credential_types", [])}
    for index, operation in enumerate(manifest["operations"]):
        base = f"operations/{index}"
        for path, message in reference_problems(operation, types):
            yield ManifestProblem(f"{base}/{path}", message)
        for number, setting in enumerate(operation["settings"]):
            message = default_problem(setting)
            if message:
                path = f"{base}/settings/{number}/default"
                yield ManifestProblem(path, message)


def icon_problems(
    manifest: dict[str, Any], folder: Path | None
) -> Iterator[ManifestProblem]:
    """Yield icons that are not there."""
    for theme, name in manifest["icon"].items():
        if folder is None:
            return
        file = (folder / name).resolve()
        if not file.is_relative_to(folder.resolve()) or not file.is_file():
            yield ManifestProblem(f"icon/{theme}", f"There is no file {name}.")

"""The check of a manifest: its JSON Schema, then what the schema cannot say."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from patchbay_sdk.declared.checks import declared_problems
from patchbay_sdk.defaults import default_problem
from patchbay_sdk.duplicates import duplicate_problems
from patchbay_sdk.icons import icon_problems
from patchbay_sdk.migrations import migration_problems
from patchbay_sdk.patterns import pattern_problem
from patchbay_sdk.places import Place, Problem, places
from patchbay_sdk.references import (
    condition_problems,
    credential_problems,
    group_problems,
    operation_references,
)
from patchbay_sdk.samples import sample_problems
from patchbay_sdk.schema import manifest_schema, schema_problems
from patchbay_sdk.translations import translation_problems
from patchbay_sdk.triggers import known_in, trigger_problems

__all__ = ["ManifestProblem", "check_manifest", "manifest_schema"]


@dataclass(frozen=True)
class ManifestProblem:
    """Something wrong with a manifest: where (`operations/0/name`) and what."""

    path: str
    message: str


def check_manifest(manifest: Any, folder: Path | None = None) -> list[ManifestProblem]:
    """Return what is wrong with a manifest; empty when it can be used.

    `folder` is where its icons lie; without it they are not looked for.
    """
    try:
        problems = list(schema_problems(manifest)) or [
            *meaning_problems(manifest),
            *(icon_problems(manifest, folder) if folder is not None else ()),
        ]
    except RecursionError:
        problems = [("", "Settings are nested too deeply.")]
    return [ManifestProblem(path, message) for path, message in problems]


def meaning_problems(manifest: dict[str, Any]) -> Iterator[Problem]:
    """Yield what is wrong although the schema accepts it."""
    yield from duplicate_problems(manifest)
    for index, operation in enumerate(manifest["operations"]):
        base = f"operations/{index}"
        for path, message in operation_references(operation):
            yield f"{base}/{path}", message
        for path, message in group_problems(operation):
            yield f"{base}/{path}", message
        for path, message in trigger_problems(operation):
            yield f"{base}/{path}", message
        for path, message in sample_problems(operation):
            yield f"{base}/{path}", message
    yield from setting_problems(manifest)
    yield from declared_problems(manifest)
    yield from migration_problems(manifest)
    yield from translation_problems(manifest)


def setting_problems(manifest: dict[str, Any]) -> Iterator[Problem]:
    """Yield what is wrong with settings of operations and of credential types."""
    kinds = manifest.get("credential_types", [])
    types = {one["type"] for one in kinds}
    for index, operation in enumerate(manifest["operations"]):
        base, outer = f"operations/{index}/settings", known_in(operation)
        for place in places(operation["settings"], base, outer):
            yield from condition_problems(place)
            yield from credential_problems(place, types)
            yield from value_problems(place)
            if place.setting["type"] == "secret":
                message = "A secret belongs into a credential type."
                yield f"{place.path}/type", message
    for index, kind in enumerate(kinds):
        for place in places(kind["settings"], f"credential_types/{index}/settings"):
            yield from condition_problems(place)
            yield from value_problems(place)
            if place.setting["type"] == "credential":
                yield f"{place.path}/type", "A credential cannot hold another one."


def value_problems(place: Place) -> Iterator[Problem]:
    """Yield limits, a pattern or a default that cannot be."""
    setting = place.setting
    low, high = setting.get("min"), setting.get("max")
    if low is not None and high is not None and low > high:
        yield f"{place.path}/min", "The least is more than the most."
        return
    if "pattern" in setting and (wrong := pattern_problem(setting["pattern"]["value"])):
        yield f"{place.path}/pattern/value", wrong
        return
    if message := default_problem(setting):
        yield f"{place.path}/default", message

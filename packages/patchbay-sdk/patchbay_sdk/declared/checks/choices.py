"""What is wrong with choices that are loaded from the service."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from patchbay_sdk.declared.checks.answers import failure_problems, page_problems
from patchbay_sdk.declared.checks.requests import request_problems
from patchbay_sdk.declared.checks.scopes import Scope, named
from patchbay_sdk.places import Place, Problem, Setting
from patchbay_sdk.wording import guess

Types = Mapping[str, Mapping[str, Setting]]


def choices_problems(manifest: Mapping[str, Any], types: Types) -> Iterator[Problem]:
    """Yield what is wrong with the manifest's choices."""
    for index, choices in enumerate(manifest.get("choices", ())):
        path = f"choices/{index}"
        kind = choices.get("credential_type")
        if kind is not None and kind not in types:
            message = f"There is no credential type {kind}.{guess(kind, sorted(types))}"
            yield f"{path}/credential_type", message
        if "request" in choices:
            yield from loading_problems(choices, path, manifest, types)


def loading_problems(
    choices: Mapping[str, Any], path: str, manifest: Mapping[str, Any], types: Types
) -> Iterator[Problem]:
    """Yield what is wrong with the request of choices and its answer."""
    kind = choices.get("credential_type")
    needs: dict[str, Setting] = {
        name: {"name": name, "type": "json"} for name in choices.get("needs", ())
    }
    scope = Scope(needs, types.get(kind) if kind else None, has_key=False)
    yield from request_problems(choices["request"], f"{path}/request", scope, manifest)
    answer = choices["answer"]
    yield from failure_problems(answer.get("failures", ()), f"{path}/answer", scope, [])
    if "pages" in answer:
        yield from page_problems(answer["pages"], f"{path}/answer/pages", scope)
    elif "items" not in answer:
        yield f"{path}/answer", "It is not said where the rows are: items is missing."


def reference_problems(
    place: Place, operation: Mapping[str, Any], manifest: Mapping[str, Any]
) -> Iterator[Problem]:
    """Yield choices that a setting names, and that it cannot load."""
    name = place.setting.get("choices_from")
    if name is None:
        return
    known = {one["choices"]: one for one in manifest.get("choices", ())}
    path = f"{place.path}/choices_from"
    if name not in known:
        yield path, f"There are no choices {name}.{guess(name, sorted(known))}"
        return
    choices, settings = known[name], named(operation["settings"])
    for needed in choices.get("needs", ()):
        if needed == place.setting.get("name"):
            yield path, f"The choices {name} need {needed}, which they are for."
        elif needed not in settings:
            message = f"The choices {name} need the setting {needed[:60]}."
            yield path, f"{message}{guess(needed, sorted(settings))}"
    kinds = [one.get("credential_type") for one in operation["settings"]]
    kind = choices.get("credential_type")
    if kind is not None and kind not in kinds:
        yield path, f"The choices {name} need a setting of credential type {kind}."

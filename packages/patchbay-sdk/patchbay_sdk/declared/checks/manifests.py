"""The check of all declared parts of a manifest, in order of place."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from patchbay_sdk.declared.checks.accounts import account_problems, account_settings
from patchbay_sdk.declared.checks.answers import answer_problems, failure_problems
from patchbay_sdk.declared.checks.choices import (
    Types,
    choices_problems,
    reference_problems,
)
from patchbay_sdk.declared.checks.hosts import host_problems, permission_problems
from patchbay_sdk.declared.checks.requests import header_problems, request_problems
from patchbay_sdk.declared.checks.scopes import (
    Scope,
    credential_scope,
    named,
    template_problems,
)
from patchbay_sdk.places import Problem, places


def declared_problems(manifest: Mapping[str, Any]) -> Iterator[Problem]:
    """Yield what is wrong with requests, accounts, choices and hosts."""
    kinds = manifest.get("credential_types", ())
    types = {one["type"]: account_settings(one) for one in kinds}
    for index, kind in enumerate(kinds):
        yield from account_problems(kind, f"credential_types/{index}", manifest)
    for index, operation in enumerate(manifest["operations"]):
        yield from operation_problems(operation, f"operations/{index}", manifest, types)
    yield from choices_problems(manifest, types)
    yield from service_problems(manifest, types)
    values = {name for settings in types.values() for name in settings}
    yield from permission_problems(manifest, values)


def operation_problems(
    operation: Mapping[str, Any], path: str, manifest: Mapping[str, Any], types: Types
) -> Iterator[Problem]:
    """Yield what is wrong with the declared parts of an operation."""
    for place in places(operation["settings"], f"{path}/settings"):
        yield from reference_problems(place, operation, manifest)
    if "request" not in operation:
        return
    settings = named(operation["settings"])
    credential = credential_scope(operation["settings"], types)
    scope = Scope(settings, credential)
    yield from request_problems(
        operation["request"], f"{path}/request", scope, manifest
    )
    yield from answer_problems(operation, f"{path}/answer", scope, manifest)
    if operation.get("preview") == "email":
        yield f"{path}/preview", "An operation with a request has the preview request."


def service_problems(manifest: Mapping[str, Any], types: Types) -> Iterator[Problem]:
    """Yield what is wrong with what all requests share, and with their hosts."""
    service = manifest.get("service", {})
    declared = list(requests_of(manifest, types))
    shared = {k: service[k] for k in ("base", "headers") if k in service}
    found: dict[Problem, None] = {}
    for _, _, credential in declared:
        scope = Scope({}, credential, has_key=True)
        found |= dict.fromkeys(template_problems(shared, "service", scope))
    yield from found
    yield from header_problems(service.get("headers", {}), "service/headers")
    codes = [one["code"] for o in manifest["operations"] for one in o.get("errors", ())]
    failures = service.get("failures", ())
    yield from failure_problems(failures, "service", Scope({}, {}), codes)
    if "base" in service:
        yield from host_problems(service["base"], "service/base", manifest)
    for path, request, _ in declared:
        if not request["url"].startswith("/"):
            yield from host_problems(request["url"], f"{path}/url", manifest)


def requests_of(manifest: Mapping[str, Any], types: Types) -> Iterator[tuple[Any, ...]]:
    """Yield path, request and values of the credential of every request."""
    for index, operation in enumerate(manifest["operations"]):
        if "request" in operation:
            credential = credential_scope(operation["settings"], types)
            yield f"operations/{index}/request", operation["request"], credential
    for index, choices in enumerate(manifest.get("choices", ())):
        if "request" in choices:
            credential = types.get(choices.get("credential_type", ""))
            yield f"choices/{index}/request", choices["request"], credential
    for index, kind in enumerate(manifest.get("credential_types", ())):
        if "check" in kind:
            yield f"credential_types/{index}/check", kind["check"], types[kind["type"]]

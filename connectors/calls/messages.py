"""What a child process is told of a call."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any

from patchbay_sdk.declared.calls import (
    account_type,
    account_values,
    authenticate_of,
    declared_call,
)
from patchbay_sdk.masking import Mask

from connectors.calls.hosts import reachable_hosts
from connectors.calls.records import Call
from connectors.evaluation.values import file_value
from connectors.registry import Connector

# Shorter ones would tear holes into data that only looks alike.
SHORTEST_IN_OUTPUTS = 8


def call_line(connector: Connector, call: Call, allowed_hosts: Sequence[str]) -> bytes:
    """Return the line that begins a call."""
    manifest = connector.manifest
    permissions = manifest.get("permissions", {})
    operation = connector.operation(call.operation) or {}
    kind = account_type(manifest, operation)
    settings = account_values(kind)
    credential = credential_values(settings, call.credential)
    message = {
        "module": connector.module,
        "operation": call.operation,
        "declared": declared_call(manifest, operation, call.settings),
        "authenticate": authenticate_of(kind),
        "settings": dict(call.settings),
        "credential": credential,
        "secrets": [one["name"] for one in settings if one["type"] == "secret"],
        "idempotency_key": call.idempotency_key,
        "attempt": call.attempt,
        "timeout": call.timeout,
        "people": dict(call.people),
        "files": list(call.files),
        "may_use_files": bool(permissions.get("files")),
        "hosts": reachable_hosts(permissions, operation, credential, call.settings),
        "allowed": list(allowed_hosts),
    }
    return json.dumps(message).encode() + b"\n"


def credential_settings(connector: Connector, operation: str) -> list[dict[str, Any]]:
    """Return the settings of the account that an operation uses; it may use none."""
    found = connector.operation(operation) or {}
    return account_values(account_type(connector.manifest, found))


def credential_values(
    settings: list[dict[str, Any]], values: Mapping[str, Any]
) -> dict[str, Any]:
    """Return all values of an account, what is not filled in by its default."""
    if not values:
        return {}
    return {
        one["name"]: values.get(one["name"], file_value(one.get("default", "")))
        for one in settings
    }


def masks_of(connector: Connector, call: Call) -> tuple[Mask, Mask]:
    """Return what masks the secrets of a call in texts, and in its outputs."""
    settings = credential_settings(connector, call.operation)
    names = [one["name"] for one in settings if one["type"] == "secret"]
    values = (call.credential.get(name) for name in names)
    return made_masks(tuple(one for one in values if isinstance(one, str)))


@lru_cache(maxsize=256)
def made_masks(values: tuple[str, ...]) -> tuple[Mask, Mask]:
    """Return the masks of these secrets."""
    return Mask(values), Mask(values, shortest=SHORTEST_IN_OUTPUTS)

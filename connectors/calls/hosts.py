"""Which hosts a call may reach."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlsplit

from patchbay_sdk.declared.calls import kind_of
from patchbay_sdk.declared.checks.hosts import BELOW, value_named


def reachable_hosts(
    permissions: Mapping[str, Any],
    operation: Mapping[str, Any],
    credential: Mapping[str, Any],
    settings: Mapping[str, Any],
) -> list[str]:
    """Return the hosts of the permissions; none for a preview, and that of the token
    address for a call that asks for tokens.

    `{credential.name}` becomes the host of that value, `*.{credential.name}` those
    below it; without one it is left out.
    """
    kind = kind_of(operation) if operation else ""
    if kind in {"preview", "token"}:
        return [host_of(settings.get("token_address"))] if kind == "token" else []
    found = (named_by(one, credential) for one in permissions.get("hosts", ()))
    return [one for one in found if one]


def named_by(permission: str, credential: Mapping[str, Any]) -> str:
    """Return the host that a permission means; empty where the credential has none."""
    value = value_named(permission)
    if not value:
        return permission
    host = host_of(credential.get(value))
    return f"{BELOW}{host}" if host and permission.startswith(BELOW) else host


def host_of(value: object) -> str:
    """Return the host of a host, `host:port` or URL; empty where it is none.

    A value is a name, never a pattern: `*` in it means nothing.
    """
    text = str(value or "").strip()
    try:
        parts = urlsplit(text if "://" in text else f"//{text}")
        host, port = parts.hostname or "", parts.port
    except ValueError:
        return ""
    if "*" in host:
        return ""
    return f"{host}:{port}" if port else host

"""The hosts of declared requests must be among those of the permissions."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import urlsplit

from patchbay_sdk.child.addresses import matches
from patchbay_sdk.declared.placeholders import BadTemplate, Placeholder, pieces_of
from patchbay_sdk.places import Problem

AUTHORITY = re.compile(r"(?:https?://)?([^/?#]*)")
BELOW = "*."
OF_CREDENTIAL = re.compile(r"\{credential\.[a-z][a-z0-9_]*\}")


def host_problems(
    url: str, path: str, manifest: Mapping[str, Any]
) -> Iterator[Problem]:
    """Yield what is wrong with the host of an address."""
    authority = AUTHORITY.match(url)
    host = authority[1] if authority else ""
    hosts = manifest.get("permissions", {}).get("hosts", [])
    if any(one.startswith("{") for one in OF_CREDENTIAL.sub("", host)):
        yield path, "The host can only be text and values of the credential."
    elif "@" in host or not host:
        yield path, "An address names a host, and no account."
    elif not declares(hosts, host):
        yield path, f"{host} is not among the hosts of permissions."


def declares(hosts: list[str], host: str) -> bool:
    """Say whether the permissions name a host; values of a credential are any text."""
    if "*" in hosts or host in hosts:
        return True
    if OF_CREDENTIAL.fullmatch(host):
        return False
    return any(fits(one, OF_CREDENTIAL.sub("x", host)) for one in hosts)


def fits(pattern: str, host: str) -> bool:
    """Say whether a host of the permissions means this one."""
    try:
        parts = urlsplit(f"//{host}")
        return matches(pattern, parts.hostname or "", parts.port)
    except ValueError:
        return False


def permission_problems(
    manifest: Mapping[str, Any], values: set[str]
) -> Iterator[Problem]:
    """Yield hosts of the permissions that no credential type names."""
    for index, host in enumerate(manifest.get("permissions", {}).get("hosts", ())):
        name = value_named(host)
        if name and name not in values:
            path = f"permissions/hosts/{index}"
            yield path, f"No credential type has a setting {name}."


def value_named(host: str) -> str:
    """Return the value of the credential that a host is, or that hosts are below;
    empty for all others."""
    try:
        [piece] = pieces_of(host.removeprefix(BELOW))
    except (BadTemplate, ValueError):
        return ""
    return piece.way[1] if isinstance(piece, Placeholder) else ""

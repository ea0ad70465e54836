"""The types of credentials that the manifests of installed connectors declare."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from connectors.registry import Connector, installed
from connectors.vault.exceptions import UnknownCredentialType

Setting = dict[str, Any]


@dataclass(frozen=True)
class CredentialType:
    """A type of credential: what it is called, and the settings that one has.

    `signs_in` says whether a person signs in with the service for it.
    """

    connector: Connector
    type: str
    name: str
    settings: list[Setting] = field(repr=False)

    is_testable: bool = False
    signs_in: bool = False

    @property
    def secrets(self) -> frozenset[str]:
        """Return the names of the settings that no one may read back."""
        found = (one["name"] for one in self.settings if one["type"] == "secret")
        return frozenset(found)

    @property
    def defaults(self) -> dict[str, str]:
        """Return what holds where nothing is filled in."""
        given = ((one["name"], one.get("default")) for one in self.settings)
        return {name: str(value) for name, value in given if value is not None}


def types_of(connector: Connector) -> Iterator[CredentialType]:
    """Yield the types that a connector declares."""
    for one in connector.manifest.get("credential_types", []):
        grant = one.get("oauth2", {}).get("grant")
        yield CredentialType(
            connector,
            one["type"],
            one["name"],
            one["settings"],
            is_testable=bool(one.get("testable")),
            signs_in=grant == "authorization_code",
        )


def credential_types() -> list[CredentialType]:
    """Return the types of all installed connectors, by connector."""
    return [one for connector in installed().connectors for one in types_of(connector)]


def credential_type(connector: str, type_name: str) -> CredentialType:
    """Return one type. Raises UnknownCredentialType."""
    found = installed().find(connector)
    for one in types_of(found) if found else ():
        if one.type == type_name:
            return one
    raise UnknownCredentialType

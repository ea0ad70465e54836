"""The account that a step calls its connector with."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from connectors.vault.selectors import default_name


@dataclass(frozen=True)
class Account:
    """A credential by its name, with the connector and type that it has to be of.

    `setting` is the setting of the operation that chooses it.
    """

    name: str
    connector: str
    type_name: str
    setting: str


def account_of(
    connector: str, operation: Mapping[str, Any], credential: str
) -> Account | None:
    """Return the account of a step, None where it goes without one.

    A step that names no credential and may go without gets the default one.
    """
    wanted = (s for s in operation["settings"] if s["type"] == "credential")
    setting = next(wanted, None)
    if setting is None:
        return None
    type_name = setting["credential_type"]
    name = credential
    if not name and not setting.get("required"):
        name = default_name(connector, type_name)
    return Account(name, connector, type_name, setting["name"]) if name else None

"""What may be shown of a credential's values."""

from __future__ import annotations

from dataclasses import dataclass, field

from connectors.models import Credential
from connectors.vault.credential_types import credential_type
from connectors.vault.exceptions import CredentialUnreadable, UnknownCredentialType
from connectors.vault.selectors import opened

Shown = str | dict[str, bool]


@dataclass(frozen=True)
class ShownValues:
    """The values by setting: text, or for a secret whether it is set.

    `readable` says whether the vault's key opens them.
    """

    values: dict[str, Shown] = field(default_factory=dict)
    readable: bool = True


def shown_values(credential: Credential) -> ShownValues:
    """Return what a person may see.

    Where the connector is not installed, nobody knows what is secret: then all is.
    """
    try:
        values = opened(credential)
    except CredentialUnreadable:
        return ShownValues(readable=False)
    try:
        kind = credential_type(credential.connector, credential.credential_type)
    except UnknownCredentialType:
        return ShownValues({name: {"set": True} for name in values})
    public = {one["name"] for one in kind.settings} - kind.secrets
    shown: dict[str, Shown] = {
        name: value if name in public else {"set": True}
        for name, value in values.items()
    }
    return ShownValues(shown | {s: {"set": s in values} for s in kind.secrets})

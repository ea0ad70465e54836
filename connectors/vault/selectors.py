"""Reading credentials: their list, and their values for a call."""

from __future__ import annotations

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from connectors.models import Credential
from connectors.vault.credential_types import credential_type
from connectors.vault.exceptions import (
    CredentialNotFound,
    CredentialUnreadable,
    UnknownCredentialType,
    VaultKeyBroken,
    WrongCredentialType,
)
from connectors.vault.keys import find_key
from connectors.vault.sealing import Identity, unseal


def identity_of(credential: Credential) -> Identity:
    """Return what the values of a row are bound to."""
    return Identity(credential.name, credential.connector, credential.credential_type)


def credentials(*, connector: str = "", type_name: str = "") -> QuerySet[Credential]:
    """Return the credentials by name; of one connector or type where that is given."""
    found = Credential.objects.select_related("created_by", "changed_by")
    if connector:
        found = found.filter(connector=connector)
    if type_name:
        found = found.filter(credential_type=type_name)
    return found.order_by("name")


def credential_named(name: str) -> Credential:
    """Return a credential. Raises CredentialNotFound."""
    found = Credential.objects.filter(name=name).first()
    if found is None:
        raise CredentialNotFound(
            _(
                "There is no credential “{name}”. Choose another one, or ask an "
                "administrator to make it."
            ).format(name=name)
        )
    return found


def default_name(connector: str, type_name: str) -> str:
    """Return the credential of steps that name none; empty where there is none."""
    found = credentials(connector=connector, type_name=type_name)
    return found.filter(is_default=True).values_list("name", flat=True).first() or ""


def opened(credential: Credential) -> dict[str, str]:
    """Return the values as they were filled in. Raises CredentialUnreadable."""
    unreadable = CredentialUnreadable(
        _(
            "Credential “{name}” cannot be decrypted: the key of the vault is not the "
            "one that it was kept with. An administrator can put that key back, or "
            "fill in the credential again."
        ).format(name=credential.name)
    )
    try:
        key = find_key(credential.key_id)
        if key is None:
            raise unreadable
        sealed = bytes(credential.sealed)
        return unseal(sealed, identity=identity_of(credential), key=key)
    except (CredentialUnreadable, VaultKeyBroken) as error:
        raise unreadable from error


def values_of(
    credential: Credential, *, connector: str, type_name: str
) -> dict[str, str]:
    """Return the values of a credential for a call, with the defaults of its type.

    Raises WrongCredentialType and CredentialUnreadable, each with words for a person;
    there is never an answer without the values.
    """
    wanted = (connector, type_name)
    if (credential.connector, credential.credential_type) != wanted:
        raise WrongCredentialType(
            _(
                "Credential “{name}” is an account of another kind than this step "
                "needs. Choose one that fits."
            ).format(name=credential.name)
        )
    values = opened(credential)
    try:
        return credential_type(connector, type_name).defaults | values
    except UnknownCredentialType:
        return values

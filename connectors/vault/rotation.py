"""Another key for the vault."""

from __future__ import annotations

from dataclasses import dataclass, field

from django.db import transaction

from connectors.models import Credential, OAuthTokens
from connectors.vault.exceptions import VaultError
from connectors.vault.keys import (
    Key,
    current_key,
    is_given,
    keys,
    new_key,
    write_keys,
)
from connectors.vault.oauth.kept import opened as opened_tokens
from connectors.vault.oauth.kept import sealed_tokens
from connectors.vault.sealing import seal
from connectors.vault.selectors import identity_of, opened


@dataclass(frozen=True)
class Rotation:
    """What a rotation did: the key's identifier, and the names of the credentials."""

    key_id: str
    sealed: list[str] = field(default_factory=list)
    unreadable: list[str] = field(default_factory=list)


def put_key_in_front() -> Key:
    """Write a new key before those that rows are still sealed with.

    The key before is kept until the next rotation: a server may be saving with it
    just now.
    """
    held = keys()
    used = set(Credential.objects.values_list("key_id", flat=True))
    used |= set(OAuthTokens.objects.values_list("key_id", flat=True))
    kept = [key for key in held if key.identifier in used or key == held[0]]
    write_keys([new_key(), *kept])
    return current_key()


def reseal(credential: Credential, key: Key) -> bool:
    """Seal one credential with another key; say whether it could be read."""
    try:
        values = opened(credential)
    except VaultError:
        return False
    credential.sealed = seal(values, identity=identity_of(credential), key=key)
    credential.key_id = key.identifier
    credential.save(update_fields=["sealed", "key_id"])
    reseal_tokens(credential)
    return True


def reseal_tokens(credential: Credential) -> None:
    """Seal the tokens of a credential, too; those that cannot be read are dropped:
    somebody signs in again."""
    held = OAuthTokens.objects.select_for_update()
    row = held.filter(credential=credential).first()
    if row is None:
        return
    try:
        row.sealed, row.key_id = sealed_tokens(credential, opened_tokens(row))
    except VaultError:
        row.delete()
    else:
        row.save(update_fields=["sealed", "key_id"])


def rotate_key() -> Rotation:
    """Seal all credentials with another key.

    Where PATCHBAY_VAULT_KEY gives the keys, that is its first one; else a new one is
    written into the file. Broken off in the middle, everything stays readable. Raises
    VaultKeyBroken.
    """
    key = current_key() if is_given() else put_key_in_front()
    rotation = Rotation(key.identifier)
    with transaction.atomic():
        old = Credential.objects.select_for_update().exclude(key_id=key.identifier)
        for credential in old.order_by("name"):
            done = rotation.sealed if reseal(credential, key) else rotation.unreadable
            done.append(credential.name)
    return rotation

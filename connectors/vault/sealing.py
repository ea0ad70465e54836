"""AES-256-GCM over the values of one credential, bound to the credential's identity."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from dataclasses import dataclass

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from connectors.vault.exceptions import CredentialUnreadable
from connectors.vault.keys import Key

NONCE = 12


@dataclass(frozen=True)
class Identity:
    """What sealed values belong to: moved to another row, they do not open.

    `part` is credential for what was filled in, tokens for what a service gave.
    """

    name: str
    connector: str
    credential_type: str
    part: str = "credential"

    def to_bytes(self) -> bytes:
        """Return the identity as the cipher binds it."""
        parts = [self.part, self.name, self.connector, self.credential_type]
        return json.dumps(parts).encode()


def seal(values: Mapping[str, str], *, identity: Identity, key: Key) -> bytes:
    """Return the values encrypted: a nonce, then the text with its tag."""
    nonce = os.urandom(NONCE)
    text = json.dumps(dict(values)).encode()
    return nonce + AESGCM(key.value).encrypt(nonce, text, identity.to_bytes())


def unseal(sealed: bytes, *, identity: Identity, key: Key) -> dict[str, str]:
    """Return the values. Raises CredentialUnreadable for anything but the original."""
    nonce, text = sealed[:NONCE], sealed[NONCE:]
    try:
        opened = AESGCM(key.value).decrypt(nonce, text, identity.to_bytes())
    except (InvalidTag, ValueError) as error:
        raise CredentialUnreadable from error
    values: dict[str, str] = json.loads(opened)
    return values

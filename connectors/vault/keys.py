"""The keys of the vault: PATCHBAY_VAULT_KEY, else a file in the data folder.

Both hold one key or several, the one that new values are sealed with first.
"""

from __future__ import annotations

import base64
import hashlib
import os
import secrets
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from django.conf import settings

from connectors.vault.exceptions import VaultKeyBroken

LENGTH = 32


@dataclass(frozen=True)
class Key:
    """A key of 32 bytes, and the name that rows know it by."""

    identifier: str
    value: bytes = field(repr=False)

    @property
    def written(self) -> str:
        """Return the key as the file and the variable hold it."""
        return base64.urlsafe_b64encode(self.value).decode()


def key_from(value: bytes) -> Key:
    """Return a key with its identifier. Raises VaultKeyBroken."""
    if len(value) != LENGTH:
        raise VaultKeyBroken
    digest = hashlib.sha256(b"patchbay vault key id" + value).hexdigest()
    return Key(digest[:16], value)


def read_key(text: str) -> Key:
    """Return the key that a text holds, in either base64. Raises VaultKeyBroken."""
    digits = text.rstrip("=").replace("-", "+").replace("_", "/")
    try:
        return key_from(base64.b64decode(f"{digits}=", validate=True))
    except ValueError as error:
        raise VaultKeyBroken from error


def new_key() -> Key:
    """Return a key that nobody has seen."""
    return key_from(secrets.token_bytes(LENGTH))


def key_file() -> Path:
    """Return where the keys lie when no variable gives them."""
    return Path(settings.VAULT_KEY_FILE)


def is_given() -> bool:
    """Say whether the environment gives the keys, so that the file is not used."""
    return bool(settings.VAULT_KEYS)


def keys() -> list[Key]:
    """Return the keys, the current one first; none where none was made yet.

    Raises VaultKeyBroken.
    """
    if is_given():
        return [read_key(text) for text in settings.VAULT_KEYS]
    try:
        lines = key_file().read_text(encoding="ascii").split()
    except FileNotFoundError:
        return []
    except (OSError, UnicodeDecodeError) as error:
        raise VaultKeyBroken from error
    if not lines:
        raise VaultKeyBroken
    return [read_key(line) for line in lines]


def find_key(identifier: str) -> Key | None:
    """Return the key that rows know by this name. Raises VaultKeyBroken."""
    return next((key for key in keys() if key.identifier == identifier), None)


def current_key() -> Key:
    """Return the key for new values, made the first time. Raises VaultKeyBroken."""
    if not keys():
        # Two servers that start together: the second takes the first's key.
        with suppress(FileExistsError):
            write_keys([new_key()], replace=False)
    return keys()[0]


def write_keys(held: Iterable[Key], *, replace: bool = True) -> None:
    """Write the file as a whole, readable by this user only.

    Raises FileExistsError where one is there that must not be replaced.
    """
    file = key_file()
    part = file.with_name(f"{file.name}.{secrets.token_hex(8)}")
    handle = os.open(part, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
    try:
        with os.fdopen(handle, "w", encoding="ascii") as stream:
            stream.writelines(f"{key.written}\n" for key in held)
            stream.flush()
            os.fsync(stream.fileno())
        if replace:
            part.replace(file)
        else:
            file.hardlink_to(part)
    finally:
        part.unlink(missing_ok=True)

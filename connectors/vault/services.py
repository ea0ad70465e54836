"""Changing credentials."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.core.validators import validate_slug
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from connectors.models import Credential, TestOutcome
from connectors.vault.checking import checked_values
from connectors.vault.credential_types import credential_type
from connectors.vault.exceptions import CredentialExists, ValueRefused
from connectors.vault.keys import current_key
from connectors.vault.permissions import require_administrator
from connectors.vault.sealing import seal
from connectors.vault.selectors import (
    credential_named,
    identity_of,
    opened,
)

MAX_NAME = 64
MOST_CALLS = 6_000


@dataclass(frozen=True)
class Filled:
    """What a person filled in; the values are never shown."""

    label: str = ""
    values: Mapping[str, Any] = field(default_factory=dict, repr=False)
    is_default: bool = False
    calls_per_minute: object = None
    expires_at: datetime | None = None


def checked_limit(given: object) -> int | None:
    """Return a limit, a number or its digits; None for none. Raises ValueRefused."""
    if given is None or given == "":
        return None
    text = str(given)
    if text.isdecimal() and 1 <= int(text[:9]) <= MOST_CALLS:
        return int(text)
    words = _("A limit is a number from 1 to {most}.").format(most=MOST_CALLS)
    raise ValueRefused(words, setting="calls_per_minute")


def checked_name(name: str) -> str:
    """Return a name that a file may refer to. Raises ValueRefused."""
    try:
        validate_slug(name)
    except ValidationError as error:
        words = _("A name has letters, digits, - and _ only.")
        raise ValueRefused(words, setting="name") from error
    if len(name) > MAX_NAME:
        words = _("A name has at most {count} characters.").format(count=MAX_NAME)
        raise ValueRefused(words, setting="name")
    return name


def put_values(
    credential: Credential, filled: Filled, kept: Mapping[str, str], by: User
) -> None:
    """Seal what was filled in and save the row. Raises ValueRefused."""
    kind = credential_type(credential.connector, credential.credential_type)
    values = checked_values(kind, filled.values, kept)
    key = current_key()
    credential.sealed = seal(values, identity=identity_of(credential), key=key)
    credential.key_id = key.identifier
    credential.label = filled.label.strip()[:200]
    credential.is_default = filled.is_default
    credential.calls_per_minute = checked_limit(filled.calls_per_minute)
    credential.expires_at = filled.expires_at
    credential.changed_by = by
    credential.changed_at = timezone.now()
    credential.tested_at, credential.test_outcome = None, ""
    credential.test_message = ""
    if filled.is_default:
        others = Credential.objects.filter(
            connector=credential.connector, credential_type=credential.credential_type
        )
        others.exclude(pk=credential.pk).update(is_default=False)
    credential.save()


@transaction.atomic
def store_credential(
    *, name: str, connector: str, type_name: str, filled: Filled, by: User
) -> Credential:
    """Make a credential.

    Raises NotAdministrator, UnknownCredentialType, CredentialExists and ValueRefused.
    """
    require_administrator(by)
    credential_type(connector, type_name)
    credential = Credential(
        name=checked_name(name),
        connector=connector,
        credential_type=type_name,
        created_by=by,
    )
    if Credential.objects.filter(name=name).exists():
        raise CredentialExists(setting="name")
    put_values(credential, filled, {}, by)
    if credential_type(connector, type_name).signs_in:
        note_sign_in_needed(credential)
    return credential


def note_sign_in_needed(credential: Credential) -> None:
    """Let lists and steps say that nobody has signed in yet."""
    credential.test_outcome = TestOutcome.FAILED
    credential.test_message = _("Somebody has to sign in on the credential's page.")
    credential.save(update_fields=["test_outcome", "test_message"])


@transaction.atomic
def change_credential(*, name: str, filled: Filled, by: User) -> Credential:
    """Replace the values of a credential; empty secrets stay as they are.

    Raises NotAdministrator, CredentialNotFound, UnknownCredentialType, ValueRefused,
    and CredentialUnreadable where a secret is to stay that cannot be read.
    """
    require_administrator(by)
    credential = credential_named(name)
    credential = Credential.objects.select_for_update().get(pk=credential.pk)
    kind = credential_type(credential.connector, credential.credential_type)
    stays = any(filled.values.get(one, "") == "" for one in kind.secrets)
    put_values(credential, filled, opened(credential) if stays else {}, by)
    return credential


@transaction.atomic
def delete_credential(*, name: str, by: User) -> None:
    """Delete a credential. Raises NotAdministrator and CredentialNotFound.

    Steps that name it fail from then on, with words that say so.
    """
    require_administrator(by)
    credential_named(name).delete()

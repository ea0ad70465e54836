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

from connectors.models import Credential, OAuthTokens
from connectors.vault.checking import checked_values
from connectors.vault.credential_types import CredentialType, credential_type
from connectors.vault.exceptions import (
    CredentialExists,
    CredentialUnreadable,
    ValueRefused,
)
from connectors.vault.keys import current_key
from connectors.vault.oauth.grants import grant_of
from connectors.vault.outcomes import forget_outcome
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
    credential: Credential, filled: Filled, before: Mapping[str, str] | None, by: User
) -> None:
    """Seal what was filled in and save the row; `before` is None where nobody knows
    what was there. Raises ValueRefused."""
    kind = credential_type(credential.connector, credential.credential_type)
    values = checked_values(kind, filled.values, before or {})
    key = current_key()
    credential.sealed = seal(values, identity=identity_of(credential), key=key)
    credential.key_id = key.identifier
    credential.label = filled.label.strip()[:200]
    credential.is_default = filled.is_default
    credential.calls_per_minute = checked_limit(filled.calls_per_minute)
    credential.expires_at = filled.expires_at
    credential.changed_by = by
    credential.changed_at = timezone.now()
    if values != before:
        note_change(credential, kind, values, before)
    if filled.is_default:
        others = Credential.objects.filter(
            connector=credential.connector, credential_type=credential.credential_type
        )
        others.exclude(pk=credential.pk).update(is_default=False)
    credential.save()


def note_change(
    credential: Credential,
    kind: CredentialType,
    values: Mapping[str, str],
    before: Mapping[str, str] | None,
) -> None:
    """Forget what was known of the values before: whether they work, and the tokens
    where those are of another account now."""
    if before is None or is_other_account(credential, kind, values, before):
        OAuthTokens.objects.filter(credential=credential.pk).delete()
    forget_outcome(credential, signs_in=kind.signs_in)


def is_other_account(
    credential: Credential,
    kind: CredentialType,
    values: Mapping[str, str],
    before: Mapping[str, str],
) -> bool:
    """Say whether tokens that were given for the values before do not fit these."""
    now = grant_of(credential, kind.defaults | dict(values))
    then = grant_of(credential, kind.defaults | dict(before))
    return now is not None and then is not None and now.account != then.account


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
    put_values(credential, filled, None, by)
    return credential


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
    put_values(credential, filled, values_before(credential, needed=stays), by)
    return credential


def values_before(credential: Credential, *, needed: bool) -> dict[str, str] | None:
    """Return the values that are to be replaced, None where they cannot be read.

    Raises CredentialUnreadable where they are needed.
    """
    try:
        return opened(credential)
    except CredentialUnreadable:
        if needed:
            raise
        return None


@transaction.atomic
def delete_credential(*, name: str, by: User) -> None:
    """Delete a credential. Raises NotAdministrator and CredentialNotFound.

    Steps that name it fail from then on, with words that say so.
    """
    require_administrator(by)
    credential_named(name).delete()

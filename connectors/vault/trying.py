"""Trying whether a service accepts a credential."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.conf import settings
from django.contrib.auth.models import User

from connectors.availability import usable_caller
from connectors.calls import Call, Outcome
from connectors.models import Credential
from connectors.vault.checking import checked_values
from connectors.vault.credential_types import CredentialType, credential_type
from connectors.vault.exceptions import (
    CredentialNotFound,
    NotSignedIn,
    NotTestable,
    TokensNotGiven,
)
from connectors.vault.oauth.tokens import with_passing_token, with_token
from connectors.vault.outcomes import note_outcome
from connectors.vault.permissions import require_administrator
from connectors.vault.selectors import credential_named, opened, values_of

SECONDS = 20.0


@dataclass(frozen=True)
class Tried:
    """What came of a try: whether the service accepted it, and why not in words."""

    works: bool
    message: str = ""


@dataclass(frozen=True)
class Unsaved:
    """Values that are filled in and not saved; `name` is that of the credential whose
    secrets hold where none is filled in, empty for a new one."""

    connector: str
    type_name: str
    values: Mapping[str, Any] = field(repr=False)
    name: str = ""


def try_credential(*, name: str, by: User) -> Credential:
    """Let the connector try a credential and keep what came of it.

    Raises NotAdministrator, CredentialNotFound, CredentialUnreadable,
    UnknownCredentialType and NotTestable.
    """
    require_administrator(by)
    credential = credential_named(name)
    connector, type_name = credential.connector, credential.credential_type
    require_testable(credential_type(connector, type_name))
    values = values_of(credential, connector=connector, type_name=type_name)
    tried = outcome_of(credential, lambda: with_token(credential, values))
    note_outcome(credential, "" if tried.works else tried.message)
    return credential_named(name)


def try_values(*, unsaved: Unsaved, by: User) -> Tried:
    """Let the connector try values that are not saved; nothing is kept.

    Raises NotAdministrator, CredentialNotFound, UnknownCredentialType, ValueRefused,
    CredentialUnreadable and NotTestable.
    """
    require_administrator(by)
    kind = credential_type(unsaved.connector, unsaved.type_name)
    require_testable(kind)
    saved = saved_for(unsaved)
    kept = opened(saved) if saved else {}
    values = kind.defaults | checked_values(kind, unsaved.values, kept)
    credential = saved or Credential(
        name=unsaved.name,
        connector=unsaved.connector,
        credential_type=unsaved.type_name,
    )
    return outcome_of(credential, lambda: with_passing_token(credential, values))


def saved_for(unsaved: Unsaved) -> Credential | None:
    """Return the credential that is being changed. Raises CredentialNotFound."""
    if not unsaved.name:
        return None
    found = credential_named(unsaved.name)
    wanted = (unsaved.connector, unsaved.type_name)
    if (found.connector, found.credential_type) != wanted:
        raise CredentialNotFound
    return found


def require_testable(kind: CredentialType) -> None:
    """Raise NotTestable where the connector has no way to try one."""
    if not kind.is_testable:
        raise NotTestable


def outcome_of(
    credential: Credential, values: Callable[[], Mapping[str, Any]]
) -> Tried:
    """Return how a try ended, in words for a person."""
    try:
        outcome = called(credential, values())
    except (NotSignedIn, TokensNotGiven) as error:
        return Tried(works=False, message=error.message)
    works = outcome.kind == "completed"
    return Tried(works=works, message="" if works else outcome.message)


def called(credential: Credential, values: Mapping[str, Any]) -> Outcome:
    """Return how the connector's check ended, in a process of its own."""
    caller = usable_caller(settings.PRIVATE_HOSTS)
    try:
        return caller.call(
            Call(
                connector=credential.connector,
                operation=f"check-{credential.credential_type}",
                settings={"credential": credential.name},
                credential=values,
                idempotency_key=str(uuid.uuid4()),
                timeout=SECONDS,
            )
        )
    finally:
        caller.close()

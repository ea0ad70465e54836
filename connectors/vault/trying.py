"""Trying whether a service accepts a credential."""

from __future__ import annotations

import uuid

from django.conf import settings
from django.contrib.auth.models import User
from django.utils import timezone

from connectors.calls import Call, Caller, Outcome
from connectors.models import Credential, TestOutcome
from connectors.vault.credential_types import credential_type
from connectors.vault.exceptions import NotSignedIn, NotTestable, TokensNotGiven
from connectors.vault.oauth.tokens import with_token
from connectors.vault.permissions import require_administrator
from connectors.vault.selectors import credential_named, values_of

SECONDS = 20.0


def try_credential(*, name: str, by: User) -> Credential:
    """Let the connector try a credential and keep what came of it.

    Raises NotAdministrator, CredentialNotFound, CredentialUnreadable,
    UnknownCredentialType and NotTestable.
    """
    require_administrator(by)
    credential = credential_named(name)
    kind = credential_type(credential.connector, credential.credential_type)
    if not kind.is_testable:
        raise NotTestable
    try:
        outcome = called(credential)
    except (NotSignedIn, TokensNotGiven) as error:
        outcome = Outcome("failed", message=error.message)
    works = outcome.kind == "completed"
    Credential.objects.filter(pk=credential.pk).update(
        tested_at=timezone.now(),
        test_outcome=TestOutcome.WORKED if works else TestOutcome.FAILED,
        test_message="" if works else outcome.message,
    )
    return credential_named(name)


def called(credential: Credential) -> Outcome:
    """Return how the connector's check ended, in a process of its own."""
    connector, kind = credential.connector, credential.credential_type
    values = values_of(credential, connector=connector, type_name=kind)
    values = with_token(credential, values)
    caller = Caller(allowed_hosts=settings.PRIVATE_HOSTS)
    try:
        return caller.call(
            Call(
                connector=connector,
                operation=f"check-{kind}",
                settings={"credential": credential.name},
                credential=values,
                idempotency_key=str(uuid.uuid4()),
                timeout=SECONDS,
            )
        )
    finally:
        caller.close()

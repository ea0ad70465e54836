"""Asking a service for tokens, in a process that reaches its token address alone."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext as _

from connectors.availability import usable_caller
from connectors.calls import Call
from connectors.models import Credential
from connectors.vault.exceptions import NotSignedIn, TokensNotGiven
from connectors.vault.oauth.grants import Grant

SECONDS = 20.0
LONGEST_LIFE = timedelta(days=3650)


@dataclass(frozen=True)
class Tokens:
    """What a service gave; `expires_at` is None where it does not say."""

    access_token: str = field(repr=False)
    refresh_token: str = field(repr=False)
    expires_at: datetime | None


def tokens_for(
    credential: Credential, grant: Grant, parameters: Mapping[str, str]
) -> Tokens:
    """Ask for tokens. Raises NotSignedIn where the grant holds no more, TokensNotGiven
    for everything else, each with what the service says."""
    sent = {"token_address": grant.token, **grant.client, **parameters}
    caller = usable_caller(settings.PRIVATE_HOSTS)
    try:
        outcome = caller.call(
            Call(
                connector=credential.connector,
                operation=f"token-{credential.credential_type}",
                settings=sent,
                idempotency_key=str(uuid.uuid4()),
                timeout=SECONDS,
            )
        )
    finally:
        caller.close()
    if outcome.kind == "error":
        raise NotSignedIn(
            _("The service does not know the sign-in any more: {said}").format(
                said=outcome.message
            )
        )
    if outcome.kind != "completed":
        raise TokensNotGiven(outcome.message)
    return tokens_in(outcome.outputs["tokens"])


def tokens_in(given: Any) -> Tokens:
    """Return the tokens of an answer (RFC 6749, 5.1). Raises TokensNotGiven."""
    token = given.get("access_token") if isinstance(given, dict) else None
    if not isinstance(token, str) or not token:
        raise TokensNotGiven(_("The service gave an answer without an access token."))
    refresh = given.get("refresh_token")
    return Tokens(token, refresh if isinstance(refresh, str) else "", end_of(given))


def end_of(given: Mapping[str, Any]) -> datetime | None:
    """Return when an access token ends."""
    try:
        life = timedelta(seconds=int(given["expires_in"]))
    except (KeyError, TypeError, ValueError, OverflowError):
        return None
    return timezone.now() + min(max(life, timedelta(0)), LONGEST_LIFE)

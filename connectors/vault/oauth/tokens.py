"""The access token of a credential, fresh when a call begins."""

from __future__ import annotations

import time
from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from connectors.models import Credential, OAuthTokens, TestOutcome
from connectors.vault.exceptions import (
    CredentialUnreadable,
    NotSignedIn,
    TokensNotGiven,
)
from connectors.vault.keys import current_key, find_key
from connectors.vault.oauth.asking import Tokens, tokens_for
from connectors.vault.oauth.grants import Grant, grant_of
from connectors.vault.sealing import Identity, seal, unseal

# A call may take a while before it shows the token.
MARGIN = timedelta(minutes=1)
ASKING = timedelta(seconds=30)
LONGEST_WAIT = 25.0
PAUSE = 0.1


def with_token(credential: Credential, values: Mapping[str, Any]) -> dict[str, Any]:
    """Return the values of a credential with its access token, where it has one.

    Raises NotSignedIn, TokensNotGiven and CredentialUnreadable.
    """
    grant = grant_of(credential, values)
    if grant is None:
        return dict(values)
    return {**values, "access_token": access_token(credential, grant)}


def access_token(credential: Credential, grant: Grant) -> str:
    """Return a token that holds for a while. Raises as `with_token`.

    Of several that need another token one asks for it, the others wait.
    """
    until = time.monotonic() + LONGEST_WAIT
    while True:
        row = row_of(credential, grant)
        if is_fresh(row):
            return opened(row)["access_token"]
        if may_ask(row):
            return renewed(row, grant)
        if time.monotonic() > until:
            raise TokensNotGiven
        time.sleep(PAUSE)


def row_of(credential: Credential, grant: Grant) -> OAuthTokens:
    """Return the tokens of a credential. Raises NotSignedIn."""
    found = OAuthTokens.objects.filter(credential=credential).first()
    if grant.needs_person and (found is None or found.problem):
        raise NotSignedIn(sign_in_words(credential, found.problem if found else ""))
    if found is not None:
        return found
    sealed, key_id = sealed_tokens(credential, {})
    made, _made = OAuthTokens.objects.get_or_create(
        credential=credential, defaults={"sealed": sealed, "key_id": key_id}
    )
    return made


def sign_in_words(credential: Credential, problem: str) -> str:
    """Return what has to be done, for a person."""
    words = _("Credential “{name}” needs somebody to sign in on its page.")
    return f"{words.format(name=credential.name)} {problem}".strip()


def is_fresh(row: OAuthTokens) -> bool:
    """Say whether a token holds for a while."""
    if not opened(row).get("access_token"):
        return False
    return row.expires_at is None or row.expires_at > timezone.now() + MARGIN


def may_ask(row: OAuthTokens) -> bool:
    """Take the turn to ask for another token; say whether it was free."""
    now = timezone.now()
    free = Q(asking_until=None) | Q(asking_until__lt=now)
    turn = OAuthTokens.objects.filter(free, pk=row.pk, sealed=bytes(row.sealed))
    return bool(turn.update(asking_until=now + ASKING))


def renewed(row: OAuthTokens, grant: Grant) -> str:
    """Ask for another token and keep it. Raises NotSignedIn and TokensNotGiven."""
    credential = row.credential
    known = opened(row)
    try:
        given = tokens_for(credential, grant, parameters_of(grant, known))
    except NotSignedIn as error:
        OAuthTokens.objects.filter(pk=row.pk).update(problem=error.message)
        words = sign_in_words(credential, error.message)
        note_outcome(credential, words)
        raise NotSignedIn(words) from error
    finally:
        OAuthTokens.objects.filter(pk=row.pk).update(asking_until=None)
    keep_tokens(credential, given, refresh_token=known.get("refresh_token", ""))
    return given.access_token


def parameters_of(grant: Grant, known: Mapping[str, str]) -> dict[str, str]:
    """Return what asks for another token. Raises NotSignedIn where nothing can."""
    if not grant.needs_person:
        scope = {"scope": grant.scope} if grant.scope else {}
        return {"grant_type": "client_credentials", **scope}
    if not known.get("refresh_token"):
        raise NotSignedIn(_("The service gave nothing to renew the sign-in with."))
    return {"grant_type": "refresh_token", "refresh_token": known["refresh_token"]}


def keep_tokens(
    credential: Credential, given: Tokens, *, refresh_token: str = "", **more: Any
) -> None:
    """Keep what a service gave; `refresh_token` stays where it gave no other."""
    values = {
        "access_token": given.access_token,
        "refresh_token": given.refresh_token or refresh_token,
    }
    sealed, key_id = sealed_tokens(credential, values)
    OAuthTokens.objects.update_or_create(
        credential=credential,
        defaults={
            "sealed": sealed,
            "key_id": key_id,
            "expires_at": given.expires_at,
            "problem": "",
            **more,
        },
    )


def note_outcome(credential: Credential, problem: str) -> None:
    """Let lists and steps say whether a credential works."""
    Credential.objects.filter(pk=credential.pk).update(
        tested_at=timezone.now(),
        test_outcome=TestOutcome.FAILED if problem else TestOutcome.WORKED,
        test_message=problem,
    )


def identity_of(credential: Credential) -> Identity:
    """Return what the tokens of a credential are bound to."""
    name, connector = credential.name, credential.connector
    return Identity(name, connector, credential.credential_type, "tokens")


def sealed_tokens(
    credential: Credential, values: Mapping[str, str]
) -> tuple[bytes, str]:
    """Return tokens encrypted, and the identifier of the key."""
    key = current_key()
    return seal(values, identity=identity_of(credential), key=key), key.identifier


def opened(row: OAuthTokens) -> dict[str, str]:
    """Return the tokens. Raises CredentialUnreadable."""
    key = find_key(row.key_id)
    if key is None:
        raise CredentialUnreadable
    return unseal(bytes(row.sealed), identity=identity_of(row.credential), key=key)

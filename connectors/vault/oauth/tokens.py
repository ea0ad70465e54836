"""The access token of a credential, fresh when a call begins."""

from __future__ import annotations

import time
from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from connectors.models import Credential, OAuthTokens
from connectors.vault.exceptions import NotSignedIn, TokensNotGiven
from connectors.vault.oauth.asking import tokens_for
from connectors.vault.oauth.grants import Grant, grant_of
from connectors.vault.oauth.kept import columns_of, empty_row, opened
from connectors.vault.oauth.turns import Turn, take_turn
from connectors.vault.outcomes import note_sign_in_needed

# A call may take a while before it shows the token.
MARGIN = timedelta(minutes=1)
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


def with_passing_token(
    credential: Credential, values: Mapping[str, Any]
) -> dict[str, Any]:
    """Return values that are not saved with an access token, which nobody keeps.

    Raises as `with_token`; where a person signs in, they do so for what is saved.
    """
    grant = grant_of(credential, values)
    if grant is None:
        return dict(values)
    if not grant.needs_person:
        given = tokens_for(credential, grant, parameters_of(grant, {}))
        return {**values, "access_token": given.access_token}
    row = OAuthTokens.objects.filter(credential=credential.pk).first()
    if row is None or not is_of(opened(row), grant):
        words = _("Save it first: somebody has to sign in with the service for a test.")
        raise NotSignedIn(words)
    return {**values, "access_token": access_token(credential, grant)}


def access_token(credential: Credential, grant: Grant) -> str:
    """Return a token that holds for a while. Raises as `with_token`.

    Of several that need another token one asks for it, the others wait.
    """
    until = time.monotonic() + LONGEST_WAIT
    while True:
        row = row_of(credential, grant)
        if is_fresh(row, grant):
            return opened(row)["access_token"]
        turn = take_turn(row)
        token = renewed(turn, grant) if turn else ""
        if token:
            return token
        if time.monotonic() > until:
            raise TokensNotGiven
        time.sleep(PAUSE)


def row_of(credential: Credential, grant: Grant) -> OAuthTokens:
    """Return the tokens of a credential. Raises NotSignedIn."""
    found = OAuthTokens.objects.filter(credential=credential).first()
    if grant.needs_person and (found is None or found.problem):
        raise NotSignedIn(sign_in_words(credential, found.problem if found else ""))
    return found or empty_row(credential)


def sign_in_words(credential: Credential, problem: str) -> str:
    """Return what has to be done, for a person."""
    words = _("Credential “{name}” needs somebody to sign in on its page.")
    return f"{words.format(name=credential.name)} {problem}".strip()


def is_fresh(row: OAuthTokens, grant: Grant) -> bool:
    """Say whether a token of this account holds for a while."""
    known = opened(row)
    if not known.get("access_token") or not is_of(known, grant):
        return False
    return row.expires_at is None or row.expires_at > timezone.now() + MARGIN


def is_of(known: Mapping[str, str], grant: Grant) -> bool:
    """Say whether tokens are of the account that a grant speaks of."""
    return known.get("account", grant.account) == grant.account


def renewed(turn: Turn, grant: Grant) -> str:
    """Ask for another token and keep it; return it, or nothing where others were kept
    meanwhile. Raises NotSignedIn and TokensNotGiven."""
    credential = turn.row.credential
    known = opened(turn.row)
    try:
        given = tokens_for(credential, grant, parameters_of(grant, known))
    except NotSignedIn as error:
        words = sign_in_words(credential, error.message)
        if not ended_for_good(turn, error.message, words):
            return ""
        raise NotSignedIn(words) from error
    except BaseException:
        turn.end()
        raise
    columns = columns_of(
        credential,
        given,
        account=grant.account,
        refresh_token=known.get("refresh_token", ""),
    )
    return given.access_token if turn.keep(columns) else ""


@transaction.atomic
def ended_for_good(turn: Turn, problem: str, words: str) -> bool:
    """Keep why somebody has to sign in again; say whether that still counts."""
    held = turn.end(problem=problem)
    if held:
        note_sign_in_needed(turn.row.credential, words)
    return held


def parameters_of(grant: Grant, known: Mapping[str, str]) -> dict[str, str]:
    """Return what asks for another token. Raises NotSignedIn where nothing can."""
    if not grant.needs_person:
        scope = {"scope": grant.scope} if grant.scope else {}
        return {"grant_type": "client_credentials", **scope}
    if not is_of(known, grant):
        raise NotSignedIn(_("The account was changed since somebody signed in."))
    if not known.get("refresh_token"):
        raise NotSignedIn(_("The service gave nothing to renew the sign-in with."))
    return {"grant_type": "refresh_token", "refresh_token": known["refresh_token"]}

"""Signing in with a service: there and back (RFC 6749, 4.1; RFC 7636; RFC 9207)."""

from __future__ import annotations

import base64
import hashlib
import hmac
import secrets
import time
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode, urlsplit

from django.contrib.auth.models import User
from django.utils import timezone
from django.utils.translation import gettext as _

from connectors.models import Credential
from connectors.vault.exceptions import NotSignedIn, SignInRefused
from connectors.vault.oauth.asking import tokens_for
from connectors.vault.oauth.grants import Grant, grant_of
from connectors.vault.oauth.kept import keep_tokens
from connectors.vault.outcomes import note_outcome
from connectors.vault.permissions import require_administrator
from connectors.vault.selectors import credential_named, values_of

LONGEST_SECONDS = 600


@dataclass(frozen=True)
class Begun:
    """A sign-in that is under way: kept in the session of who began it."""

    credential: str
    state: str
    verifier: str
    back: str
    at: float


def begin_sign_in(*, name: str, back: str, by: User) -> tuple[Begun, str]:
    """Return what has to be kept, and the address of the service to go to.

    `back` is the address that the service leads back to. Raises NotAdministrator,
    CredentialNotFound, CredentialUnreadable and SignInRefused.
    """
    require_administrator(by)
    grant = person_grant(credential_named(name))
    begun = Begun(
        credential=name,
        state=secrets.token_urlsafe(32),
        verifier=secrets.token_urlsafe(64),
        back=back,
        at=time.time(),
    )
    query = {
        **grant.parameters,
        "response_type": "code",
        "client_id": grant.client_id,
        "redirect_uri": back,
        "scope": grant.scope,
        "state": begun.state,
        "code_challenge": challenge_of(begun.verifier),
        "code_challenge_method": "S256",
    }
    joint = "&" if "?" in grant.authorize else "?"
    asked = urlencode({name: one for name, one in query.items() if one})
    return begun, f"{grant.authorize}{joint}{asked}"


def person_grant(credential: Credential) -> Grant:
    """Return how people sign in for a credential. Raises SignInRefused."""
    kinds = (credential.connector, credential.credential_type)
    values = values_of(credential, connector=kinds[0], type_name=kinds[1])
    grant = grant_of(credential, values)
    if grant is None or not grant.needs_person:
        raise SignInRefused(_("Nobody signs in for a credential of this kind."))
    return grant


def challenge_of(verifier: str) -> str:
    """Return the challenge of a verifier, method S256."""
    digest = hashlib.sha256(verifier.encode()).digest()
    return base64.urlsafe_b64encode(digest).rstrip(b"=").decode()


def finish_sign_in(
    *, begun: Begun | None, answer: Mapping[str, Any], by: User
) -> Credential:
    """Take the code that a service leads back with, and keep its tokens.

    Raises NotAdministrator, SignInRefused, TokensNotGiven and what `begin_sign_in`
    does.
    """
    require_administrator(by)
    if begun is None or time.time() - begun.at > LONGEST_SECONDS:
        raise SignInRefused(_("The sign-in took too long. Begin it again."))
    state = str(answer.get("state", ""))
    if not hmac.compare_digest(state.encode(), begun.state.encode()):
        raise SignInRefused(_("This is not the sign-in that was begun here."))
    credential = credential_named(begun.credential)
    grant = person_grant(credential)
    refuse_other_issuer(grant, str(answer.get("iss", "")))
    if "code" not in answer:
        said = answer.get("error_description") or answer.get("error") or ""
        words = _("The service did not let you in: {said}")
        raise SignInRefused(words.format(said=str(said)[:300]))
    parameters = {
        "grant_type": "authorization_code",
        "code": str(answer["code"]),
        "redirect_uri": begun.back,
        "code_verifier": begun.verifier,
    }
    if not grant.client_secret or not grant.in_body:
        parameters["client_id"] = grant.client_id
    try:
        given = tokens_for(credential, grant, parameters)
    except NotSignedIn as error:
        raise SignInRefused(error.message) from error
    signed_in = {"signed_in_by": by, "signed_in_at": timezone.now()}
    keep_tokens(credential, given, account=grant.account, **signed_in)
    note_outcome(credential, "")
    return credential


def refuse_other_issuer(grant: Grant, issuer: str) -> None:
    """Refuse the answer of another service than was asked. Raises SignInRefused."""
    if issuer and urlsplit(issuer).hostname != urlsplit(grant.authorize).hostname:
        raise SignInRefused(_("Another service answered than the one that was asked."))

"""What is known of whether a service accepts a credential."""

from __future__ import annotations

from django.utils import timezone
from django.utils.translation import gettext as _

from connectors.models import Credential, OAuthTokens, TestOutcome


def note_outcome(credential: Credential, problem: str) -> None:
    """Let lists and steps say whether a credential works; empty says that it does."""
    Credential.objects.filter(pk=credential.pk).update(
        tested_at=timezone.now(),
        test_outcome=TestOutcome.FAILED if problem else TestOutcome.WORKED,
        test_message=problem,
    )


def note_sign_in_needed(credential: Credential, words: str) -> None:
    """Let lists and steps say that somebody has to sign in."""
    Credential.objects.filter(pk=credential.pk).update(
        tested_at=None, test_outcome=TestOutcome.FAILED, test_message=words
    )


def forget_outcome(credential: Credential, *, signs_in: bool) -> None:
    """Forget what was known of other values, on a row that is saved afterwards.

    A credential that somebody has to sign in for goes on saying so.
    """
    credential.tested_at = None
    credential.test_outcome, credential.test_message = "", ""
    tokens = OAuthTokens.objects.filter(credential=credential.pk).first()
    if signs_in and (tokens is None or tokens.problem):
        credential.test_outcome = TestOutcome.FAILED
        credential.test_message = (tokens.problem if tokens else "") or _(
            "Somebody has to sign in on the credential's page."
        )

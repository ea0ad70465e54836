"""The link that signs in the local administrator on the own machine."""

from __future__ import annotations

from django.contrib.auth.models import User
from django.core import signing

from modeler.exceptions import SignInLinkEnded

ADMINISTRATOR = "admin"
SALT = "patchbay.sign-in"
HOURS = 12


def link_token(user: User) -> str:
    """Return a token that signs this person in for the next 12 hours."""
    return signing.TimestampSigner(salt=SALT).sign(str(user.pk))


def person_of(token: str) -> User:
    """Return whom a token signs in. Raises SignInLinkEnded."""
    signer = signing.TimestampSigner(salt=SALT)
    try:
        key = signer.unsign(token, max_age=HOURS * 3600)
        return User.objects.get(pk=key, is_active=True)
    except (signing.BadSignature, User.DoesNotExist) as error:
        raise SignInLinkEnded from error

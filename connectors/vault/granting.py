"""Saying who may use a credential."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.contrib.auth.models import Group, User
from django.db import transaction
from django.utils.translation import gettext as _

from connectors.models import Credential, CredentialGrant
from connectors.vault.exceptions import GrantRefused
from connectors.vault.permissions import require_administrator
from connectors.vault.selectors import credential_named


@dataclass(frozen=True)
class Granted:
    """Who may use a credential: everyone, or people by user name, groups by name, and
    processes by id. What is named stays known while it is for everyone."""

    everyone: bool = True
    people: Sequence[str] = ()
    groups: Sequence[str] = ()
    processes: Sequence[str] = ()


def granted_to(credential: Credential) -> Granted:
    """Return who may use a credential."""
    rows = list(credential.grants.select_related("user", "group"))
    return Granted(
        everyone=credential.for_everyone,
        people=sorted(one.user.get_username() for one in rows if one.user),
        groups=sorted(one.group.name for one in rows if one.group),
        processes=sorted(one.process for one in rows if one.process),
    )


@transaction.atomic
def grant_credential(*, name: str, granted: Granted, by: User) -> Credential:
    """Let exactly these use a credential.

    Steps of all others fail from then on, with words that say so. Raises
    NotAdministrator, CredentialNotFound and GrantRefused.
    """
    require_administrator(by)
    key = credential_named(name).pk
    credential = Credential.objects.select_for_update().get(pk=key)
    rows = rows_of(credential, granted)
    credential.grants.all().delete()
    CredentialGrant.objects.bulk_create(rows)
    credential.for_everyone = granted.everyone
    credential.save(update_fields=["for_everyone"])
    return credential


def rows_of(credential: Credential, granted: Granted) -> list[CredentialGrant]:
    """Return a row for each one that is named. Raises GrantRefused."""
    people = User.objects.filter(username__in=granted.people)
    groups = Group.objects.filter(name__in=granted.groups)
    require_all(granted.people, [one.get_username() for one in people])
    require_all(granted.groups, [one.name for one in groups])
    processes = {process_id(text) for text in granted.processes}
    return [
        *(CredentialGrant(credential=credential, user=one) for one in people),
        *(CredentialGrant(credential=credential, group=one) for one in groups),
        *(CredentialGrant(credential=credential, process=one) for one in processes),
    ]


def require_all(wanted: Iterable[str], found: Iterable[str]) -> None:
    """Raise GrantRefused for the first name that is not there."""
    missing = set(wanted) - set(found)
    if missing:
        words = _("There is no one and nothing called “{name}”.")
        raise GrantRefused(words.format(name=min(missing)))


def process_id(text: str) -> str:
    """Return an id as it is kept. Raises GrantRefused."""
    try:
        return str(UUID(text))
    except ValueError as error:
        words = _("“{text}” is not the id of a process.")
        raise GrantRefused(words.format(text=text)) from error

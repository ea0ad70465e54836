"""Who may use a credential: the one place that decides."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import cast
from uuid import UUID

from django.contrib.auth.models import User
from django.db.models import Q, QuerySet

from connectors.models import Credential, CredentialGrant


@dataclass(frozen=True)
class Use:
    """For whom a credential is used: a process, and the person who answers for it.

    At a draft that is who works on it, in a Request who published the version. The
    person is asked for only where a credential is not for everyone. `by_installation`
    is what Patchbay does by itself, for no process.
    """

    process: UUID | str | None = None
    person: Callable[[], int | None] = lambda: None
    by_installation: bool = False


BY_INSTALLATION = Use(by_installation=True)


def use_of(user: User, process: UUID | str | None = None) -> Use:
    """Return the use by a person, in a process where one is given."""
    return Use(process, lambda: cast("int | None", user.pk))


def granted(person: int | None, process: UUID | str | None) -> Q:
    """Return the condition on credentials that a use fulfils."""
    fitting = Q(process=str(process)) if process else Q(pk=None)
    if person is not None:
        fitting |= Q(user=person) | Q(group__user=person)
    rows = CredentialGrant.objects.filter(fitting)
    return Q(for_everyone=True) | Q(pk__in=rows.values("credential"))


def usable_credentials(use: Use) -> QuerySet[Credential]:
    """Return the credentials that may be used, by name."""
    found = Credential.objects.order_by("name")
    if use.by_installation:
        return found
    return found.filter(granted(use.person(), use.process))


def may_use(credential: Credential, use: Use) -> bool:
    """Say whether a credential may be used so."""
    if credential.for_everyone or use.by_installation:
        return True
    return usable_credentials(use).filter(pk=credential.pk).exists()


def usable_by(
    credential: Credential, user: User, process_id: UUID | str | None = None
) -> bool:
    """Say whether a person may use a credential, in a process where one is given."""
    return may_use(credential, use_of(user, process_id))

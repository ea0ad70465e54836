"""Giving people rights on the Requests of a process."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from django.contrib.auth.models import User
from django.db import transaction

from runtime.models import Grant, GrantSource, Right


@transaction.atomic
def set_rights(
    *,
    process: UUID,
    user: User,
    rights: Iterable[Right],
    source: GrantSource = GrantSource.MEMBER,
) -> None:
    """Give a person exactly these rights from a source; none takes them all away.

    What they have from another source stays.
    """
    wanted = set(rights)
    mine = Grant.objects.filter(process=process, user=user, source=source)
    mine.exclude(right__in=wanted).delete()
    had = set(mine.values_list("right", flat=True))
    Grant.objects.bulk_create(
        Grant(process=process, user=user, right=one, source=source)
        for one in sorted(wanted - had)
    )


def grant_rights(*, process: UUID, user: User, rights: Iterable[Right]) -> None:
    """Give a person rights on Requests that need no membership of the diagram.

    Who may act may see, too.
    """
    wanted = set(rights)
    if Right.ACT in wanted:
        wanted.add(Right.SEE)
    set_rights(process=process, user=user, rights=wanted, source=GrantSource.GRANTED)

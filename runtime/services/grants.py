"""Giving people rights on the Requests of a process."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from django.contrib.auth.models import User
from django.db import transaction

from runtime.models import Grant, Right


@transaction.atomic
def set_rights(*, process: UUID, user: User, rights: Iterable[Right]) -> None:
    """Give a person exactly these rights; none takes them all away."""
    wanted = set(rights)
    mine = Grant.objects.filter(process=process, user=user)
    mine.exclude(right__in=wanted).delete()
    had = set(mine.values_list("right", flat=True))
    Grant.objects.bulk_create(
        Grant(process=process, user=user, right=one) for one in sorted(wanted - had)
    )

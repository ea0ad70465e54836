"""Reading who has which right on the Requests of a process."""

from __future__ import annotations

from dataclasses import dataclass, field
from uuid import UUID

from django.contrib.auth.models import User

from runtime.models import Grant, GrantSource, Right


@dataclass
class PersonRights:
    """The rights of one person: those given for Requests, and those of a member."""

    user: User
    granted: set[Right] = field(default_factory=set)
    member: set[Right] = field(default_factory=set)


def people_with_rights(process: UUID) -> list[PersonRights]:
    """Return everyone with a right on the Requests of a process, by user name."""
    rows = Grant.objects.filter(process=process).select_related("user")
    found: dict[int, PersonRights] = {}
    for row in rows.order_by("user__username", "id"):
        one = found.setdefault(row.user_id, PersonRights(row.user))
        rights = one.granted if row.source == GrantSource.GRANTED else one.member
        rights.add(Right(row.right))
    return list(found.values())

"""Who may do what in a process: the one place that decides."""

from __future__ import annotations

from typing import cast
from uuid import UUID

from django.contrib.auth.models import AbstractBaseUser, AnonymousUser

from modeler.exceptions import Forbidden, NotShared
from modeler.models import Membership, Process, Role

Person = AbstractBaseUser | AnonymousUser
RANKS = {Role.VIEWER: 0, Role.EDITOR: 1, Role.OWNER: 2}


def role_of(user: Person, process: Process | UUID) -> Role | None:
    """Return the role of a person in a process, None for a stranger."""
    if not user.is_authenticated:
        return None
    key = process.pk if isinstance(process, Process) else process
    member = Membership.objects.filter(process_id=key, user_id=cast(int, user.pk))
    role = member.values_list("role", flat=True).first()
    return Role(role) if role else None


def allows(role: Role | None, needed: Role) -> bool:
    """Say whether a role reaches as far as the needed one."""
    return role is not None and RANKS[role] >= RANKS[needed]


def require(user: Person, process_id: UUID, needed: Role) -> Role:
    """Return the person's role.

    Raises NotShared for a stranger, who learns nothing, and Forbidden for a member
    whose role does not reach as far.
    """
    role = role_of(user, process_id)
    if role is None:
        raise NotShared
    if not allows(role, needed):
        raise Forbidden
    return role


def process_for(user: Person, process_id: UUID, needed: Role = Role.VIEWER) -> Process:
    """Return a process on which a person may act. Raises as `require`."""
    require(user, process_id, needed)
    return Process.objects.get(pk=process_id)

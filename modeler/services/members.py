"""Sharing a process."""

from __future__ import annotations

from django.contrib.auth.models import User
from django.db import transaction
from django.utils.translation import gettext as _

from modeler.exceptions import BadRequest, LastOwner, UnknownPerson
from modeler.models import Membership, Process, Role
from modeler.permissions import require
from modeler.services.announcements import announce_roles
from runtime.models import Right
from runtime.services.grants import set_rights


def checked_role(role: object) -> Role:
    """Return a role. Raises BadRequest."""
    if role not in Role.values:
        raise BadRequest(_("`role` must be owner, editor or viewer."))
    return Role(str(role))


RIGHTS = {
    Role.OWNER: frozenset(Right),
    Role.EDITOR: frozenset(Right),
    Role.VIEWER: frozenset({Right.SEE}),
}


def give_role(*, process: Process, user: User, role: Role) -> Membership:
    """Give a person a role, and what goes with it on the Requests of the process."""
    member, _made = Membership.objects.update_or_create(
        process=process, user=user, defaults={"role": role}
    )
    set_rights(process=process.pk, user=user, rights=RIGHTS[role])
    return member


def keep_an_owner(process: Process, leaving: str) -> None:
    """Refuse to leave a process without an owner."""
    owners = process.memberships.select_for_update().filter(role=Role.OWNER)
    if list(owners.values_list("user__username", flat=True)) == [leaving]:
        raise LastOwner


@transaction.atomic
def share_process(
    *, process: Process, username: str, role: str, by: User
) -> Membership:
    """Give a person a role, or another one. Raises UnknownPerson, LastOwner."""
    require(by, process.pk, Role.OWNER)
    wanted = checked_role(role)
    person = User.objects.filter(username=username, is_active=True).first()
    if person is None:
        raise UnknownPerson
    if wanted is not Role.OWNER:
        keep_an_owner(process, username)
    member = give_role(process=process, user=person, role=wanted)
    announce_roles(process.pk)
    return member


@transaction.atomic
def unshare_process(*, process: Process, username: str, by: User) -> None:
    """Take a person out; everyone may take themselves out. Raises LastOwner."""
    needed = Role.VIEWER if username == by.get_username() else Role.OWNER
    require(by, process.pk, needed)
    keep_an_owner(process, username)
    member = process.memberships.filter(user__username=username).first()
    if member is None:
        raise UnknownPerson
    set_rights(process=process.pk, user=member.user, rights=())
    member.delete()
    announce_roles(process.pk)

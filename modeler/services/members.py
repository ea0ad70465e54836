"""Sharing a process."""

from __future__ import annotations

from django.contrib.auth.models import User
from django.db import transaction
from django.utils.translation import gettext as _

from modeler.exceptions import BadRequest, LastOwner, UnknownPerson
from modeler.models import Membership, Process, Role
from modeler.permissions import require
from modeler.services.announcements import announce_roles


def checked_role(role: object) -> Role:
    """Return a role. Raises BadRequest."""
    if role not in Role.values:
        raise BadRequest(_("`role` must be owner, editor or viewer."))
    return Role(str(role))


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
    member, _ = Membership.objects.update_or_create(
        process=process, user=person, defaults={"role": wanted}
    )
    announce_roles(process.pk)
    return member


@transaction.atomic
def unshare_process(*, process: Process, username: str, by: User) -> None:
    """Take a person out; everyone may take themselves out. Raises LastOwner."""
    needed = Role.VIEWER if username == by.get_username() else Role.OWNER
    require(by, process.pk, needed)
    keep_an_owner(process, username)
    removed, _ = process.memberships.filter(user__username=username).delete()
    if not removed:
        raise UnknownPerson
    announce_roles(process.pk)

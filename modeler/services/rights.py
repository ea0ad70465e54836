"""Letting people who are not members work with the Requests of a process."""

from __future__ import annotations

from django.contrib.auth.models import User
from django.db import transaction
from django.utils.translation import gettext as _

from modeler.exceptions import BadRequest, UnknownPerson
from modeler.models import Process, Role
from modeler.permissions import require
from runtime.models import Right
from runtime.services.grants import grant_rights


def checked_rights(rights: object) -> set[Right]:
    """Return rights. Raises BadRequest."""
    if not isinstance(rights, list) or not all(one in Right.values for one in rights):
        raise BadRequest(_("`rights` must be a list of start, see and act."))
    return {Right(one) for one in rights}


@transaction.atomic
def grant_on_requests(
    *, process: Process, username: str, rights: object, by: User
) -> User:
    """Give a person exactly these rights beside those of a member; none takes them
    away. Raises UnknownPerson, BadRequest and Forbidden."""
    require(by, process.pk, Role.OWNER)
    wanted = checked_rights(rights)
    person = User.objects.filter(username=username, is_active=True).first()
    if person is None:
        raise UnknownPerson
    grant_rights(process=process.pk, user=person, rights=wanted)
    return person

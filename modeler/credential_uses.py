"""For whom the steps of a draft use credentials."""

from __future__ import annotations

from django.contrib.auth.models import User

from connectors.vault.grants import Use, use_of
from modeler.models import Process, Role
from modeler.permissions import allows, role_of


def use_for(user: User, process: Process) -> Use:
    """Return the use by a person who looks at a draft.

    Who may only look sees it as its owner does, whom the steps belong to.
    """
    if allows(role_of(user, process), Role.EDITOR):
        return use_of(user, process.pk)
    owners = process.memberships.filter(role=Role.OWNER).order_by("pk")
    return Use(process.pk, lambda: owners.values_list("user", flat=True).first())

"""What stops when a credential is granted to fewer."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from uuid import UUID

from django.contrib.auth.models import User

from connectors.models import Credential
from connectors.vault.granting import Granted, granted_to
from modeler.models import Membership, Role
from modeler.step_uses import Uses, uses_of_credential

MayUse = Callable[[UUID, int | None], bool]


def losses(credential: Credential, after: Granted) -> Uses:
    """Return the drafts and versions that may use a credential now, and would not.

    A version uses what its publisher may use, a draft what its owner may.
    """
    uses = uses_of_credential(credential.name)
    owners = owners_of([one.process for one in uses.drafts])
    people = {one.published_by for one in uses.versions} | set(owners.values())
    names = names_of({one for one in people if one is not None})
    before, then = (
        may_use(granted, names) for granted in (granted_to(credential), after)
    )

    def stops(process: UUID, person: int | None) -> bool:
        return before(process, person) and not then(process, person)

    return Uses(
        [one for one in uses.drafts if stops(one.process, owners.get(one.process))],
        [one for one in uses.versions if stops(one.process, one.published_by)],
    )


def owners_of(processes: list[UUID]) -> dict[UUID, int]:
    """Return the first owner of each process."""
    found = Membership.objects.filter(process__in=processes, role=Role.OWNER)
    return dict(found.order_by("-pk").values_list("process_id", "user_id"))


def names_of(people: set[int]) -> dict[int, tuple[str, set[str]]]:
    """Return the user name of each person and the names of their groups."""
    found = User.objects.filter(pk__in=people).prefetch_related("groups")
    return {
        one.pk: (one.get_username(), {group.name for group in one.groups.all()})
        for one in found
    }


def may_use(granted: Granted, names: Mapping[int, tuple[str, set[str]]]) -> MayUse:
    """Return the function that says whether a process of a person may use it."""

    def decide(process: UUID, person: int | None) -> bool:
        name, groups = names.get(person or 0, ("", set()))
        return (
            granted.everyone
            or str(process) in granted.processes
            or name in granted.people
            or not groups.isdisjoint(granted.groups)
        )

    return decide

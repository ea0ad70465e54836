"""Reading processes, drafts, change sets, versions and members."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.contrib.auth.models import User
from django.db.models import CharField, Max, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce

from modeler.models import (
    ChangeSet,
    Draft,
    Membership,
    Process,
    Role,
    Scenario,
    Version,
)

SHOWN = ("all", "own", "shared")
# More than this is faster fetched as a file.
MAX_REPLAYED = 2_000


def owner_name() -> Subquery:
    """Return the user name of a process' first owner."""
    owners = Membership.objects.filter(process=OuterRef("pk"), role=Role.OWNER)
    return Subquery(owners.order_by("id").values("user__username")[:1])


def processes_of(
    user: User, *, search: str = "", show: str = "all"
) -> QuerySet[Process]:
    """Return the processes of a person, recent first.

    Each carries `role`, `owner_name`, `version` (None while nothing is published) and
    `revision`. `search` looks at names and owners; `show` is one of SHOWN.
    """
    mine = Membership.objects.filter(process=OuterRef("pk"), user=user)
    nobody: Value = Value("", output_field=CharField())
    found = Process.objects.filter(memberships__user=user).annotate(
        role=Subquery(mine.values("role")[:1]),
        owner_name=Coalesce(owner_name(), nobody),
        version=Max("versions__number"),
        revision=Max("draft__revision"),
    )
    if show == "own":
        found = found.filter(role=Role.OWNER)
    elif show == "shared":
        found = found.exclude(role=Role.OWNER)
    for word in search.split():
        found = found.filter(Q(name__icontains=word) | Q(owner_name__icontains=word))
    return found.order_by("-updated_at", "id")


def counts_of(user: User, *, search: str = "") -> dict[str, int]:
    """Return how many processes each choice of SHOWN has."""
    return {s: processes_of(user, search=search, show=s).count() for s in SHOWN}


def draft_of(process_id: UUID) -> Draft:
    """Return the draft of a process, with its file."""
    return Draft.objects.get(pk=process_id)


def revision_of(process_id: UUID) -> int:
    """Return the number of the last change set of a draft."""
    revisions = Draft.objects.filter(pk=process_id).values_list("revision", flat=True)
    return revisions.get()


@dataclass(frozen=True)
class Since:
    """What happened to a draft after a revision.

    `reimport` says that the sets do not tell it all: the file is to be fetched again.
    """

    revision: int
    change_sets: list[dict[str, Any]]
    reimport: bool


def change_sets_since(process_id: UUID, revision: int) -> Since:
    """Return the change sets after a revision, in order, without a gap."""
    current = revision_of(process_id)
    sets = ChangeSet.objects.filter(
        draft_id=process_id, revision__gt=revision, revision__lte=current
    ).exclude(changes=[], whole_file=False)
    found = list(sets.select_related("by").order_by("revision")[: MAX_REPLAYED + 1])
    unknown = revision > current or len(found) > MAX_REPLAYED
    if unknown or any(one.whole_file for one in found):
        return Since(current, [], reimport=True)
    return Since(current, [as_sent(one) for one in found], reimport=False)


def as_sent(change_set: ChangeSet) -> dict[str, Any]:
    """Return a change set as others receive it."""
    return {
        "revision": change_set.revision,
        "client_id": str(change_set.client_id),
        "by": change_set.by.get_username() if change_set.by else None,
        "changes": change_set.changes,
    }


def deleted_after(draft: Draft, base: int) -> set[str]:
    """Return the ids of the elements that went after a revision."""
    lists = draft.change_sets.filter(revision__gt=base).values_list(
        "deleted", flat=True
    )
    return {identifier for one in lists for identifier in one}


def versions_of(process_id: UUID) -> QuerySet[Version]:
    """Return the published versions, newest first, without their files."""
    return (
        Version.objects.filter(process_id=process_id)
        .defer("bpmn")
        .select_related("published_by")
        .order_by("-number")
    )


def members_of(process_id: UUID) -> QuerySet[Membership]:
    """Return the members of a process, owners first."""
    return (
        Membership.objects.filter(process_id=process_id)
        .select_related("user")
        .order_by("-role", "user__username")
    )


def scenarios_of(process_id: UUID) -> QuerySet[Scenario]:
    """Return the scenarios of a process by name."""
    return Scenario.objects.filter(process_id=process_id).order_by("name", "id")

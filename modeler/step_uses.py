"""Where connectors and credentials are used: drafts, versions, running Requests."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from connectors.models import StepFile
from connectors.step_files import Kind, files_naming, read_steps
from modeler.models import Draft
from runtime.models import Deployment
from runtime.models.request import ENDED

CHUNK = 20


@dataclass(frozen=True)
class DraftUse:
    """A draft with such steps."""

    process: UUID
    name: str


@dataclass(frozen=True)
class VersionUse:
    """A published version with such steps: who published it, as an id, and how many
    Requests run on it."""

    process: UUID
    name: str
    number: int
    published_by: int | None
    running: int


@dataclass(frozen=True)
class Uses:
    """What stops where the connector or credential is missing."""

    drafts: list[DraftUse]
    versions: list[VersionUse]

    @property
    def any(self) -> bool:
        """Say whether there is one."""
        return bool(self.drafts or self.versions)

    @property
    def running(self) -> int:
        """Return how many Requests run on versions that use it."""
        return sum(one.running for one in self.versions)


def uses_of_connector(connector: str) -> Uses:
    """Return where a connector is used."""
    return uses_with("connector", connector)


def uses_of_credential(name: str) -> Uses:
    """Return where steps name a credential; those that rely on a default do not."""
    return uses_with("credential", name)


def uses_with(kind: Kind, name: str) -> Uses:
    """Return where steps name something: of versions the newest of each process, and
    those that Requests still run on."""
    read_what_is_new()
    files = files_naming(kind, name)
    drafts = Draft.objects.filter(pk__in=files).values_list("pk", "process__name")
    counted = (
        needed_deployments()
        .filter(pk__in=files)
        .order_by("process_name", "process", "-number")
        .values_list("process", "process_name", "number", "published_by", "running")
    )
    return Uses(
        sorted((DraftUse(*row) for row in drafts), key=lambda one: one.name.lower()),
        [VersionUse(*row) for row in counted],
    )


def needed_deployments() -> QuerySet[Any]:
    """Return the newest version of each process, and those that Requests run on, with
    how many do."""
    going = Count("requests", filter=~Q(requests__status__in=ENDED))
    counted = Deployment.objects.annotate(running=going)
    return counted.filter(Q(is_newest=True) | Q(running__gt=0))


def read_what_is_new() -> None:
    """Read the steps of files that have changed since they were read.

    Where nothing has, no file is looked at.
    """
    same = StepFile.objects.filter(file=OuterRef("pk"), revision=OuterRef("revision"))
    for draft in Draft.objects.filter(~Exists(same)).iterator(CHUNK):
        read_steps(draft.pk, draft.revision, bytes(draft.bpmn))
    read = StepFile.objects.filter(file=OuterRef("pk"))
    for one in needed_deployments().filter(~Exists(read)).iterator(CHUNK):
        read_steps(one.pk, 0, bytes(one.bpmn))

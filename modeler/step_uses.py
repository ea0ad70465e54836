"""Where connectors and credentials are used: drafts, versions, running Requests."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from django.db.models import Count, Q

from modeler.models import Draft
from runtime.models import Deployment
from runtime.models.request import ENDED


@dataclass(frozen=True)
class DraftUse:
    """A draft with such steps."""

    process: UUID
    name: str


@dataclass(frozen=True)
class VersionUse:
    """A published version with such steps, and how many Requests run on it."""

    process: UUID
    name: str
    number: int
    running: int


@dataclass(frozen=True)
class Uses:
    """What stops where the connector or credential is missing."""

    drafts: list[DraftUse]
    versions: list[VersionUse]

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


def uses_with(attribute: str, value: str) -> Uses:
    """Return where steps have an attribute: of versions the newest of each process,
    and those that Requests still run on."""
    marks = [f"{attribute}={quote}{value}{quote}".encode() for quote in "\"'"]
    drafts = [
        DraftUse(one.process_id, one.process.name)
        for one in Draft.objects.select_related("process").iterator()
        if any(mark in bytes(one.bpmn) for mark in marks)
    ]
    going = Count("requests", filter=~Q(requests__status__in=ENDED))
    counted = Deployment.objects.annotate(running=going)
    needed = counted.filter(Q(is_newest=True) | Q(running__gt=0))
    versions = [
        VersionUse(one.process, one.process_name, one.number, one.running)
        for one in needed.iterator()
        if any(mark in bytes(one.bpmn) for mark in marks)
    ]
    return Uses(sorted(drafts, key=lambda one: one.name.lower()), versions)

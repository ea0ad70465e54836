"""Which files have steps that name a connector or a credential."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet

import bpmn
from bpmn.namespaces import CONNECTOR
from connectors.models import StepFile, StepName

Kind = Literal["connector", "credential"]
KINDS: tuple[Kind, ...] = ("connector", "credential")
LONGEST = 200


def names_in(data: bytes) -> Iterator[tuple[Kind, str]]:
    """Yield what the steps of a file name, in whatever encoding it is."""
    try:
        root = bpmn.read(data).root
    except bpmn.RefusedFile:
        return
    for step in root.iter(f"{{{CONNECTOR}}}step"):
        for kind in KINDS:
            if name := step.get(kind):
                yield kind, name[:LONGEST]


@transaction.atomic
def read_steps(file: UUID, revision: int, data: bytes) -> None:
    """Keep what the steps of a file name at a revision."""
    kept, _made = StepFile.objects.update_or_create(
        file=file, defaults={"revision": revision}
    )
    kept.names.all().delete()
    found = sorted(set(names_in(data)))
    StepName.objects.bulk_create(
        StepName(file=kept, kind=kind, name=name) for kind, name in found
    )


def files_naming(kind: Kind, name: str) -> QuerySet[StepName, UUID]:
    """Return the ids of the files whose steps name a connector or a credential."""
    found = StepName.objects.filter(kind=kind, name=name)
    return found.values_list("file__file", flat=True)

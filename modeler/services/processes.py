"""Making, importing, renaming, copying and deleting processes."""

from __future__ import annotations

from dataclasses import dataclass, field

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

import bpmn
from modeler.exceptions import BadRequest
from modeler.models import Draft, Process, Role
from modeler.permissions import require
from modeler.reports import report_of
from modeler.services.announcements import announce_roles
from modeler.services.members import give_role
from modeler.services.scenarios import copy_scenarios
from runtime.services.deployments import rename_deployments, retire_process

MAX_NAME = 200


@dataclass(frozen=True)
class Imported:
    """A new process, and in plain words what was found in its file."""

    process: Process
    lines: list[str] = field(default_factory=list)


def checked_name(name: object) -> str:
    """Return a usable name on one line. Raises BadRequest."""
    if not isinstance(name, str) or not name.strip() or "\x00" in name:
        raise BadRequest(_("A process needs a name."))
    clean = " ".join(name.split())
    if len(clean) > MAX_NAME:
        raise BadRequest(_("A name has at most 200 characters."))
    return clean


@transaction.atomic
def create_process(*, name: str, by: User, data: bytes | None = None) -> Process:
    """Make a process of a file, or an empty one. Raises RefusedFile."""
    document = bpmn.read(bpmn.EMPTY if data is None else data)
    process = Process.objects.create(name=checked_name(name))
    Draft.objects.create(process=process, bpmn=document.data)
    give_role(process=process, user=by, role=Role.OWNER)
    return process


def import_process(*, name: str, by: User, data: bytes, mend: bool = False) -> Imported:
    """Make a process of a file that someone brings.

    `mend` repairs what keeps the file from being read. Raises RefusedFile.
    """
    lines: list[str] = []
    if mend and (mended := bpmn.mend(data)) is not None:
        data, lines = mended.data, list(mended.repairs)
    document = bpmn.read(data)
    process = create_process(name=name, by=by, data=data)
    return Imported(process, [*lines, *report_of(document)])


def rename_process(*, process: Process, name: str, by: User) -> None:
    """Give a process another name. Raises Forbidden and BadRequest."""
    require(by, process.pk, Role.EDITOR)
    process.name = checked_name(name)
    process.updated_at = timezone.now()
    process.save(update_fields=["name", "updated_at"])
    rename_deployments(process=process.pk, name=process.name)


@transaction.atomic
def duplicate_process(*, process: Process, by: User) -> Process:
    """Make a copy of draft and scenarios that belongs to the person.

    Raises NotShared.
    """
    require(by, process.pk, Role.VIEWER)
    name = _("Copy of {name}").format(name=process.name)[:MAX_NAME]
    draft = Draft.objects.get(pk=process.pk)
    copy = create_process(name=name, by=by, data=bytes(draft.bpmn))
    copy_scenarios(source=process, target=copy)
    return copy


@transaction.atomic
def delete_process(*, process: Process, by: User) -> None:
    """Delete a process with its draft and versions. Raises Forbidden.

    Its Requests go on to their end, and their pages stay.
    """
    require(by, process.pk, Role.OWNER)
    retire_process(process=process.pk)
    announce_roles(process.pk)
    process.delete()

"""Bringing the steps of one draft up to date, and taking that back: whole, or not."""

from __future__ import annotations

import hashlib
import json
import uuid
from collections.abc import Callable, Collection, Sequence
from typing import Any
from uuid import UUID

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from lxml import etree

import bpmn
from bpmn import Change
from connectors.steps import Step, step_of
from modeler.exceptions import BadRequest
from modeler.models import (
    ChangeSet,
    Draft,
    Process,
    Role,
    UpgradeOutcome,
    UpgradeResult,
    UpgradeRun,
)
from modeler.permissions import require
from modeler.services.drafts import Sent, locked_draft, store
from modeler.upgrades import upgrades_in


@transaction.atomic
def upgrade_draft(run: UpgradeRun, process_id: UUID) -> None:
    """Bring the steps of a draft up to date as one change set of the run's person.

    What was done before a crash is not done again: the result is written with it.
    """
    draft = Draft.objects.select_for_update().get(pk=process_id)
    if UpgradeResult.objects.filter(run=run, process_id=process_id).exists():
        return
    document = bpmn.read(bytes(draft.bpmn))
    steps = [one for one in upgrades_in(document) if counts(run, one.connector)]
    changes = [change for one in steps for change in one.changes]
    made = write(draft, document, changes, run)
    UpgradeResult.objects.create(
        run=run,
        process_id=process_id,
        outcome=UpgradeOutcome.CHANGED if made else UpgradeOutcome.UNCHANGED,
        revision=made.revision if made else None,
        steps=len(steps),
    )


def counts(run: UpgradeRun, connector: str) -> bool:
    """Say whether a run is about a connector."""
    return not run.connectors or connector in run.connectors


def write(
    draft: Draft, document: bpmn.Document, changes: Sequence[Change], run: UpgradeRun
) -> ChangeSet | None:
    """Store changes of a run as a change set of its own; None where there are none."""
    if not changes or run.by is None:
        return None
    return write_changes(
        draft, document, changes, by=run.by, client_id=uuid.uuid5(run.pk, str(draft.pk))
    )


def write_changes(
    draft: Draft,
    document: bpmn.Document,
    changes: Sequence[Change],
    *,
    by: User,
    client_id: UUID,
) -> ChangeSet:
    """Store changes that the server made, as a client's."""
    text = json.dumps(changes, sort_keys=True)
    digest = hashlib.sha256(text.encode(errors="replace")).hexdigest()
    sent = Sent(client_id, draft.revision, list(changes), digest)
    applied = bpmn.apply(document, sent.changes, deleted=frozenset())
    return store(draft, sent, document, applied, by)


@transaction.atomic
def undo_upgrade(run: UpgradeRun, process_id: UUID) -> None:
    """Take back what the run that this one undoes did with a draft."""
    draft = Draft.objects.select_for_update().get(pk=process_id)
    if UpgradeResult.objects.filter(run=run, process_id=process_id).exists():
        return
    earlier = UpgradeResult.objects.get(run=run.undoes, process_id=process_id)
    note_undone(earlier)
    document = bpmn.read(bytes(draft.bpmn))
    back, kept = taken_back(document, changes_of(draft, earlier))
    made = write(draft, document, back, run)
    UpgradeResult.objects.create(
        run=run,
        process_id=process_id,
        outcome=UpgradeOutcome.CHANGED if made else UpgradeOutcome.UNCHANGED,
        revision=made.revision if made else None,
        steps=len({one["element"] for one in back}),
        kept=kept,
    )


def undo_in_process(*, process: Process, result_id: int, by: User) -> dict[str, Any]:
    """Take back what an administrator's run did with one's own draft.

    Raises Forbidden, and BadRequest where there is nothing of it in this process.
    """
    with transaction.atomic():
        require(by, process.pk, Role.EDITOR)
        draft = locked_draft(process)
        found = UpgradeResult.objects.filter(pk=result_id, process=process).first()
        if found is None or found.revision is None or found.undone_at is not None:
            raise BadRequest(_("There is no such upgrade in this process."))
        document = bpmn.read(bytes(draft.bpmn))
        back, kept = taken_back(document, changes_of(draft, found))
        if back:
            client_id = uuid.uuid5(draft.pk, f"undo {found.pk} {draft.revision}")
            write_changes(draft, document, back, by=by, client_id=client_id)
        note_undone(found)
    return {"revision": draft.revision, "changed": len(back), "kept": kept}


def note_undone(result: UpgradeResult) -> None:
    """Note that what a run did with a draft was taken back."""
    result.undone_at = timezone.now()
    result.save(update_fields=["undone_at"])


def changes_of(draft: Draft, result: UpgradeResult) -> list[Change]:
    """Return what a run changed in a draft."""
    if result.revision is None:
        return []
    found = draft.change_sets.filter(revision=result.revision).order_by("id").first()
    return found.changes if found else []


def taken_back(
    document: bpmn.Document, changes: Sequence[Change]
) -> tuple[list[Change], int]:
    """Return the changes that take others back, and how many values stay.

    A value goes back only where it is still the one that it was changed to.
    """
    back: list[Change] = []
    kept = 0
    for one in reversed(changes):
        element, key = one["element"], one["key"]
        before, after = one["before"], one["after"]
        node = document.by_id.get(element or "")
        if node is not None and value_at(node, key) == after:
            back.append(
                Change(op="set", element=element, key=key, before=after, after=before)
            )
        else:
            kept += 1
    return back, kept


FIELDS: dict[str, Callable[[Step], str]] = {
    "step:operation": lambda step: step.operation,
    "step:version": lambda step: step.version,
}


def value_at(node: etree._Element, key: str) -> Any:
    """Return the value of a key of a step, as a change set has it."""
    step = step_of(node)
    if step is None:
        return None
    if key in FIELDS:
        return FIELDS[key](step) or None
    return step.settings.get(key.removeprefix("setting:"))


def connectors_named(connectors: Collection[Any]) -> list[str]:
    """Return the ids of connectors that a person chose. Raises BadRequest."""
    if not all(isinstance(one, str) and len(one) <= 100 for one in connectors):
        raise BadRequest(_("`connectors` must be ids of connectors."))
    return sorted(set(connectors))

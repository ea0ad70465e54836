"""Changing a draft: change sets, and whole files turned into change sets."""

from __future__ import annotations

import hashlib
import json
import uuid
from dataclasses import dataclass
from typing import Any

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

import bpmn
from bpmn import Applied, Document
from modeler.exceptions import BadRequest, ClientIdReused, Stale, TooLarge, UnknownBase
from modeler.models import ChangeSet, Draft, Process, Role
from modeler.permissions import require
from modeler.selectors import deleted_after
from modeler.services import open_documents
from modeler.services.announcements import announce_revision

MAX_CHANGE_SET = 1024 * 1024


@dataclass(frozen=True)
class Sent:
    """A change set as a client sent it, checked for its form."""

    client_id: uuid.UUID
    base: int
    changes: list[bpmn.Change]
    digest: str

    @classmethod
    def from_json(cls, content: object) -> Sent:
        """Check untrusted JSON. Raises BadRequest, TooLarge and RefusedChange."""
        if not isinstance(content, dict):
            raise BadRequest(
                _("A change set is an object with client_id, base, changes.")
            )
        try:
            client_id = uuid.UUID(str(content.get("client_id")))
        except ValueError as error:
            raise BadRequest(_("`client_id` must be a UUID.")) from error
        base = content.get("base")
        if not isinstance(base, int) or isinstance(base, bool) or base < 0:
            raise BadRequest(_("`base` must be the number of a revision."))
        text = json.dumps(content.get("changes"), sort_keys=True)
        if len(text) > MAX_CHANGE_SET:
            raise TooLarge(_("A change set has at most 1 MB."))
        changes = bpmn.check_changes(content.get("changes"))
        digest = hashlib.sha256(text.encode(errors="replace")).hexdigest()
        return cls(client_id, base, changes, digest)


def answer_of(change_set: ChangeSet) -> dict[str, Any]:
    """Return what the sender of a change set gets."""
    return {
        "client_id": str(change_set.client_id),
        "revision": change_set.revision,
        "changes": change_set.changes,
        "dropped": change_set.dropped,
    }


def locked_draft(process: Process) -> Draft:
    """Lock the draft until the transaction ends: this gives the order of edits."""
    return Draft.objects.select_for_update().get(pk=process.pk)


def earlier_answer(draft: Draft, sent: Sent) -> dict[str, Any] | None:
    """Return the answer of the same set sent before. Raises ClientIdReused."""
    earlier = draft.change_sets.filter(client_id=sent.client_id).first()
    if earlier is None:
        return None
    if earlier.digest != sent.digest:
        raise ClientIdReused
    return answer_of(earlier)


def apply_change_set(*, process: Process, sent: Sent, by: User) -> dict[str, Any]:
    """Apply a change set; the answer is given after the commit.

    Raises Forbidden, ClientIdReused, UnknownBase and RefusedChange; then nothing of
    the set is applied. Sending the same set again gives the first answer.
    """
    with transaction.atomic():
        require(by, process.pk, Role.EDITOR)
        draft = locked_draft(process)
        earlier = earlier_answer(draft, sent)
        if earlier is not None:
            return earlier
        if sent.base > draft.revision:
            raise UnknownBase
        before = open_documents.document_of(draft)
        gone = deleted_after(draft, sent.base)
        applied = bpmn.apply(before, sent.changes, deleted=gone)
        answer = answer_of(store(draft, sent, before, applied, by))
    open_documents.keep(draft, applied.document)
    return answer


def store(
    draft: Draft, sent: Sent, before: Document, applied: Applied, by: User
) -> ChangeSet:
    """Write the patched file and the set; a set of which nothing remains has no
    number of its own."""
    after = applied.document
    if applied.changes:
        save_file(draft, after)
    return ChangeSet.objects.create(
        draft=draft,
        revision=draft.revision,
        client_id=sent.client_id,
        digest=sent.digest,
        by=by,
        changes=applied.changes,
        dropped=[
            {"change": one.change, "code": one.code, "message": one.message}
            for one in applied.dropped
        ],
        deleted=deleted_between(before, after, applied.changes),
    )


def deleted_between(
    before: Document, after: Document, changes: list[bpmn.Change]
) -> list[str]:
    """Return the ids that a set took out of the file."""
    if not any(change["op"] == "delete" for change in changes):
        return []
    return sorted(set(before.by_id) - set(after.by_id))


def save_file(draft: Draft, document: Document) -> None:
    """Give the draft a new file and the next revision."""
    draft.bpmn = document.data
    draft.revision += 1
    draft.save(update_fields=["bpmn", "revision"])
    Process.objects.filter(pk=draft.pk).update(updated_at=timezone.now())
    announce_revision(draft.pk)


def replace_file(*, process: Process, data: bytes, revision: int, by: User) -> int:
    """Turn a whole file into a change set; return the new revision.

    `revision` is what the caller had. Raises Forbidden, Stale and RefusedFile.
    What change sets cannot express replaces the file as a whole.
    """
    with transaction.atomic():
        require(by, process.pk, Role.EDITOR)
        draft = locked_draft(process)
        if draft.revision != revision:
            raise Stale
        before, after = bpmn.read(bytes(draft.bpmn)), bpmn.read(data)
        if before.data == after.data:
            return draft.revision
        comparison = bpmn.compare(before, after)
        save_file(draft, after)
        ChangeSet.objects.create(
            draft=draft,
            revision=draft.revision,
            client_id=uuid.uuid4(),
            digest="",
            by=by,
            changes=comparison.changes,
            deleted=sorted(set(before.by_id) - set(after.by_id)),
            whole_file=not comparison.complete,
        )
        return draft.revision

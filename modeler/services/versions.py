"""Publishing a draft as a version that never changes and can run."""

from __future__ import annotations

from django.contrib.auth.models import User
from django.db import transaction
from django.utils.translation import ngettext

from modeler.exceptions import BlockedByFindings, Stale
from modeler.findings import errors_of, findings_in
from modeler.models import Process, Role, Version
from modeler.permissions import require
from modeler.services.drafts import locked_draft
from runtime.services.deployments import deploy_version


def blocked(errors: list[dict[str, object]]) -> BlockedByFindings:
    """Return the refusal that names how many errors there are and which."""
    message = ngettext(
        "{count} error in the findings must be solved before publishing.",
        "{count} errors in the findings must be solved before publishing.",
        len(errors),
    ).format(count=len(errors))
    return BlockedByFindings(message, findings=errors)


def publish_version(
    *, process: Process, note: str, by: User, revision: int | None = None
) -> Version:
    """Publish the draft, so that new Requests run it.

    Raises Forbidden, Stale, BlockedByFindings and CannotStart.

    `revision`, where given, is what the person saw.
    """
    require(by, process.pk, Role.EDITOR)
    draft = process.draft
    if revision is not None and draft.revision != revision:
        raise Stale
    data = bytes(draft.bpmn)
    errors = errors_of(findings_in(data))
    if errors:
        raise blocked(errors)
    with transaction.atomic():
        current = locked_draft(process)
        if current.revision != draft.revision:
            raise Stale
        last = process.versions.order_by("-number").first()
        version = Version.objects.create(
            process=process,
            number=last.number + 1 if last else 1,
            note=note.strip()[:2000],
            bpmn=data,
            revision=draft.revision,
            published_by=by,
        )
        deploy_version(
            process=process.pk,
            process_name=process.name,
            number=version.number,
            data=data,
        )
        return version

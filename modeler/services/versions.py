"""Publishing a draft as a version that never changes and can run."""

from __future__ import annotations

from django.contrib.auth.models import User
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

import bpmn
from connectors.vault.grants import use_of
from modeler.exceptions import BlockedByFindings, Stale
from modeler.findings import errors_of, findings_in, is_executable
from modeler.models import Draft, Process, Role, Version
from modeler.permissions import require
from modeler.services.drafts import locked_draft
from modeler.services.scenarios import run_scenarios
from runtime.services.deployments import deploy_version, retire_process


def blocked(errors: list[dict[str, object]]) -> BlockedByFindings:
    """Return the refusal that names how many errors there are and which."""
    message = ngettext(
        "{count} error in the findings must be solved before publishing.",
        "{count} errors in the findings must be solved before publishing.",
        len(errors),
    ).format(count=len(errors))
    return BlockedByFindings(message, findings=errors)


def failing_scenarios(draft: Draft) -> list[dict[str, object]]:
    """Return a finding for each thing that a scenario of the draft does not find."""
    return [
        {
            "rule": "scenario",
            "severity": "error",
            "element": one["element"],
            "setting": None,
            "line": None,
            "message": _("Scenario “{name}”: {message}").format(
                name=made.scenario.name, message=one["message"]
            ),
            "origin": "scenario",
            "scenario": made.scenario.pk,
        }
        for made in run_scenarios(draft=draft)
        for one in made.differences
    ]


def publish_version(
    *, process: Process, note: str, by: User, revision: int | None = None
) -> Version:
    """Publish the draft, so that new Requests run it.

    `revision`, where given, is what the person saw. The scenarios of the process are
    run once nothing else keeps it from being published. Raises Forbidden, Stale,
    BlockedByFindings and CannotStart.
    """
    require(by, process.pk, Role.EDITOR)
    draft = process.draft
    if revision is not None and draft.revision != revision:
        raise Stale
    found = findings_in(bytes(draft.bpmn), use_of(by, process.pk))
    errors = errors_of(found) or failing_scenarios(draft)
    if errors:
        raise blocked(errors)
    with transaction.atomic():
        if locked_draft(process).revision != draft.revision:
            raise Stale
        version = make_version(draft, note, by)
        deploy(version)
    return version


def make_version(draft: Draft, note: str, by: User) -> Version:
    """Return the next version of a process, with the file of its draft."""
    last = draft.process.versions.order_by("-number").first()
    return Version.objects.create(
        process=draft.process,
        number=last.number + 1 if last else 1,
        note=note.strip()[:2000],
        bpmn=bytes(draft.bpmn),
        revision=draft.revision,
        published_by=by,
    )


def deploy(version: Version) -> None:
    """Let new Requests run a version; one that only documents lets none start."""
    data = bytes(version.bpmn)
    if not is_executable(bpmn.read(data)):
        retire_process(process=version.process_id)
        return
    deploy_version(
        process=version.process_id,
        process_name=version.process.name,
        number=version.number,
        data=data,
        by=version.published_by,
    )

"""Sends the mails about incidents, through the mail server of the installation."""

from __future__ import annotations

import logging
import uuid
from collections.abc import Sequence
from contextlib import suppress
from datetime import datetime

from django.conf import settings
from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from connectors.calls import Call, Caller, Outcome
from connectors.vault.exceptions import VaultError
from connectors.vault.grants import BY_INSTALLATION
from connectors.vault.selectors import default_name
from connectors.vault.using import use_credential
from runtime import wake
from runtime.exceptions import LeaseLost
from runtime.jobs.claims import Claim
from runtime.jobs.notice_text import letter_about
from runtime.jobs.outcomes import keep_mails
from runtime.jobs.retry import RetryPolicy
from runtime.models import Incident, IncidentNotice, JobStatus
from runtime.services.notices import plan_mails, readers_of

log = logging.getLogger("patchbay.jobs")
RETRY = RetryPolicy(attempts=6, wait=60.0, factor=2.0)
MOST = 500
CONNECTOR, OPERATION, ACCOUNT = "email", "send", "smtp"


def send_notice(claim: Claim, caller: Caller) -> None:
    """Send the mail of a notice; nothing where all is resolved by now, or the person
    wants no mails any more."""
    found = IncidentNotice.objects.select_related("user")
    notice = found.filter(pk=claim.job.content["notice"]).first()
    if notice is None:
        claim.end(JobStatus.DONE)
        return
    incidents = list(untold(notice)[:MOST])
    if not incidents or notice.user_id not in readers_of(notice.process):
        finish(claim, notice, JobStatus.DONE)
        return
    outcome = sent(claim, caller, notice.user, incidents)
    if outcome.kind == "completed":
        with suppress(LeaseLost), transaction.atomic():
            notice.told, notice.sent_at = incidents[-1].pk, timezone.now()
            finish(claim, notice, JobStatus.DONE)
            keep_mails(outcome, incidents[-1].request_id)
    elif outcome.kind != "stopped":
        try_again(claim, notice, outcome)


def untold(notice: IncidentNotice) -> QuerySet[Incident]:
    """Return the open incidents that no mail has named yet, the oldest first."""
    found = Incident.objects.filter(
        request__process=notice.process, resolved_at=None, pk__gt=notice.told
    )
    return (
        found.select_related("request__deployment")
        .defer("request__state", "request__deployment__bpmn")
        .order_by("pk")
    )


def sent(
    claim: Claim, caller: Caller, user: User, incidents: Sequence[Incident]
) -> Outcome:
    """Let the e-mail connector send; without a mail server the outbox takes it."""
    letter = letter_about(incidents)
    name = default_name(CONNECTOR, ACCOUNT)
    credential: dict[str, str] = {}
    if name:
        try:
            credential = use_credential(
                name, connector=CONNECTOR, type_name=ACCOUNT, use=BY_INSTALLATION
            )
        except VaultError as error:
            return Outcome("failed", message=error.message)
    return caller.call(
        Call(
            connector=CONNECTOR,
            operation=OPERATION,
            settings={
                "to": [{"name": user.get_full_name(), "email": user.email}],
                "subject": letter.subject,
                "body": letter.text,
            },
            credential=credential,
            # The same mail again has the same Message-ID.
            idempotency_key=str(uuid.uuid5(claim.job.key, str(incidents[-1].pk))),
            attempt=claim.number,
            timeout=settings.CALL_SECONDS,
        )
    )


@transaction.atomic
def finish(claim: Claim, notice: IncidentNotice, status: JobStatus) -> None:
    """End the job; plan another mail where incidents opened meanwhile."""
    claim.end(status)
    locked = IncidentNotice.objects.select_for_update().get(pk=notice.pk)
    locked.told, locked.sent_at = notice.told, notice.sent_at
    locked.is_planned = False
    locked.save(update_fields=["told", "sent_at", "is_planned"])
    wanted = status == JobStatus.DONE and notice.user_id in readers_of(notice.process)
    if wanted and untold(locked).exists():
        plan_mails([locked], timezone.now())


def try_again(claim: Claim, notice: IncidentNotice, outcome: Outcome) -> None:
    """Put the mail off; after the last try, the next incident brings another one."""
    delay = RETRY.delay(claim.job.tries, at_least=outcome.after)
    if delay is None:
        log.warning("A mail about incidents was given up: %s", outcome.message)
        finish(claim, notice, JobStatus.FAILED)
        return
    put_off(claim, timezone.now() + delay)


def put_off(claim: Claim, due: datetime) -> None:
    """Make the job ready again at a later time."""
    with transaction.atomic():
        claim.end(JobStatus.READY, due=due)
        claim.job.due = due
        wake.wake_after_commit([claim.job])

"""What becomes of a call: the Request goes on, it is tried again, or a person acts."""

from __future__ import annotations

from contextlib import suppress
from datetime import timedelta
from functools import partial
from typing import Any

from django.db import transaction
from django.utils import timezone

from connectors.calls import Outcome
from runtime import wake
from runtime.engine import Completed, Event, Failed
from runtime.engine.exceptions import UnknownActivation
from runtime.exceptions import LeaseLost, RequestAlreadyEnded
from runtime.jobs.claims import Claim
from runtime.jobs.doubt import UNKNOWN, is_doubtful
from runtime.jobs.retry import RetryPolicy
from runtime.mails import subject_of
from runtime.models import Attempt, JobStatus, OutboxMail, RequestFile
from runtime.services.steps import Wish, take_step
from runtime.statements import Update

END_ATTEMPT = Update(
    Attempt,
    sets=("ended_at", "outcome", "message", "code", "output", "sent", "log"),
    where=("job", "number"),
)
TRANSIENT = frozenset({"retry", *UNKNOWN})


def finish_call(claim: Claim, outcome: Outcome) -> None:
    """Write what came of a call, in the same transaction as the step it causes.

    Nothing is written when the claim is lost or nobody waits for the call any more.
    """
    if outcome.kind == "stopped":
        note_attempt(claim, outcome)
        return
    delay = delay_of(claim, outcome)
    if delay is not None:
        try_later(claim, outcome, timezone.now() + delay)
        return
    status = (
        JobStatus.DONE if outcome.kind in {"completed", "error"} else JobStatus.FAILED
    )
    go_on(
        claim, event_of(claim, outcome), partial(write_outcome, claim, outcome, status)
    )


def delay_of(claim: Claim, outcome: Outcome) -> timedelta | None:
    """Return how long to wait for another attempt, None where there is none.

    Where nobody knows whether a call was made, only one that can be repeated is.
    """
    if outcome.kind == "completed":
        return None
    if outcome.kind in UNKNOWN and is_doubtful(claim.job):
        return None
    policy = RetryPolicy.of(claim.job.content.get("retry", {}))
    if outcome.kind in TRANSIENT or outcome.code in policy.errors:
        return policy.delay(claim.job.tries, at_least=outcome.after)
    return None


def event_of(claim: Claim, outcome: Outcome) -> Event:
    """Return what the engine hears of a call."""
    activation = claim.job.activation or 0
    if outcome.kind == "completed":
        return Completed(activation, outcome.outputs)
    code = outcome.code if outcome.kind == "error" else None
    return Failed(activation, outcome.message, code)


def go_on(claim: Claim, event: Event, before: Any) -> None:
    """Make the step that a finished call causes; nothing where nobody waits for it."""
    number = claim.job.request_id
    if number is None:
        return
    with suppress(LeaseLost):
        try:
            take_step(number, Wish([event], before=before), known=claim.job.request)
        except (UnknownActivation, RequestAlreadyEnded):
            with transaction.atomic():
                claim.end(JobStatus.CANCELLED)


def write_outcome(claim: Claim, outcome: Outcome, status: JobStatus) -> None:
    """End the job and its attempt; keep the files and mails that came of it."""
    claim.end(status)
    note_attempt(claim, outcome)
    job = claim.job
    for one in outcome.files:
        RequestFile.objects.update_or_create(
            request_id=job.request_id,
            name=one.name,
            defaults={
                "content": one.content,
                "content_type": one.content_type,
                "size": len(one.content),
                "added_at": timezone.now(),
            },
        )
    if outcome.mails:
        keep_mails(outcome, job.request_id)


def keep_mails(outcome: Outcome, request_id: int | None) -> None:
    """Keep the mails of a call that went to the outbox."""
    OutboxMail.objects.bulk_create(
        OutboxMail(
            request_id=request_id,
            sender=mail.sender,
            recipients=list(mail.recipients),
            subject=subject_of(mail.message)[:998],
            content=mail.message,
        )
        for mail in outcome.mails
    )


def note_attempt(claim: Claim, outcome: Outcome) -> None:
    """Write down what came of an attempt."""
    END_ATTEMPT.run(
        timezone.now(),
        outcome.kind,
        outcome.message,
        outcome.code,
        outcome.outputs if outcome.kind == "completed" else None,
        outcome.request,
        outcome.log,
        claim.job.pk,
        claim.number,
    )


def try_later(claim: Claim, outcome: Outcome, due: Any) -> None:
    """Make the job ready again at a later time."""
    with suppress(LeaseLost), transaction.atomic():
        claim.end(JobStatus.READY, due=due)
        note_attempt(claim, outcome)
        claim.job.due = due
        wake.wake_after_commit([claim.job])


def fail_call(claim: Claim, message: str) -> None:
    """Open an incident for a call without another try."""

    def before() -> None:
        claim.end(JobStatus.FAILED)

    go_on(claim, Failed(claim.job.activation or 0, message, None), before)

"""The job of a bulk action: a short while at a time, so that calls need not wait."""

from __future__ import annotations

import logging
import time

from django.db import DatabaseError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from runtime import wake
from runtime.jobs.claims import Claim
from runtime.models import BulkAction, Job, JobStatus
from runtime.services.bulk import act_on, end_bulk, left_of, note_refused

log = logging.getLogger("patchbay.jobs")
SECONDS = 0.25
MOST = 100


def act_safely(action: BulkAction, number: int) -> None:
    """Act on a Request; a bug of ours at one does not hold up all others."""
    try:
        act_on(action, number)
    except DatabaseError:
        raise
    except Exception:
        log.exception("Request %s of bulk action %s broke.", number, action.pk)
        words = _("Something broke on our side. The Request is as it was before.")
        note_refused(action, number, words)


def run_bulk(claim: Claim) -> None:
    """Act on the next Requests, then let other jobs have their turn.

    What was done before a crash is not done again: each Request's result is written in
    the transaction of its step.
    """
    content = claim.job.content
    action = BulkAction.objects.select_related("by").get(pk=content["action"])
    after, until = content["after"], time.monotonic() + SECONDS
    numbers = list(left_of(action, after)[:MOST])
    for number in numbers:
        act_safely(action, number)
        after = number
        if time.monotonic() > until:
            break
    if not numbers:
        with transaction.atomic():
            end_bulk(action)
            claim.end(JobStatus.DONE)
        return
    with transaction.atomic():
        due = timezone.now()
        claim.end(JobStatus.READY, due=due)
        rest = {**content, "after": after}
        Job.objects.filter(pk=claim.job.pk).update(content=rest, tries=0)
        claim.job.due = due
        wake.wake_after_commit([claim.job])

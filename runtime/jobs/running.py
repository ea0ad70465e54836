"""Runs a claimed job, whatever its kind."""

from __future__ import annotations

import logging
from collections.abc import Callable
from contextlib import suppress

from django.db import transaction

from connectors.calls import Caller, Outcome
from runtime.engine import TimerFired
from runtime.engine.exceptions import UnknownActivation
from runtime.exceptions import LeaseLost, RequestAlreadyEnded, RuntimeServiceError
from runtime.jobs import called, heard
from runtime.jobs.bulk import run_bulk
from runtime.jobs.calling import call_of
from runtime.jobs.claims import Claim
from runtime.jobs.notices import send_notice
from runtime.jobs.outcomes import finish_call
from runtime.jobs.outside import run_outside
from runtime.jobs.starts import start_in_time
from runtime.models import JobKind, JobStatus
from runtime.services.steps import Wish, take_step

log = logging.getLogger("patchbay.jobs")


def run_job(claim: Claim, caller: Caller) -> None:
    """Run a claimed job to its end. A bug of ours leaves it to the sweeper."""
    work = KINDS[JobKind(claim.job.kind)]
    with suppress(LeaseLost):
        try:
            work(claim, caller)
        except (UnknownActivation, RequestAlreadyEnded):
            with transaction.atomic():
                claim.end(JobStatus.CANCELLED)
        except RuntimeServiceError as error:
            log.warning("Job %s was given up: %s", claim.job.pk, error.message)
            with transaction.atomic():
                claim.end(JobStatus.FAILED)


def run_call(claim: Claim, caller: Caller) -> None:
    """Call a connector."""
    call = call_of(claim)
    outcome = call if isinstance(call, Outcome) else caller.call(call)
    finish_call(claim, outcome)


def run_timer(claim: Claim, _caller: Caller) -> None:
    """Let a timer fire."""
    event = TimerFired(claim.job.activation or 0)

    def before() -> None:
        claim.end(JobStatus.DONE)

    take_step(claim.job.request_id or 0, Wish([event], before=before))


def without_caller(work: Callable[[Claim], None]) -> Callable[[Claim, Caller], None]:
    """Give work that calls no connector the form of all others."""

    def run(claim: Claim, _caller: Caller) -> None:
        work(claim)

    return run


KINDS: dict[JobKind, Callable[[Claim, Caller], None]] = {
    JobKind.CALL: run_call,
    JobKind.TIMER: run_timer,
    JobKind.START: without_caller(start_in_time),
    JobKind.MESSAGE: without_caller(heard.deliver_message),
    JobKind.SIGNAL: without_caller(heard.deliver_signal),
    JobKind.INVOKE: without_caller(called.invoke_process),
    JobKind.REPORT: without_caller(called.report_to_caller),
    JobKind.BULK: without_caller(run_bulk),
    JobKind.NOTICE: send_notice,
    JobKind.WORK: run_outside,
}

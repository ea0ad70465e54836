"""Tests of steps for real: begun by a person, made by a job worker.

The call has the limits of every job: time, memory, hosts, the pace of its credential.
It is made once at most; who began it asks for the result, or stops it.
"""

from __future__ import annotations

from dataclasses import asdict, replace
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.conf import settings
from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from connectors.calls import Call, Caller, Outcome
from connectors.registry import installed
from connectors.steps import Step, StepOutput
from connectors.vault.accounts import account_of
from connectors.vault.exceptions import VaultError
from connectors.vault.grants import Use, use_of
from connectors.vault.using import use_credential
from modeler.draft_steps import DraftStep
from modeler.exceptions import NoStepTest, TooManyTests
from modeler.models import Process, StepTrial
from modeler.services.step_tests import SampleRun, Trial, people_of, trial_of
from modeler.step_results import result_of
from runtime.jobs.claims import Claim
from runtime.jobs.outside import cancel_work, plan_work
from runtime.models import Job, JobKind, JobStatus

TEST_STEP = "test-step"
KEPT = timedelta(days=1)
# A test that no worker has ended by then is not waited for any more.
LONGEST = timedelta(minutes=10)


def begin_trial(*, process: Process, run: SampleRun, by: User) -> StepTrial:
    """Let a worker try a step of the draft, with a new idempotency key.

    Raises as `trial_of`, and TooManyTests.
    """
    trial = trial_of(process=process, run=run, by=by)
    now = timezone.now()
    forget_old(now - KEPT)
    with transaction.atomic():
        going = StepTrial.objects.filter(ended_at=None, started_at__gt=now - LONGEST)
        if going.count() >= settings.JOB_THREADS:
            raise TooManyTests
        step = trial.place.step
        job = plan_work(
            TEST_STEP,
            content_of(trial),
            connector=step.connector,
            operation=step.operation,
            credential=step.credential or "",
        )
        return StepTrial.objects.create(
            process=process, by=by, job=job, variables=trial.variables
        )


def content_of(trial: Trial) -> dict[str, Any]:
    """Return what a worker needs; it opens the credential itself."""
    place = trial.place
    return {
        "element": place.element,
        "name": place.name,
        "settings": dict(trial.call.settings),
        "key": trial.call.idempotency_key,
        "outputs": [asdict(one) for one in place.step.outputs],
    }


def forget_old(before: datetime) -> None:
    """Delete the tests that began before, with their jobs."""
    old = StepTrial.objects.filter(started_at__lt=before)
    Job.objects.filter(
        kind=JobKind.WORK, pk__in=list(old.values_list("job", flat=True))
    ).delete()


def trial_in(process: Process, trial_id: UUID) -> StepTrial:
    """Return a test of a process. Raises NoStepTest."""
    found = StepTrial.objects.select_related("job")
    trial = found.filter(process=process, pk=trial_id).first()
    if trial is None:
        raise NoStepTest
    return trial


def stop_trial(trial: StepTrial) -> None:
    """End a test, whether a worker has it or not."""
    if not cancel_work(trial.job_id):
        return
    place, call = replayed(trial.job, trial.by)
    message = _("The test was stopped. What it had done by then is done.")
    outcome = Outcome("stopped", message=message)
    keep(trial, asdict(result_of(place, call, outcome, trial.variables, dry=False)))


def run_trial(claim: Claim, caller: Caller) -> None:
    """Make the call of a test, once: a worker that died took it along."""
    trial = StepTrial.objects.select_related("by").get(job_id=claim.job.pk)
    place, call = replayed(claim.job, trial.by)
    if claim.number > 1:
        message = _("The worker ended while this ran. Look whether it was done.")
        outcome = Outcome("lost", message=message)
    else:
        use = use_of(trial.by, trial.process_id)
        call, outcome = called(place, call, caller, use)
    if outcome.kind == "stopped" and not still_held(claim):
        return
    result = result_of(place, call, outcome, trial.variables, dry=False)
    with transaction.atomic():
        claim.end(JobStatus.DONE)
        keep(trial, asdict(result))


def still_held(claim: Claim) -> bool:
    """Say whether nobody has cancelled a job."""
    running = Job.objects.filter(pk=claim.job.pk, status=JobStatus.RUNNING)
    return running.exists()


def called(
    place: DraftStep, call: Call, caller: Caller, use: Use
) -> tuple[Call, Outcome]:
    """Return the call with the values of its credential, and how it ended."""
    step = place.step
    account = account_of(step.connector, place.operation, step.credential or "")
    if account is not None:
        try:
            values = use_credential(
                account.name,
                connector=account.connector,
                type_name=account.type_name,
                use=use,
            )
        except VaultError as error:
            return call, Outcome("failed", message=error.message)
        call = replace(call, credential=dict(values))
    return call, caller.call(call)


def replayed(job: Job, by: User) -> tuple[DraftStep, Call]:
    """Return the step and the call of a job, without the values of its credential."""
    content = job.content
    connector = installed().find(job.connector)
    operation = connector.operation(job.operation) if connector else None
    if connector is None or operation is None:
        raise NoStepTest
    outputs = [StepOutput(**one) for one in content["outputs"]]
    step = Step(
        job.connector, job.operation, credential=job.credential, outputs=outputs
    )
    place = DraftStep(content["element"], content["name"], step, connector, operation)
    call = Call(
        connector=job.connector,
        operation=job.operation,
        settings=content["settings"],
        idempotency_key=content["key"],
        timeout=settings.CALL_SECONDS,
        people=people_of(by),
    )
    return place, call


def keep(trial: StepTrial, result: dict[str, Any]) -> None:
    """Keep how a test ended; the first end holds."""
    StepTrial.objects.filter(pk=trial.pk, ended_at=None).update(
        result=result, ended_at=timezone.now()
    )
    trial.refresh_from_db()

"""The jobs that a step of a Request needs, ends or takes up again."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Any

from django.db.models import Q
from django.utils import timezone

from connectors.upgrades import installed_version
from runtime import wake
from runtime.engine import Broadcast, Invoke, Send, SetTimer
from runtime.keys import key_of
from runtime.models import Job, JobKind, JobStatus, ProcessRequest, RequestStatus
from runtime.planning import Plan, PlannedCall
from runtime.statements import Insert

LIVE = (JobStatus.READY, JobStatus.RUNNING)
MOST_ROWS = 500
ADD_JOBS = Insert(Job)
# What another version of the process may say of a call that is made again.
RENEWED = (
    "content",
    "credential",
    "connector",
    "operation",
    "element",
    "deployment_id",
)
OF_TOKENS = (JobKind.CALL, JobKind.INVOKE)


def write_jobs(request: ProcessRequest, plan: Plan) -> None:
    """Write the jobs of a step and wake the workers after the commit."""
    stopped = plan.stopped()
    calls = [one for one in plan.calls if one.activation not in stopped]
    known = failed_jobs(request, calls, plan)
    jobs = [
        *(
            call_job(request, one, plan.now)
            for one in calls
            if one.activation not in known
        ),
        *timer_jobs(request, plan),
        *outgoing_jobs(request, plan),
    ]
    if request.has_ended and request.parent_id is not None:
        jobs.append(report_job(request, plan))
    for start in range(0, len(jobs), MOST_ROWS):
        ADD_JOBS.run(jobs[start : start + MOST_ROWS])
    again = [
        renewed(known[one.activation], call_job(request, one, plan.now))
        for one in calls
        if one.activation in known
    ]
    wake.wake_after_commit([*jobs, *again])


def failed_jobs(
    request: ProcessRequest, calls: list[PlannedCall], plan: Plan
) -> dict[int | None, Job]:
    """Return the jobs of calls that were made before, by activation: their keys and
    attempts stay. Only what was there before the step can have one."""
    old = [one.activation for one in calls if one.activation <= plan.known_before]
    if not old:
        return {}
    found = Job.objects.filter(request=request, kind=JobKind.CALL, activation__in=old)
    return {one.activation: one for one in found.order_by("id")}


def renewed(job: Job, wanted: Job) -> Job:
    """Give a job that failed another round of tries."""
    job.status, job.tries, job.due, job.ended_at = JobStatus.READY, 0, wanted.due, None
    for name in RENEWED:
        setattr(job, name, getattr(wanted, name))
    job.save(update_fields=["status", "tries", "due", "ended_at", *RENEWED])
    return job


def call_job(request: ProcessRequest, call: PlannedCall, now: datetime) -> Job:
    """Return the job of a connector call."""
    return Job(
        request=request,
        deployment_id=request.deployment_id,
        kind=JobKind.CALL,
        element=call.element,
        activation=call.activation,
        due=now,
        created_at=now,
        content={
            "settings": call.settings,
            "retry": call.retry,
            "version": installed_version(call.step.connector),
        },
        connector=call.step.connector,
        operation=call.step.operation,
        credential=call.step.credential or "",
        key=key_of(request.id, call.element, call.activation),
    )


def job_of(request: ProcessRequest, kind: JobKind, now: datetime, **values: Any) -> Job:
    """Return a job of a Request with a key made of its place in the state."""
    place = values.pop("place")
    return Job(
        request=request,
        deployment_id=request.deployment_id,
        kind=kind,
        created_at=now,
        key=key_of(request.id, f"{kind}:{place}", request.revision),
        **values,
    )


def timer_jobs(request: ProcessRequest, plan: Plan) -> Iterator[Job]:
    """Yield the timers that are still wanted at the end of the step."""
    for one in plan.effects:
        if isinstance(one, SetTimer) and one.timer in plan.state.waits:
            yield job_of(
                request,
                JobKind.TIMER,
                plan.now,
                place=one.timer,
                element=one.element,
                activation=one.timer,
                due=one.due,
            )


def outgoing_jobs(request: ProcessRequest, plan: Plan) -> Iterator[Job]:
    """Yield what other Requests have to hear of this step."""
    for place, one in enumerate(plan.effects):
        values: dict[str, Any] = {"place": place, "due": plan.now}
        if isinstance(one, Send):
            content = {"name": one.name, "variables": dict(one.variables)}
            values |= {"element": one.element, "content": content}
            yield job_of(request, JobKind.MESSAGE, plan.now, **values)
        elif isinstance(one, Broadcast):
            values["content"] = {"name": one.name}
            yield job_of(request, JobKind.SIGNAL, plan.now, **values)
        elif isinstance(one, Invoke):
            content = {"process": one.process, "variables": dict(one.variables)}
            values |= {"element": one.element, "content": content}
            values["activation"] = one.activation
            yield job_of(request, JobKind.INVOKE, plan.now, **values)


def report_job(request: ProcessRequest, plan: Plan) -> Job:
    """Return the job that tells the calling Request how this one ended."""
    completed = request.status == RequestStatus.COMPLETED
    return job_of(
        request,
        JobKind.REPORT,
        plan.now,
        place="end",
        due=plan.now,
        content={"completed": completed, "variables": plan.before | plan.after},
    )


def cancel_jobs(
    request: ProcessRequest, activations: Iterable[int], timers: Iterable[int]
) -> None:
    """End the jobs that nobody waits for; a call that runs is stopped."""
    of_tokens = Q(kind__in=OF_TOKENS, activation__in=set(activations))
    of_timers = Q(kind=JobKind.TIMER, activation__in=set(timers))
    found = Job.objects.filter(of_tokens | of_timers, request=request, status__in=LIVE)
    running = list(found.filter(status=JobStatus.RUNNING).values_list("pk", flat=True))
    found.update(status=JobStatus.CANCELLED, ended_at=timezone.now())
    wake.stop_after_commit(running)


def last_call(request: ProcessRequest, activation: int) -> Job | None:
    """Return the call that an activation waited for."""
    found = Job.objects.filter(
        request=request, activation=activation, kind=JobKind.CALL
    )
    return found.order_by("-id").first()

"""Writes what a planned step came to: state, history, jobs, tasks, incidents."""

from __future__ import annotations

from collections.abc import Iterable

from runtime import announcements
from runtime.engine import Ask, DropTimer, Incident, Wait
from runtime.models import (
    HistoryEntry,
    ProcessRequest,
    RequestStatus,
    Subscription,
    TaskStatus,
    UserTask,
)
from runtime.models import Incident as IncidentRow
from runtime.planning import Heard, Plan
from runtime.runnables import Runnable, runnable_of
from runtime.services import job_rows, moved_rows
from runtime.services.notices import plan_notices
from runtime.statements import Insert

STATE_FIELDS = (
    "deployment_id",
    "state",
    "status",
    "revision",
    "at",
    "participants",
    "updated_at",
    "ended_at",
)
HEARD = frozenset({"message", "signal"})
MOST_NAMES = 5
MOST_ROWS = 500
ADD_HISTORY = Insert(HistoryEntry)


def put_state(request: ProcessRequest, plan: Plan) -> None:
    """Give a Request, in memory, the state and the version that the step leaves."""
    if plan.moved_to is not None:
        request.deployment_id = plan.moved_to
    request.state = plan.state.to_json()
    request.status = RequestStatus(plan.state.outcome)
    request.revision += 1
    request.at = names_at(runnable_of(request.deployment_id), plan)
    request.updated_at = plan.now
    request.ended_at = plan.now if request.has_ended else None


def names_at(runnable: Runnable, plan: Plan) -> list[str]:
    """Return the names of the elements where tokens stand, at most five."""
    tokens = plan.state.tokens.values()
    names = {runnable.name_of(one.element) for one in tokens if one.holds is None}
    return sorted(names)[:MOST_NAMES]


def write_all(
    request: ProcessRequest, plan: Plan, acts: Iterable[HistoryEntry] = ()
) -> None:
    """Write everything else of a step, and tell of it after the commit."""
    rows = [*acts, *history_rows(request, plan), *variable_rows(request, plan)]
    for start in range(0, len(rows), MOST_ROWS):
        ADD_HISTORY.run(rows[start : start + MOST_ROWS])
    if plan.moved_to is not None:
        moved_rows.follow(request, plan)
    end_stopped(request, plan)
    job_rows.write_jobs(request, plan)
    write_tasks(request, plan)
    write_incidents(request, plan)
    write_subscriptions(request, plan)
    announcements.announce_request(request)


def history_rows(request: ProcessRequest, plan: Plan) -> list[HistoryEntry]:
    """Return the rows of what the engine recorded."""
    rows = [
        HistoryEntry(
            request=request,
            at=one.at,
            event=one.event,
            element=one.element,
            activation=one.activation,
        )
        for one in plan.records
    ]
    if request.has_ended:
        rows.append(
            HistoryEntry(
                request=request, at=plan.now, event="ended", note=str(request.status)
            )
        )
    return rows


def variable_rows(request: ProcessRequest, plan: Plan) -> list[HistoryEntry]:
    """Return the values that are new or changed."""
    after = plan.after
    changed = [n for n, value in after.items() if plan.before.get(n, ...) != value]
    completed = [one.element for one in plan.records if one.event == "completed"]
    element = completed[0] if completed else ""
    return [
        HistoryEntry(
            request=request,
            at=plan.now,
            event="set",
            element=element,
            name=name[:200],
            value=after[name],
        )
        for name in changed
    ]


def end_stopped(request: ProcessRequest, plan: Plan) -> None:
    """End the jobs, tasks and incidents of activations that are over."""
    stopped = plan.stopped()
    timers = [one.timer for one in plan.effects if isinstance(one, DropTimer)]
    if stopped or timers:
        job_rows.cancel_jobs(request, stopped, timers)
    if stopped:
        UserTask.objects.filter(
            request=request, activation__in=stopped, status=TaskStatus.OPEN
        ).update(status=TaskStatus.CANCELLED, ended_at=plan.now)
        IncidentRow.objects.filter(
            request=request, activation__in=stopped, resolved_at=None
        ).update(resolved_at=plan.now, action="went-on")


def write_tasks(request: ProcessRequest, plan: Plan) -> None:
    """Give the tasks that the engine asks for to people."""
    stopped = plan.stopped()
    asked = [
        UserTask(
            request=request,
            element=one.element,
            activation=one.activation,
            created_at=plan.now,
        )
        for one in plan.effects
        if isinstance(one, Ask) and one.activation not in stopped
    ]
    if asked:
        UserTask.objects.bulk_create(asked)


def write_incidents(request: ProcessRequest, plan: Plan) -> None:
    """Open the incidents of a step that still stand at its end."""
    failed = {
        one.activation: one
        for one in plan.effects
        if isinstance(one, Incident) and is_failed(plan, one.activation)
    }
    if failed:
        plan_notices(request.process, plan.now)
    for activation, one in failed.items():
        IncidentRow.objects.create(
            request=request,
            element=one.element,
            activation=activation,
            message=one.message,
            opened_at=plan.now,
            job=job_rows.last_call(request, activation),
        )


def is_failed(plan: Plan, activation: int) -> bool:
    """Say whether a token still stands where it failed."""
    token = plan.state.tokens.get(activation)
    return token is not None and token.status == "failed"


def write_subscriptions(request: ProcessRequest, plan: Plan) -> None:
    """Keep the rows of what the Request waits to hear from outside."""
    waits = plan.state.waits
    gone = plan.waits_before - waits.keys()
    if gone:
        Subscription.objects.filter(request=request, wait__in=gone).delete()
    new = [
        subscription_of(request, one, plan.heard.get(key, Heard()))
        for key, one in waits.items()
        if key not in plan.waits_before and one.kind in HEARD
    ]
    if new:
        Subscription.objects.bulk_create(new)


def subscription_of(request: ProcessRequest, wait: Wait, heard: Heard) -> Subscription:
    """Return the row of a wait."""
    return Subscription(
        request=request,
        kind=wait.kind,
        name=wait.name,
        element=wait.element,
        wait=wait.id,
        hook=heard.hook,
        key=heard.key,
    )

"""What is kept of a Request in other tables follows it to another version."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TypeVar

from django.db.models import QuerySet

from runtime.exceptions import CallRunning
from runtime.models import (
    Deployment,
    Incident,
    Job,
    JobKind,
    JobStatus,
    ProcessRequest,
    Subscription,
    TaskStatus,
    UserTask,
)
from runtime.planning import Heard, Plan
from runtime.services.hooks import keep_places

LIVE = (JobStatus.READY, JobStatus.RUNNING)
OF_TOKENS = (JobKind.CALL, JobKind.INVOKE)
Row = TypeVar("Row", Job, UserTask, Incident)


def follow(request: ProcessRequest, plan: Plan) -> None:
    """Give jobs, tasks, incidents and subscriptions their new elements.

    A job keeps its key and goes on. Raises CallRunning where a call that is being made
    is not wanted any more.
    """
    refuse_running(request, plan.stopped())
    if any(old != new for old, new in plan.places.items()):
        rename_elements(request, plan)
    jobs = Job.objects.filter(request=request, status__in=LIVE)
    jobs.update(deployment_id=request.deployment_id)
    rename_subscriptions(request, plan)
    heard = {
        plan.state.waits[key].element: one.hook
        for key, one in plan.heard.items()
        if key in plan.state.waits
    }
    if heard:
        keep_places(Deployment.objects.get(pk=request.deployment_id), heard)


def refuse_running(request: ProcessRequest, activations: Iterable[int]) -> None:
    """Raise CallRunning where one of these calls is being made.

    The rows are locked, so that none is claimed meanwhile.
    """
    calls = Job.objects.select_for_update().filter(
        request=request,
        kind=JobKind.CALL,
        activation__in=list(activations),
        status__in=LIVE,
    )
    running = [one for one in calls if one.status == JobStatus.RUNNING]
    if running:
        raise CallRunning(element=running[0].element)


def rename_elements(request: ProcessRequest, plan: Plan) -> None:
    """Give what stands at elements their new ids."""
    tokens = {key: one.element for key, one in plan.state.tokens.items()}
    waits = {key: one.element for key, one in plan.state.waits.items()}
    jobs = Job.objects.filter(request=request)
    rename(jobs.filter(kind=JobKind.TIMER, status__in=LIVE), waits)
    rename(jobs.filter(kind__in=OF_TOKENS), tokens)
    tasks = UserTask.objects.filter(request=request, status=TaskStatus.OPEN)
    rename(tasks, tokens)
    rename(Incident.objects.filter(request=request, resolved_at=None), tokens)
    for child in ProcessRequest.objects.filter(parent=request).defer("state"):
        element = tokens.get(child.parent_activation or 0, child.parent_element)
        if element != child.parent_element:
            child.parent_element = element
            child.save(update_fields=["parent_element"])


def rename(rows: QuerySet[Row], elements: Mapping[int, str]) -> None:
    """Give rows the element at which their activation stands."""
    for row in rows.filter(activation__in=elements):
        element = elements[row.activation or 0]
        if row.element != element:
            row.element = element
            row.save(update_fields=["element"])


def rename_subscriptions(request: ProcessRequest, plan: Plan) -> None:
    """Let subscriptions say what the Request waits for now."""
    for row in Subscription.objects.filter(request=request):
        wait = plan.state.waits.get(row.wait)
        if wait is None:
            continue
        heard = plan.heard.get(row.wait, Heard())
        wanted = (wait.element, wait.name, heard.hook, heard.key)
        if (row.element, row.name, row.hook, row.key) != wanted:
            row.element, row.name, row.hook, row.key = wanted
            row.save(update_fields=["element", "name", "hook", "key"])

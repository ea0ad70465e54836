"""Reading the addresses that calls come to, and what came."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from django.db.models import Count

from runtime.engine import NoValue
from runtime.hooks.settings import webhook_of
from runtime.models import Deployment, Hook, HookCall, HookPlace, Right, Subscription
from runtime.permissions import Person, processes_with
from runtime.runnables import runnable_of

MOST_CALLS = 50


@dataclass(frozen=True)
class ListeningPlace:
    """An element that waits for calls; `authentication` is empty where its step cannot
    be read."""

    element: str
    name: str
    use: str
    version: int
    authentication: str
    credential: str


@dataclass(frozen=True)
class ListedHook:
    """An address with who waits there and the last calls, newest first."""

    path: str
    process: UUID
    process_name: str
    places: list[ListeningPlace]
    waiting: int
    calls: list[HookCall]


def hooks_of(user: Person, process: UUID | None = None) -> list[ListedHook]:
    """Return the addresses in use of processes on which a person may act, by path."""
    found = Hook.objects.filter(
        process__in=processes_with(user, Right.ACT), places__isnull=False
    )
    if process is not None:
        found = found.filter(process=process)
    return [listed(one) for one in found.distinct().order_by("path")]


def paths_of(user: Person, process: UUID) -> list[str]:
    """Return the paths of a process in use, none for who may not act on it."""
    found = Hook.objects.filter(
        process__in=processes_with(user, Right.ACT), places__isnull=False
    )
    paths = found.filter(process=process).values_list("path", flat=True)
    return list(paths.distinct().order_by("path"))


def listed(hook: Hook) -> ListedHook:
    """Return an address with all that its page shows."""
    rows = hook.places.select_related("deployment").defer("deployment__bpmn")
    places = list(rows.order_by("-deployment__number", "id"))
    waiting = Subscription.objects.filter(hook=hook.path)
    calls = hook.received.select_related("request").defer("request__state")
    return ListedHook(
        path=hook.path,
        process=hook.process,
        process_name=places[0].deployment.process_name if places else "",
        places=[listening(one) for one in places],
        waiting=waiting.aggregate(count=Count("id"))["count"],
        calls=list(calls.order_by("-id")[:MOST_CALLS]),
    )


def listening(row: HookPlace) -> ListeningPlace:
    """Return an element that waits for calls."""
    deployment: Deployment = row.deployment
    runnable = runnable_of(deployment.pk)
    step = runnable.steps[row.element]
    try:
        authentication = webhook_of(step).authentication
    except NoValue:
        authentication = ""
    return ListeningPlace(
        element=row.element,
        name=runnable.name_of(row.element),
        use=row.use,
        version=deployment.number,
        authentication=authentication,
        credential=step.credential,
    )

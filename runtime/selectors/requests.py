"""Reading lists of Requests, incidents, tasks and mails."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from django.contrib.auth.models import User
from django.db.models import Count, F, Q, QuerySet

from runtime.models import (
    Incident,
    OutboxMail,
    ProcessRequest,
    Right,
    TaskStatus,
    UserTask,
)
from runtime.permissions import Person, processes_with, visible_requests

MOST_PEOPLE = 100


@dataclass(frozen=True)
class RequestFilter:
    """What a list of Requests shows; empty values leave nothing out.

    `search` looks for a number (`42`, `#42`) or for words in titles and names.
    """

    status: str = ""
    process: UUID | None = None
    search: str = ""
    started_by: str = ""


def with_people(requests: QuerySet[ProcessRequest]) -> QuerySet[ProcessRequest]:
    """Take along what a line of a list shows, and leave the rest."""
    found = requests.select_related("deployment", "started_by", "parent")
    return found.defer("state", "deployment__bpmn", "parent__state")


def requests_of(user: Person, wanted: RequestFilter) -> QuerySet[ProcessRequest]:
    """Return the Requests that a person may see, newest first."""
    found = matching(visible_requests(user), wanted)
    if wanted.status:
        found = found.filter(status=wanted.status)
    return with_people(found).order_by("-number")


def matching(
    requests: QuerySet[ProcessRequest], wanted: RequestFilter
) -> QuerySet[ProcessRequest]:
    """Leave out what does not match; the status is not looked at."""
    if wanted.process is not None:
        requests = requests.filter(process=wanted.process)
    if wanted.started_by:
        requests = requests.filter(started_by__username=wanted.started_by)
    number = wanted.search.strip().removeprefix("#")
    if number.isdecimal() and len(number) < 19:
        return requests.filter(number=int(number))
    for word in wanted.search.split():
        named = User.objects.filter(username__icontains=word)
        people = list(named.values_list("pk", flat=True)[:MOST_PEOPLE])
        requests = requests.filter(Q(title__icontains=word) | Q(started_by__in=people))
    return requests


def counts_by_status(user: Person, wanted: RequestFilter) -> dict[str, int]:
    """Return how many of the Requests of a person stand how."""
    found = matching(visible_requests(user), wanted).order_by()
    counted = found.values("status").annotate(count=Count("number"))
    return {one["status"]: one["count"] for one in counted}


def incidents_of(
    user: Person, *, process: UUID | None = None, search: str = ""
) -> QuerySet[Incident]:
    """Return the open incidents that a person may act on, newest first."""
    found = Incident.objects.filter(
        resolved_at=None, request__process__in=processes_with(user, Right.ACT)
    )
    if process is not None:
        found = found.filter(request__process=process)
    for word in search.split():
        found = found.filter(
            Q(message__icontains=word) | Q(request__title__icontains=word)
        )
    return (
        found.select_related("request__deployment", "job")
        .defer("request__state", "request__deployment__bpmn")
        .order_by("-id")
    )


def tasks_of(user: Person) -> QuerySet[UserTask]:
    """Return the open tasks that a person may do, newest first."""
    return all_tasks_of(user).filter(status=TaskStatus.OPEN).order_by("-id")


def all_tasks_of(user: Person) -> QuerySet[UserTask]:
    """Return the tasks, ended ones too, of Requests that a person started or may act
    on."""
    mine = Q(request__started_by_id=user.pk)
    granted = Q(request__process__in=processes_with(user, Right.ACT))
    return (
        UserTask.objects.filter(mine | granted)
        .select_related("request__deployment")
        .defer("request__deployment__bpmn")
    )


def mails_of(user: Person, *, search: str = "") -> QuerySet[OutboxMail]:
    """Return the mails of the outbox from Requests that a person may see."""
    found = OutboxMail.objects.filter(request__in=visible_requests(user))
    for word in search.split():
        found = found.filter(Q(subject__icontains=word) | Q(sender__icontains=word))
    return (
        found.annotate(request_uuid=F("request__id"), request_number=F("request_id"))
        .defer("content")
        .order_by("-id")
    )

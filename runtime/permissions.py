"""Who may do what with Requests: the one place that decides."""

from __future__ import annotations

from uuid import UUID

from django.contrib.auth.models import AnonymousUser, User
from django.db.models import BooleanField, Case, QuerySet, Value, When

from runtime.exceptions import NotAllowed, NotVisible
from runtime.models import Grant, ProcessRequest, Right

Person = User | AnonymousUser


def processes_with(user: Person, right: Right) -> QuerySet[Grant, UUID]:
    """Return the ids of the processes on whose Requests a person has a right."""
    grants = Grant.objects.filter(user_id=user.pk or 0, right=right)
    return grants.values_list("process", flat=True)


def rights_of(user: Person, process: UUID) -> frozenset[Right]:
    """Return the rights of a person on the Requests of a process."""
    grants = Grant.objects.filter(user_id=user.pk or 0, process=process)
    return frozenset(Right(one) for one in grants.values_list("right", flat=True))


def rights_by_process(user: Person) -> dict[UUID, frozenset[Right]]:
    """Return the rights of a person on the Requests of every process they have any on,
    read at once."""
    found: dict[UUID, frozenset[Right]] = {}
    grants = Grant.objects.filter(user_id=user.pk or 0).values_list("process", "right")
    for process, right in grants:
        found[process] = found.get(process, frozenset()) | {Right(right)}
    return found


def visible_requests(user: Person) -> QuerySet[ProcessRequest]:
    """Return the Requests that a person may see: granted ones, and their own.

    No index can answer this CASE, which is meant: lists read the newest rows in their
    order and stop at the end of the page, instead of sorting all that match.
    """
    seen = list(processes_with(user, Right.SEE))
    visible = Case(
        When(process__in=seen, then=Value(True)),
        When(started_by_id=user.pk, then=Value(True)),
        default=Value(False),
        output_field=BooleanField(),
    )
    return ProcessRequest.objects.filter(visible)


def rights_on(user: Person, request: ProcessRequest) -> frozenset[Right]:
    """Return the rights of a person on one Request; who started it may see it."""
    rights = rights_of(user, request.process)
    if request.started_by_id is not None and request.started_by_id == user.pk:
        return rights | {Right.SEE}
    return rights


def require(user: Person, process: UUID, right: Right) -> None:
    """Raise NotVisible for a stranger, NotAllowed for who lacks only this right."""
    rights = rights_of(user, process)
    if not rights:
        raise NotVisible
    if right not in rights:
        raise NotAllowed


def request_for(
    user: Person, request_id: UUID, right: Right = Right.SEE
) -> ProcessRequest:
    """Return a Request on which a person has a right.

    Raises NotVisible for who may not see it, and NotAllowed for who lacks the right.
    """
    found = ProcessRequest.objects.filter(id=request_id)
    request = (
        found.select_related("deployment", "started_by")
        .defer("deployment__bpmn")
        .first()
    )
    if request is None:
        raise NotVisible
    rights = rights_on(user, request)
    if Right.SEE not in rights:
        raise NotVisible
    if right not in rights:
        raise NotAllowed
    return request

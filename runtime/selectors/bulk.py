"""The Requests of a bulk action, and how far it has come."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from django.contrib.auth.models import AnonymousUser
from django.db.models import Count, Q, QuerySet

from runtime.exceptions import NotVisible
from runtime.models import (
    BulkAction,
    BulkKind,
    BulkResult,
    ProcessRequest,
    RequestStatus,
    Right,
)
from runtime.models.request import ENDED
from runtime.permissions import Person, processes_with
from runtime.selectors.requests import RequestFilter, matching

MOST_REFUSALS = 500


@dataclass(frozen=True)
class Progress:
    """How many Requests of a bulk action are done and refused."""

    done: int
    refused: int
    refusals: list[BulkResult]


def requests_for(action: BulkAction) -> QuerySet[ProcessRequest]:
    """Return the Requests that an action is for, as long as they have not ended and
    who began it may act on them; none that was started after it."""
    content = action.content
    mine = processes_with(action.by or AnonymousUser(), Right.ACT)
    found = ProcessRequest.objects.filter(
        process__in=mine, number__lte=content["until"]
    )
    found = found.exclude(status__in=ENDED).order_by("number")
    if action.kind == BulkKind.MOVE:
        found = found.filter(deployment=content["source"])
        if content["numbers"] is not None:
            found = found.filter(number__in=content["numbers"])
        return found
    return of_filter(found, action)


def of_filter(
    requests: QuerySet[ProcessRequest], action: BulkAction
) -> QuerySet[ProcessRequest]:
    """Return the Requests that match what the list showed; retrying needs incidents."""
    given = action.content["filter"]
    process = UUID(given["process"]) if given["process"] else None
    wanted = RequestFilter(**{**given, "process": process})
    found = matching(requests, wanted)
    if action.kind == BulkKind.RETRY:
        found = found.filter(status=RequestStatus.INCIDENT)
    return found.filter(status=wanted.status) if wanted.status else found


def action_for(user: Person, action_id: UUID) -> BulkAction:
    """Return a bulk action that a person began, or on whose process they may act.

    Raises NotVisible.
    """
    mine = Q(by_id=user.pk) | Q(process__in=processes_with(user, Right.ACT))
    found = BulkAction.objects.filter(mine, pk=action_id).select_related("by").first()
    if found is None:
        raise NotVisible
    return found


def progress_of(action: BulkAction) -> Progress:
    """Return how far an action has come, with the first refusals."""
    counted = action.results.order_by().values("is_done").annotate(n=Count("id"))
    by_outcome = {one["is_done"]: one["n"] for one in counted}
    refused = action.results.filter(is_done=False).select_related("request")
    return Progress(
        done=by_outcome.get(True, 0),
        refused=by_outcome.get(False, 0),
        refusals=list(refused.defer("request__state").order_by("id")[:MOST_REFUSALS]),
    )

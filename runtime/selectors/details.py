"""Reading one Request: its tokens, what happened at each element, its values."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, QuerySet

from runtime.engine import State
from runtime.models import (
    Attempt,
    HistoryEntry,
    Job,
    JobKind,
    JobStatus,
    ProcessRequest,
)

MOST_ROWS = 500
COUNTED = ("entered", "completed", "cancelled", "failed")


@dataclass(frozen=True)
class TokenView:
    """Where a Request stands: waiting, joining, calling, asking or failed."""

    element: str
    activation: int
    status: str


def tokens_of(request: ProcessRequest) -> list[TokenView]:
    """Return the tokens that stand on something, without those that hold a scope."""
    state = State.from_json(request.state)
    asking = set(
        request.tasks.filter(status="open").values_list("activation", flat=True)
    )
    calls = Job.objects.filter(
        request=request,
        kind=JobKind.CALL,
        status__in=(JobStatus.READY, JobStatus.RUNNING),
    )
    calling = set(calls.values_list("activation", flat=True))

    def status_of(activation: int, status: str) -> str:
        if status in {"failed", "joining"}:
            return status
        if activation in asking:
            return "asking"
        return "calling" if activation in calling else "waiting"

    return [
        TokenView(one.element, one.id, status_of(one.id, one.status))
        for one in state.tokens.values()
        if one.holds is None
    ]


def counts_of(request: ProcessRequest) -> dict[str, dict[str, int]]:
    """Return how often what happened at each element and flow."""
    rows = HistoryEntry.objects.filter(request=request).exclude(element="")
    rows = rows.exclude(event="set").order_by()
    found: dict[str, dict[str, int]] = defaultdict(dict)
    for row in rows.values("element", "event").annotate(count=Count("id")):
        found[row["element"]][row["event"]] = row["count"]
    return dict(found)


def history_after(request: ProcessRequest, sequence: int) -> list[HistoryEntry]:
    """Return what happened after a row, oldest first, one more than fits."""
    rows = HistoryEntry.objects.filter(request=request, id__gt=sequence).exclude(
        event="set"
    )
    return list(rows.select_related("by").order_by("id")[: MOST_ROWS + 1])


def jobs_of(request: ProcessRequest, element: str = "") -> QuerySet[Job]:
    """Return the connector calls of a Request with their attempts, newest first."""
    found = Job.objects.filter(request=request, kind=JobKind.CALL)
    if element:
        found = found.filter(element=element)
    return found.prefetch_related("attempts").order_by("-id")[:MOST_ROWS]


def attempts_at(job: Job) -> list[Attempt]:
    """Return the attempts of a job, newest first; they were read with it."""
    return sorted(job.attempts.all(), key=lambda one: -one.number)


def changes_by_name(request: ProcessRequest) -> dict[str, list[HistoryEntry]]:
    """Return the values that each variable had, newest first, at most 50 of each."""
    rows = HistoryEntry.objects.filter(request=request, event="set").order_by("-id")
    found: dict[str, list[HistoryEntry]] = defaultdict(list)
    for row in rows[: MOST_ROWS * 4]:
        if len(found[row.name]) < 50:
            found[row.name].append(row)
    return dict(sorted(found.items()))


def variables_of(request: ProcessRequest) -> dict[str, Any]:
    """Return the variables of a Request; those it ended with when it has ended."""
    return State.from_json(request.state).variables

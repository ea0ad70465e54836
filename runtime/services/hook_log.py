"""Counting the calls to an address, and keeping what came of the last ones."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db.models import F
from django.utils import timezone

from runtime.hooks.exceptions import TooManyCalls
from runtime.models import CallOutcome, Hook, HookCall, ProcessRequest

# Of those that were refused so many are kept besides: they crowd out no others.
MOST_KEPT = 50


@dataclass(frozen=True)
class Line:
    """What came of a call, with words where there is more to say."""

    outcome: CallOutcome
    status: int
    message: str = ""
    element: str = ""
    request: ProcessRequest | None = None


def note_call(hook: Hook, line: Line) -> None:
    """Keep what came of a call, and forget the oldest."""
    HookCall.objects.create(
        hook=hook,
        outcome=line.outcome,
        status=line.status,
        message=line.message[:500].replace("\x00", ""),
        element=line.element,
        request=line.request,
    )
    kinds = HookCall.objects.filter(hook=hook)
    refused = line.outcome == CallOutcome.REFUSED
    same = (
        kinds.filter(outcome=CallOutcome.REFUSED)
        if refused
        else kinds.exclude(outcome=CallOutcome.REFUSED)
    )
    old = list(same.order_by("-id").values_list("pk", flat=True)[MOST_KEPT:])
    if old:
        HookCall.objects.filter(pk__in=old).delete()


def count_call(hook: Hook, limit: int, now: datetime | None = None) -> None:
    """Count an accepted call. Raises TooManyCalls for one over the limit a minute."""
    now = now or timezone.now()
    minute = now.replace(second=0, microsecond=0)
    rows = Hook.objects.filter(pk=hook.pk)
    if rows.filter(minute=minute, calls__lt=limit).update(calls=F("calls") + 1):
        return
    if not rows.exclude(minute=minute).update(minute=minute, calls=1):
        raise TooManyCalls(60 - now.second)

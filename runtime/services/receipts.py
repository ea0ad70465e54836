"""What makes a call from outside count once: its key, and the answer it got."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any, TypeVar

from django.db import IntegrityError
from django.utils import timezone

from runtime.models import Receipt

MOST_EXPIRED = 100
Done = TypeVar("Done")


@dataclass(frozen=True)
class Ticket:
    """A key that a caller gave, empty for none, and how long it is remembered."""

    scope: str
    key: str
    kept: timedelta = field(default=timedelta(days=7))


def receipt_of(ticket: Ticket) -> Receipt | None:
    """Return the answer that this key got, None where it is new or forgotten."""
    if not ticket.key:
        return None
    found = Receipt.objects.filter(
        scope=ticket.scope, key=ticket.key, expires_at__gt=timezone.now()
    )
    return found.select_related("request").defer("request__state").first()


def write_receipt(
    ticket: Ticket,
    *,
    request_number: int | None,
    status: int = 200,
    answer: dict[str, Any] | None = None,
) -> None:
    """Keep an answer in the transaction of what was done. Raises IntegrityError where
    the same key was answered meanwhile."""
    if not ticket.key:
        return
    now = timezone.now()
    expired = Receipt.objects.filter(expires_at__lte=now)
    expired.filter(scope=ticket.scope, key=ticket.key).delete()
    old = list(expired.values_list("pk", flat=True)[:MOST_EXPIRED])
    if old:
        Receipt.objects.filter(pk__in=old).delete()
    Receipt.objects.create(
        scope=ticket.scope,
        key=ticket.key,
        status=status,
        answer=answer or {},
        request_id=request_number,
        expires_at=now + ticket.kept,
    )


def once(ticket: Ticket, work: Callable[[], Done]) -> Done | Receipt:
    """Do some work unless its key was answered before; then return that answer.

    `work` writes the receipt in its transaction.
    """
    earlier = receipt_of(ticket)
    if earlier is not None:
        return earlier
    try:
        return work()
    except IntegrityError:
        earlier = receipt_of(ticket)
        if earlier is None:
            raise
        return earlier

"""Messages that come to an installation, from outside or from another Request."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any

from django.db import transaction

from runtime.engine import MessageReceived
from runtime.engine.exceptions import UnknownActivation
from runtime.exceptions import RequestAlreadyEnded
from runtime.models import ProcessRequest, StartSubscription, Subscription
from runtime.services.starting import StartOrder, start_request
from runtime.services.steps import Wish, take_step


@dataclass(frozen=True)
class Arrived:
    """A message: its name, what it carries, and a key that makes it count once."""

    name: str
    variables: Mapping[str, Any] = field(default_factory=dict)
    key: str = ""
    request: int | None = None


def hand_over(message: Arrived, *, before: Callable[[], None]) -> ProcessRequest | None:
    """Give a message to the Request that waits longest for it, else start one with it.

    `before` runs in the same transaction. Returns None where nobody wants it; then
    `before` did not run.
    """
    waiting = Subscription.objects.filter(kind="message", name=message.name)
    if message.request is not None:
        waiting = waiting.filter(request_id=message.request)
    event = MessageReceived(message.name, message.variables)
    for number in waiting.order_by("id").values_list("request_id", flat=True):
        with suppress(UnknownActivation, RequestAlreadyEnded):
            return take_step(number, Wish([event], before=before))
    if message.request is not None:
        return None
    return started_by(message, before)


def started_by(message: Arrived, before: Callable[[], None]) -> ProcessRequest | None:
    """Start a Request whose start event waits for the message."""
    starts = StartSubscription.objects.filter(kind="message", name=message.name)
    found = starts.select_related("deployment").defer("deployment__bpmn").first()
    if found is None:
        return None
    key = f"message:{message.key}" if message.key else ""
    order = StartOrder(found.deployment, found.element, message.variables, key=key)
    with transaction.atomic():
        request = start_request(order)
        before()
    return request

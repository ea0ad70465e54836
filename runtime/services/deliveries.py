"""Messages that a person or their program sends."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from django.contrib.auth.models import User
from django.utils.translation import gettext as _

from runtime.engine import MessageReceived
from runtime.engine.exceptions import UnknownActivation
from runtime.exceptions import Ambiguous, NobodyWaits, RequestAlreadyEnded
from runtime.models import (
    ProcessRequest,
    Receipt,
    Right,
    StartSubscription,
    Subscription,
)
from runtime.permissions import processes_with
from runtime.services.messages import Arrived
from runtime.services.receipts import Ticket, once, write_receipt
from runtime.services.starting import StartOrder, start_request
from runtime.services.steps import Act, Wish, take_step

MOST_NAMED = 5


@dataclass(frozen=True)
class Delivery:
    """Who took a message, and whether it was started by it."""

    request: ProcessRequest
    is_new: bool


def deliver_as_person(*, message: Arrived, by: User) -> Delivery:
    """Give a message to the one Request that waits for it, else start one with it.

    Only Requests that the person may act on, and processes that they may start, are
    looked at. The same key gives the first answer. Raises NobodyWaits, Ambiguous and
    CannotStart.
    """
    ticket = Ticket(f"message:{by.pk}", message.key)
    done = once(ticket, partial(delivered, message, by, ticket))
    if not isinstance(done, Receipt):
        return done
    request = ProcessRequest.objects.get(receipts=done)
    return Delivery(request, bool(done.answer["is_new"]))


def delivered(message: Arrived, by: User, ticket: Ticket) -> Delivery:
    """Give a message to whoever wants it, with a receipt in the same transaction."""
    number = waiting_for(message, by)
    if number is None:
        return started_with(message, by, ticket)
    act = Act("received", by, note=message.name)
    event = MessageReceived(message.name, message.variables)
    before = partial(
        write_receipt, ticket, request_number=number, answer={"is_new": False}
    )
    try:
        taken = take_step(number, Wish([event], act=act, before=before))
    except (UnknownActivation, RequestAlreadyEnded) as error:
        raise NobodyWaits from error
    return Delivery(taken, is_new=False)


def waiting_for(message: Arrived, by: User) -> int | None:
    """Return the one Request that waits for a message, None for none.

    Raises Ambiguous for several, and NobodyWaits where the message names a Request
    that does not wait for it.
    """
    found = Subscription.objects.filter(
        kind="message",
        name=message.name,
        request__process__in=processes_with(by, Right.ACT),
    )
    if message.request is not None:
        found = found.filter(request_id=message.request)
    numbers = list(
        found.order_by("request_id").values_list("request_id", flat=True).distinct()
    )
    if len(numbers) > 1:
        words = _("{count} Requests wait for “{name}”: {numbers}. Name one of them.")
        raise Ambiguous(
            words.format(count=len(numbers), name=message.name, numbers=few(numbers))
        )
    if not numbers and message.request is not None:
        words = _("Request #{number} does not wait for “{name}”.")
        raise NobodyWaits(words.format(number=message.request, name=message.name))
    return numbers[0] if numbers else None


def few(numbers: list[int]) -> str:
    """Return the first numbers of Requests as text."""
    shown = ", ".join(f"#{one}" for one in numbers[:MOST_NAMED])
    return f"{shown}, …" if len(numbers) > MOST_NAMED else shown


def started_with(message: Arrived, by: User, ticket: Ticket) -> Delivery:
    """Start a Request with a message. Raises NobodyWaits, Ambiguous and CannotStart."""
    found = StartSubscription.objects.filter(
        kind="message",
        name=message.name,
        deployment__process__in=processes_with(by, Right.START),
    )
    starts = list(found.select_related("deployment").defer("deployment__bpmn")[:2])
    if not starts:
        words = _("Nobody waits for “{name}”, and it starts no process of yours.")
        raise NobodyWaits(words.format(name=message.name))
    if len(starts) > 1:
        words = _("“{name}” starts several processes. Start the one that you mean.")
        raise Ambiguous(words.format(name=message.name))
    [start] = starts
    order = StartOrder(start.deployment, start.element, message.variables, by)

    def after(request: ProcessRequest) -> None:
        write_receipt(ticket, request_number=request.pk, answer={"is_new": True})

    return Delivery(start_request(order, after=after), is_new=True)

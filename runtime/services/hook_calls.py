"""Taking calls from outside: to the Request that waits for one, else to a new one."""

from __future__ import annotations

import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any
from uuid import uuid4

from django.db import transaction
from django.utils.translation import gettext as _

from runtime.engine import MessageReceived
from runtime.engine.exceptions import UnknownActivation
from runtime.exceptions import NobodyWaits, RequestAlreadyEnded
from runtime.hooks.content import MOST_BYTES, body_value, fields, header_values
from runtime.hooks.exceptions import (
    CallTooLarge,
    HookError,
    NotAccepted,
    TooManyCalls,
)
from runtime.hooks.flood import Gate
from runtime.hooks.settings import variables_of
from runtime.hooks.signing import Call
from runtime.models import CallOutcome, Hook, ProcessRequest, Receipt
from runtime.services.hook_callers import Place, accepting
from runtime.services.hook_log import Line, count_call, note_call
from runtime.services.hook_matching import Match, Values, explained, match_of
from runtime.services.hook_replies import Reply, refusal, reply_to, standard_reply
from runtime.services.receipts import Ticket, once, write_receipt
from runtime.services.starting import StartOrder, start_request
from runtime.services.steps import Act, Wish, take_step
from web.errors import ServiceError

# Headers that name a call; the first one that is there counts.
NAMED_BY = ("webhook-id", "idempotency-key")
LONGEST_ID = 200


@dataclass(frozen=True)
class Incoming:
    """A call as it came; the names of the headers are in small letters."""

    path: str
    body: bytes
    content_type: str = ""
    headers: Mapping[str, str] = field(default_factory=dict)
    query: str = ""
    caller: str = ""


@lru_cache(maxsize=1)
def gate() -> Gate:
    """Return the gate of this process."""
    return Gate()


def receive_call(incoming: Incoming) -> Reply:
    """Take a call, and say what became of it.

    An address that is not there is answered as one to which the call is not signed.
    """
    if not gate().lets_through(incoming.caller, incoming.path, int(time.time() // 60)):
        return refusal(TooManyCalls(60))
    if len(incoming.body) > MOST_BYTES:
        return refusal(CallTooLarge())
    hook = Hook.objects.filter(path=incoming.path).first()
    if hook is None:
        return refusal(NotAccepted())
    try:
        return taken(hook, incoming)
    except ServiceError as error:
        refused = isinstance(error, NotAccepted | TooManyCalls)
        outcome = CallOutcome.REFUSED if refused else CallOutcome.FAILED
        reason = error.reason if isinstance(error, HookError) else error.message
        note_call(hook, Line(outcome, error.status, reason))
        return refusal(error)


def taken(hook: Hook, incoming: Incoming) -> Reply:
    """Take a call that is signed as it should be; the same one again gets the first
    reply. Raises ServiceError."""
    call = Call(incoming.headers, incoming.body)
    places = accepting(hook, call, time.time())
    count_call(hook, max(one.webhook.calls_per_minute for one in places))
    values = values_of(incoming, places)
    ticket = ticket_of(hook, places, incoming, values)
    done = once(ticket, lambda: handled(hook, places, values, ticket))
    if not isinstance(done, Receipt):
        return done
    note_call(hook, Line(CallOutcome.REPEATED, done.status, request=done.request))
    return Reply(done.status, done.answer["content"], done.answer["content_type"])


def values_of(incoming: Incoming, places: list[Place]) -> dict[str, Any]:
    """Return what expressions see of a call. Raises HookError."""
    private = [one.webhook.key_header for one in places]
    return {
        "body": body_value(incoming.content_type, incoming.body),
        "headers": header_values(incoming.headers, private),
        "query": fields(incoming.query),
    }


def ticket_of(
    hook: Hook, places: list[Place], incoming: Incoming, values: Values
) -> Ticket:
    """Return what makes a call count once: its id. Raises CallUnusable."""
    named = (incoming.headers.get(one, "") for one in NAMED_BY)
    key = next((one for one in named if one), "")
    asking = [one for one in places if "call_id" in one.webhook.step.settings]
    if asking:
        with explained(asking[0]):
            key = asking[0].webhook.key_over("call_id", values)
    kept = max(one.webhook.remembered for one in places)
    return Ticket(f"hook:{hook.path}", key.replace("\x00", "")[:LONGEST_ID], kept)


def handled(hook: Hook, places: list[Place], values: Values, ticket: Ticket) -> Reply:
    """Do what a new call asks for. Raises ServiceError, and IntegrityError where the
    same one was handled meanwhile."""
    match = match_of(hook, places, values)
    if match is None:
        reply = standard_reply(CallOutcome.IGNORED)
        with transaction.atomic():
            keep(hook, ticket, reply, Line(CallOutcome.IGNORED, reply.status))
        return reply
    with explained(match.place):
        variables = variables_of(match.place.webhook.step, values)
    work = Work(hook, ticket, match, variables)
    return work.start() if match.wait is None else work.go_on()


def keep(hook: Hook, ticket: Ticket, reply: Reply, line: Line) -> None:
    """Keep the reply to a call in the transaction of what it did."""
    number = line.request.pk if line.request else None
    write_receipt(
        ticket, request_number=number, status=reply.status, answer=reply.kept()
    )
    note_call(hook, line)


@dataclass(frozen=True)
class Work:
    """What a call does: all that it needs is worked out before it is written."""

    hook: Hook
    ticket: Ticket
    match: Match
    variables: Values

    def start(self) -> Reply:
        """Start a Request. Raises CannotStart and CallUnusable."""
        place, identifier = self.match.place, uuid4()
        outcome = CallOutcome.STARTED
        reply = reply_to(self.match, outcome, self.variables, str(identifier))
        order = StartOrder(
            place.deployment, place.element, self.variables, identifier=identifier
        )

        def after(request: ProcessRequest) -> None:
            line = Line(outcome, reply.status, "", place.element, request)
            keep(self.hook, self.ticket, reply, line)

        start_request(order, after=after)
        return reply

    def go_on(self) -> Reply:
        """Continue the Request that waits.

        Raises NobodyWaits where it does not any more, TooBusy and CallUnusable.
        """
        place, wait = self.match.place, self.match.wait
        if wait is None:
            raise NobodyWaits
        request, outcome = wait.request, CallOutcome.CONTINUED
        reply = reply_to(self.match, outcome, self.variables, str(request.id))

        def before() -> None:
            line = Line(outcome, reply.status, "", place.element, request)
            keep(self.hook, self.ticket, reply, line)

        note = _("A call to /hooks/{path}/").format(path=self.hook.path)
        act = Act("received", None, element=place.element, note=note)
        event = MessageReceived(wait.name, self.variables, wait.wait)
        try:
            take_step(request.pk, Wish([event], act=act, before=before))
        except (UnknownActivation, RequestAlreadyEnded) as error:
            raise NobodyWaits(_("No Request waits for this call.")) from error
        return reply

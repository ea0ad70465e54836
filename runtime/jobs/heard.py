"""Messages and signals that a Request threw, on their way to those who wait."""

from __future__ import annotations

from contextlib import suppress
from functools import partial

from django.utils.translation import gettext as _

from runtime.engine import SignalReceived
from runtime.engine.exceptions import UnknownActivation
from runtime.exceptions import RequestAlreadyEnded
from runtime.jobs.claims import Claim
from runtime.models import JobStatus, ProcessRequest, StartSubscription, Subscription
from runtime.services.messages import Arrived, hand_over
from runtime.services.starting import StartOrder, start_request
from runtime.services.steps import Wish, take_step


def deliver_message(claim: Claim) -> None:
    """Give a message to the one who waits for it; else it starts a Request."""
    content, key = claim.job.content, str(claim.job.key)
    message = Arrived(content["name"], content["variables"], key=key)
    delivered = hand_over(message, before=partial(claim.end, JobStatus.DONE))
    if delivered is None:
        claim.end(JobStatus.DONE)
        note = _("Nobody waited for the message “{name}”.")
        request = ProcessRequest.objects.get(jobs=claim.job)
        request.history.create(
            event="unheard",
            element=claim.job.element,
            note=note.format(name=content["name"]),
        )


def deliver_signal(claim: Claim) -> None:
    """Let all hear a signal: Requests that wait, and processes that it starts."""
    name = claim.job.content["name"]
    waiting = Subscription.objects.filter(kind="signal", name=name)
    others = waiting.exclude(request_id=claim.job.request_id)
    for number in set(others.values_list("request_id", flat=True)):
        with suppress(UnknownActivation, RequestAlreadyEnded):
            take_step(number, Wish([SignalReceived(name, {})]))
    starts = StartSubscription.objects.filter(kind="signal", name=name)
    for one in starts.select_related("deployment").defer("deployment__bpmn"):
        key = f"signal:{claim.job.key}:{one.pk}"
        start_request(StartOrder(one.deployment, element=one.element, key=key))
    claim.end(JobStatus.DONE)

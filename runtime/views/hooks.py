"""The addresses that calls from outside come to, and the page that lists them."""

from __future__ import annotations

from http import HTTPStatus
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, UnreadablePostError
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST, require_safe

from runtime.api.hooks import address_of, hook_shape
from runtime.api.requests import uuid_of
from runtime.hooks.content import MOST_BYTES
from runtime.models import CallOutcome, HookUse
from runtime.selectors.hooks import hooks_of
from runtime.services.hook_calls import Incoming, receive_call
from runtime.services.hook_replies import Reply
from runtime.views.requests import person
from web.addresses import absolute
from web.problem_pages import with_problem_page

CALLERS = {
    "none": gettext_lazy("Anyone"),
    "standard": gettext_lazy("Who signs by Standard Webhooks"),
    "hmac": gettext_lazy("Who signs the body"),
    "key": gettext_lazy("Who sends a key"),
}
USES = {
    HookUse.START: gettext_lazy("Starts at"),
    HookUse.CATCH: gettext_lazy("Continues at"),
}
# The dot before what came of a call.
STATUSES = {
    CallOutcome.STARTED: "completed",
    CallOutcome.CONTINUED: "completed",
    CallOutcome.IGNORED: "cancelled",
    CallOutcome.REPEATED: "cancelled",
    CallOutcome.REFUSED: "waiting",
    CallOutcome.FAILED: "incident",
}


@csrf_exempt
@require_POST
def receive_hook(request: HttpRequest, hook: str) -> HttpResponse:
    """Take a call. Nobody is signed in here: the call's signature says who it is."""
    try:
        # One byte more shows that there is more, however long it says to be.
        body = request.read(MOST_BYTES + 1)
    except UnreadablePostError:
        return HttpResponse(status=400)
    incoming = Incoming(
        path=hook,
        body=body,
        content_type=request.headers.get("Content-Type", ""),
        headers={name.lower(): value for name, value in request.headers.items()},
        query=request.META.get("QUERY_STRING", ""),
        caller=request.META.get("REMOTE_ADDR", ""),
    )
    return answered(receive_call(incoming))


def answered(reply: Reply) -> HttpResponse:
    """Return a reply as HTTP has it."""
    response = HttpResponse(
        reply.content, status=reply.status, content_type=reply.content_type
    )
    response["Cache-Control"] = "no-store"
    if reply.status == HTTPStatus.UNAUTHORIZED:
        response["WWW-Authenticate"] = "Webhook"
    if reply.after:
        response["Retry-After"] = str(reply.after)
    return response


@login_required
@require_safe
@with_problem_page
def hooks(request: HttpRequest) -> HttpResponse:
    """The addresses of processes that the person may act on, with the last calls."""
    process = uuid_of(request.GET.get("process", ""))
    found = [
        hook_shape(one, absolute(request, address_of(one)))
        for one in hooks_of(person(request), process)
    ]
    chosen = next(
        (one for one in found if one["path"] == request.GET.get("path")), None
    )
    context = {
        "page": "requests",
        "hooks": [with_words(one) for one in found],
        "hook": with_words(chosen or found[0]) if found else None,
        "process": str(process or ""),
    }
    return render(request, "runtime/hooks.html", context)


def with_words(hook: dict[str, Any]) -> dict[str, Any]:
    """Return a hook with what people read for its choices."""
    words = dict(CallOutcome.choices)
    return {
        **hook,
        "continues": any(one["use"] == HookUse.CATCH for one in hook["places"]),
        "places": [
            {
                **one,
                "use": USES[one["use"]],
                "open": one["authentication"] == "none",
                "caller": CALLERS.get(one["authentication"], _("not readable")),
            }
            for one in hook["places"]
        ],
        "calls": [
            {**one, "words": words[one["outcome"]], "dot": STATUSES[one["outcome"]]}
            for one in hook["calls"]
        ],
    }

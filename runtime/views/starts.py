"""Starting a Request by hand."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from uuid import UUID, uuid4

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from runtime.api.shapes import start_shape
from runtime.exceptions import InvalidFields
from runtime.forms import filled_in
from runtime.models import Deployment, ProcessRequest, Right
from runtime.permissions import require
from runtime.selectors.hooks import paths_of
from runtime.selectors.starts import StartEvent, starts_of
from runtime.services.starting import newest_deployment, start_as_person
from runtime.views.requests import person
from web.problem_pages import with_problem_page


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
@with_problem_page
def start_request(request: HttpRequest, process_id: UUID) -> HttpResponse:
    """Ask for what a start event needs, and start a Request."""
    require(person(request), process_id, Right.START)
    deployment = newest_deployment(process_id)
    starts = starts_of(deployment)
    wanted = request.POST.get("element", request.GET.get("element"))
    chosen = chosen_start(starts, wanted)
    problems: dict[str, str] = {}
    if request.method == "POST":
        try:
            return redirect("request", started(request, process_id, chosen).id)
        except InvalidFields as error:
            problems = error.members["fields"]
    context = form_context(request, deployment, starts, chosen)
    status = 422 if problems else 200
    context["problems"] = problems
    context["hooks"] = paths_of(person(request), process_id)
    if context["chosen"]:
        fields = context["chosen"]["fields"]
        context["chosen"]["fields"] = with_answers(fields, request.POST, problems)
    return render(request, "runtime/start_request.html", context, status=status)


def with_answers(
    fields: list[dict[str, Any]], sent: Mapping[str, str], problems: Mapping[str, str]
) -> list[dict[str, Any]]:
    """Return the fields with what was filled in, and what is wrong with it."""
    return [
        {
            **one,
            "value": sent.get(one["name"]),
            "problem": problems.get(one["name"], ""),
        }
        for one in fields
    ]


def chosen_start(starts: list[StartEvent], element: str | None) -> StartEvent | None:
    """Return the start event of this id, else the first one."""
    named = (one for one in starts if one.element == element)
    return next(named, starts[0] if starts else None)


def started(
    request: HttpRequest, process_id: UUID, chosen: StartEvent | None
) -> ProcessRequest:
    """Start what the form asks for. Raises InvalidFields and CannotStart."""
    fields = chosen.fields if chosen else ()
    return start_as_person(
        process=process_id,
        by=person(request),
        variables=filled_in(fields, request.POST.dict(), {}) if fields else {},
        element=chosen.element if chosen else "",
        # The page's own key: sending the form twice starts one Request.
        key=request.POST.get("key", "")[:100],
    )


def form_context(
    request: HttpRequest,
    deployment: Deployment,
    starts: list[StartEvent],
    chosen: StartEvent | None,
) -> dict[str, Any]:
    """Return what the page shows."""
    return {
        "page": "requests",
        "process": {"id": str(deployment.process), "name": deployment.process_name},
        "version": deployment.number,
        "starts": [start_shape(one) for one in starts],
        "chosen": start_shape(chosen) if chosen else None,
        "sent": request.POST,
        "key": request.POST.get("key") or uuid4().hex,
    }

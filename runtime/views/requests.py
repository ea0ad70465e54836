"""The list of Requests, and one Request."""

from __future__ import annotations

from typing import Any, cast
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.contrib.auth.models import User
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import get_token
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from runtime.api.requests import filter_of
from runtime.api.shapes import request_shape
from runtime.models import ProcessRequest, RequestStatus, Right
from runtime.permissions import processes_with, request_for
from runtime.selectors.deployments import newest_deployments, startable_by
from runtime.selectors.requests import counts_by_status, requests_of
from web.problem_pages import with_problem_page

PER_PAGE = 50
PLACEHOLDER = UUID(int=0)


def person(request: HttpRequest) -> User:
    """Return who is signed in."""
    return cast(User, request.user)


class CountedPaginator(Paginator):  # type: ignore[type-arg]
    """Pages of a list whose length is known already."""

    def __init__(self, found: QuerySet[ProcessRequest], length: int) -> None:
        super().__init__(found, PER_PAGE)
        self.length = length

    @property
    def count(self) -> int:
        """Return the length, without asking for it."""
        return self.length


def tabs(counts: dict[str, int]) -> list[dict[str, Any]]:
    """Return the choices above the list, with how many each has."""
    every = {"value": "", "label": _("All"), "count": sum(counts.values())}
    return [
        every,
        *(
            {"value": one.value, "label": one.label, "count": counts.get(one.value, 0)}
            for one in RequestStatus
        ),
    ]


def processes_seen(user: User) -> list[dict[str, str]]:
    """Return the processes to choose from above the list."""
    seen = processes_with(user, Right.SEE)
    found = newest_deployments().filter(process__in=seen)
    return [{"id": str(one.process), "name": one.process_name} for one in found]


@login_required
@require_safe
@with_problem_page
def requests(request: HttpRequest) -> HttpResponse:
    """The Requests that the person may see, newest first."""
    user = person(request)
    wanted = filter_of(request.GET.dict())
    counts = counts_by_status(user, wanted)
    length = counts.get(wanted.status, 0) if wanted.status else sum(counts.values())
    pages = CountedPaginator(requests_of(user, wanted), length)
    page = pages.get_page(request.GET.get("page"))
    rows = [
        {**request_shape(one), "url": reverse("request", args=[one.id])}
        for one in page.object_list
    ]
    context = {
        "page": "requests",
        "requests": rows,
        "pages": page,
        "search": wanted.search,
        "status": wanted.status,
        "shown": tabs(counts),
        "process": str(wanted.process or ""),
        "processes": processes_seen(user),
        "startable": [
            {"id": str(one.process), "name": one.process_name, "version": one.number}
            for one in startable_by(user)
        ],
        "page_data": {"urls": list_urls(), "csrf": get_token(request)},
    }
    part = request.GET.get("part") == "list"
    template = "runtime/_request_list.html" if part else "runtime/requests.html"
    return render(request, template, context)


def list_urls() -> dict[str, str]:
    """Return the addresses that the list needs."""
    return {
        "list": reverse("requests"),
        "requests": reverse("api-requests"),
        "incidents": reverse("api-incidents"),
        "resolve": reverse("api-incidents-resolve"),
        "bulk": reverse("api-requests-bulk"),
        "action": reverse("api-bulk-action", args=[PLACEHOLDER]),
        "start": reverse("start-request", args=[PLACEHOLDER]),
        "placeholder": str(PLACEHOLDER),
        "socket": "/ws/requests/",
    }


def request_urls(request_id: UUID, process: UUID) -> dict[str, str]:
    """Return the addresses that the page of a Request needs."""
    named = {
        "detail": "api-request",
        "bpmn": "api-request-bpmn",
        "history": "api-request-history",
        "jobs": "api-request-jobs",
        "variables": "api-request-variables",
        "files": "api-request-files",
        "comments": "api-request-comments",
        "people": "api-request-people",
        "cancel": "api-request-cancel",
    }
    urls = {key: reverse(name, args=[request_id]) for key, name in named.items()}
    return urls | {
        "move": f"{reverse('move', args=[process])}?request={request_id}",
        "socket": f"/ws/requests/{request_id}/",
        "list": reverse("requests"),
        "incident": "/api/incidents/0/",
        "task": "/api/tasks/0/",
        "palette": reverse("api-palette"),
        "connectors": "/api/connectors/",
        "request": reverse("request", args=[PLACEHOLDER]),
        "placeholder": str(PLACEHOLDER),
    }


@login_required
@require_safe
@with_problem_page
def one_request(request: HttpRequest, request_id: UUID) -> HttpResponse:
    """A Request on its diagram."""
    found = request_for(person(request), request_id)
    page_data = {
        "request": str(found.id),
        "urls": request_urls(found.id, found.process),
        "csrf": get_token(request),
    }
    context = {"page": "requests", "found": found, "page_data": page_data}
    return render(request, "runtime/request.html", context)

"""Moving Requests to another version."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import get_token
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from runtime.api.move_shapes import deployment_shape
from runtime.exceptions import NotDeployed
from runtime.models import Deployment, ProcessRequest, Right
from runtime.permissions import require
from runtime.selectors.moves import deployments_of
from runtime.views.requests import PLACEHOLDER, person
from web.problem_pages import with_problem_page


@login_required
@require_safe
@with_problem_page
def move(request: HttpRequest, process_id: UUID) -> HttpResponse:
    """Two versions side by side, and what would come of moving Requests."""
    require(person(request), process_id, Right.ACT)
    deployments = list(deployments_of(process_id))
    if not deployments:
        raise NotDeployed
    one = one_request(process_id, request.GET.get("request", ""))
    source, target = chosen(deployments, request.GET.dict(), one)
    page_data = {
        "csrf": get_token(request),
        "process": {"id": str(process_id), "name": deployments[0].process_name},
        "versions": [deployment_shape(each) for each in deployments],
        "from": source,
        "to": target,
        "request": one and {"id": str(one.id), "number": one.number},
        "urls": move_urls(process_id),
    }
    context = {"page": "requests", "page_data": page_data, "name": page_data["process"]}
    return render(request, "runtime/move.html", context)


def one_request(process: UUID, wanted: str) -> ProcessRequest | None:
    """Return the Request that the page was opened from."""
    try:
        found = ProcessRequest.objects.filter(process=process, id=UUID(wanted))
    except ValueError:
        return None
    return found.select_related("deployment").defer("state", "deployment__bpmn").first()


def chosen(
    deployments: list[Deployment], query: dict[str, str], one: ProcessRequest | None
) -> tuple[int, int]:
    """Return the versions to begin with: the ones asked for, else from the older one
    with most Requests to the newest."""
    numbers = {each.number for each in deployments}
    newest = deployments[0].number
    older = [each for each in deployments if each.number != newest] or deployments
    fullest = max(older, key=lambda each: getattr(each, "running", 0)).number
    source = one.deployment.number if one else number_in(query, "from", numbers)
    return source or fullest, number_in(query, "to", numbers) or newest


def number_in(query: dict[str, str], name: str, known: set[int]) -> int:
    """Return a version that was asked for, 0 where there is none."""
    text = query.get(name, "")
    number = int(text) if text.isdecimal() and len(text) < 10 else 0
    return number if number in known else 0


def move_urls(process: UUID) -> dict[str, Any]:
    """Return the addresses that the page needs; `0` stands for a version's number."""
    return {
        "move": reverse("api-move", args=[process]),
        "bpmn": reverse("api-deployment-bpmn", args=[process, 0]),
        "action": reverse("api-bulk-action", args=[PLACEHOLDER]),
        "request": reverse("request", args=[PLACEHOLDER]),
        "deployments": reverse("api-deployments", args=[process]),
        "list": f"{reverse('requests')}?process={process}",
        "palette": reverse("api-palette"),
        "connectors": "/api/connectors/",
        "placeholder": str(PLACEHOLDER),
    }

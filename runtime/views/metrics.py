"""The page of metrics of a process."""

from __future__ import annotations

from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from runtime.api.metrics import days_of, metrics_of
from runtime.models import Right
from runtime.permissions import require
from runtime.services.starting import newest_deployment
from runtime.views.requests import person
from web.problem_pages import with_problem_page

CHOICES = (7, 30, 90)


@login_required
@require_safe
@with_problem_page
def metrics(request: HttpRequest, process_id: UUID) -> HttpResponse:
    """How a process did in the last days."""
    require(person(request), process_id, Right.SEE)
    deployment = newest_deployment(process_id)
    found = metrics_of(deployment, days_of(request.GET.get("days", "")))
    urls = {
        "bpmn": reverse("api-deployed-bpmn", args=[process_id]),
        "palette": reverse("api-palette"),
        "connectors": "/api/connectors/",
    }
    context = {
        "page": "requests",
        "process": found["process"],
        "days": found["days"],
        "choices": CHOICES,
        "page_data": {"urls": urls, "metrics": found},
    }
    return render(request, "runtime/metrics.html", context)

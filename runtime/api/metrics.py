"""How a process does, and the diagram that its figures stand on."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

import bpmn
from connectors.registry import installed
from runtime.api.views import person
from runtime.exceptions import BadContent
from runtime.models import Deployment, Right
from runtime.permissions import require
from runtime.selectors.deployments import names_of_elements
from runtime.selectors.metrics.attempts import Attempts, attempts_of
from runtime.selectors.metrics.costs import cost_of
from runtime.selectors.metrics.durations import Spread, durations_of_requests
from runtime.selectors.metrics.elements import ElementTimes, element_times
from runtime.selectors.metrics.periods import Period
from runtime.selectors.metrics.samples import sample_of
from runtime.selectors.metrics.throughput import open_requests, throughput_of
from runtime.services.starting import newest_deployment

USUAL_DAYS, MOST_DAYS = 30, 366
DAYS = OpenApiParameter("days", int, description="Today and days before, 1 to 366.")
JSON = dict[str, Any]


def days_of(text: str) -> int:
    """Return how many days are wanted. Raises BadContent."""
    if not text:
        return USUAL_DAYS
    if not text.isdecimal() or not 1 <= int(text[:9]) <= MOST_DAYS:
        raise BadContent(_("`days` must be a number from 1 to 366."))
    return int(text)


def spread_shape(spread: Spread) -> JSON:
    """Return durations in seconds."""
    return {"median": spread.median, "p95": spread.p95, "count": spread.count}


def element_shape(one: ElementTimes, name: str) -> JSON:
    """Return the figures of an element."""
    return {
        "element": one.element,
        "name": name,
        "entered": one.entered,
        "completed": one.completed,
        "failed": one.failed,
        "cancelled": one.cancelled,
        "failure_rate": round(one.failure_rate, 4),
        **spread_shape(one.durations),
    }


def attempts_shape(one: Attempts) -> JSON:
    """Return the attempts of an operation; ids stand for names of what is gone."""
    connector = installed().find(one.connector)
    operation = connector.operation(one.operation) if connector else None
    cost = cost_of(one)
    return {
        "connector": one.connector,
        "operation": one.operation,
        "name": connector.name if connector else one.connector,
        "operation_name": operation["name"] if operation else one.operation,
        "attempts": one.count,
        "outcomes": one.outcomes,
        "failure_rate": round(one.failure_rate, 4),
        "mean": round(sum(one.seconds.values()) / one.count, 3),
        "cost": {key: str(value) for key, value in vars(cost).items()}
        if cost
        else None,
    }


def metrics_of(deployment: Deployment, days: int) -> JSON:
    """Return all figures of a process over the last days."""
    process = deployment.process
    period = Period.of(days, timezone.now())
    sample = sample_of(process, period)
    elements = element_times(sample)
    names = names_of_elements(process, [one.element for one in elements])
    return {
        "process": {"id": str(process), "name": deployment.process_name},
        "version": deployment.number,
        "days": days,
        "since": period.begin,
        "open": open_requests(process),
        "by_day": [vars(one) for one in throughput_of(process, period)],
        "durations": spread_shape(durations_of_requests(sample)),
        "elements": [element_shape(one, names[one.element]) for one in elements],
        "connectors": [attempts_shape(one) for one in attempts_of(process, period)],
    }


class Metrics(APIView):
    """How a process does."""

    @extend_schema(parameters=[DAYS], responses=OpenApiTypes.OBJECT)
    def get(self, request: Request, process_id: UUID) -> Response:
        """Read throughput, durations, failures and costs of the last days."""
        require(person(request), process_id, Right.SEE)
        days = days_of(request.query_params.get("days", ""))
        return Response(metrics_of(newest_deployment(process_id), days))


class DeployedDiagram(APIView):
    """The diagram of the newest version."""

    @extend_schema(responses={(200, "application/xml"): OpenApiTypes.STR})
    def get(self, request: Request, process_id: UUID) -> HttpResponse:
        """Read the file that new Requests run, as text that is safe to draw."""
        require(person(request), process_id, Right.SEE)
        deployment = newest_deployment(process_id)
        data = Deployment.objects.values_list("bpmn", flat=True).get(pk=deployment.pk)
        text = bpmn.present(bpmn.read(bytes(data)))
        return HttpResponse(text, content_type="application/xml")

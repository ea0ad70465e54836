"""The figures of the installation as Prometheus reads them."""

from __future__ import annotations

import secrets
from collections.abc import Iterator

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe
from prometheus_client import CollectorRegistry, Metric
from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily
from prometheus_client.exposition import choose_encoder
from prometheus_client.registry import Collector

from runtime.selectors.metrics.attempts import all_attempts
from runtime.selectors.metrics.installation import (
    job_figures,
    open_incidents,
    open_tasks,
    requests_by_status,
)

OPERATION = ("connector", "operation", "outcome")


class Installation(Collector):
    """Everything that is measured, read when it is asked for."""

    def collect(self) -> Iterator[Metric]:
        """Yield the metrics."""
        yield from jobs()
        yield from attempts()
        requests = GaugeMetricFamily(
            "patchbay_requests", "Requests by status.", labels=["status"]
        )
        for status, count in requests_by_status().items():
            requests.add_metric([status], count)
        yield requests
        yield gauge("patchbay_incidents_open", "Open incidents.", open_incidents())
        yield gauge("patchbay_tasks_open", "Open tasks of people.", open_tasks())


def gauge(name: str, text: str, value: float) -> Metric:
    """Return a metric of one value."""
    return GaugeMetricFamily(name, text, value=value)


def jobs() -> Iterator[Metric]:
    """Yield how the jobs stand."""
    found = job_figures(timezone.now())
    counts = GaugeMetricFamily("patchbay_jobs", "Jobs by status.", labels=["status"])
    counts.add_metric(["ready"], found.ready)
    counts.add_metric(["planned"], found.planned)
    counts.add_metric(["running"], found.running)
    yield counts
    yield gauge(
        "patchbay_jobs_overdue",
        "Jobs that are due for more than five seconds.",
        found.overdue,
    )
    yield gauge(
        "patchbay_oldest_due_job_age_seconds",
        "Seconds since the oldest ready job is due.",
        found.oldest_age,
    )


def attempts() -> Iterator[Metric]:
    """Yield how many attempts ended how, and how long they took."""
    counts = CounterMetricFamily(
        "patchbay_attempts", "Ended attempts of connector calls.", labels=OPERATION
    )
    seconds = CounterMetricFamily(
        "patchbay_attempts_seconds", "What they took together.", labels=OPERATION
    )
    for one in all_attempts():
        for outcome, count in one.outcomes.items():
            labels = [one.connector, one.operation, outcome]
            counts.add_metric(labels, count)
            seconds.add_metric(labels, one.seconds[outcome])
    yield counts
    yield seconds


def is_told(request: HttpRequest) -> bool:
    """Say whether the request carries the token."""
    given = request.headers.get("Authorization", "")
    return secrets.compare_digest(
        given.encode(), f"Bearer {settings.METRICS_TOKEN}".encode()
    )


@require_safe
@never_cache
def metrics(request: HttpRequest) -> HttpResponse:
    """Answer Prometheus; there is nothing here without PATCHBAY_METRICS_TOKEN."""
    if not settings.METRICS_TOKEN:
        raise Http404
    if not is_told(request):
        return HttpResponse(status=401, headers={"WWW-Authenticate": "Bearer"})
    registry = CollectorRegistry(auto_describe=False)
    registry.register(Installation())
    encode, content_type = choose_encoder(request.headers.get("Accept", ""))
    return HttpResponse(encode(registry), content_type=content_type)

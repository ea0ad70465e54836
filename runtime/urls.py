"""Addresses of the pages."""

from __future__ import annotations

from django.urls import path

from runtime.views import hooks, metrics, moves, prometheus, requests, starts, work

urlpatterns = [
    path("requests/", requests.requests, name="requests"),
    path("requests/<uuid:request_id>/", requests.one_request, name="request"),
    path(
        "processes/<uuid:process_id>/start/", starts.start_request, name="start-request"
    ),
    path("processes/<uuid:process_id>/metrics/", metrics.metrics, name="metrics"),
    path("processes/<uuid:process_id>/move/", moves.move, name="move"),
    path("incidents/", work.incidents, name="incidents"),
    path("tasks/", work.tasks, name="tasks"),
    path("outbox/", work.outbox, name="outbox"),
    path("hooks/", hooks.hooks, name="hooks"),
    path("hooks/<slug:hook>/", hooks.receive_hook, name="hook"),
    path("hooks/<slug:hook>", hooks.receive_hook),
    path("metrics", prometheus.metrics, name="prometheus"),
]

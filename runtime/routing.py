"""Addresses of the WebSockets."""

from __future__ import annotations

from typing import Any, cast

from django.urls import path

from runtime.consumers import RequestConsumer, RequestsConsumer

# An ASGI application stands where Django's types want a view.
one = cast(Any, RequestConsumer.as_asgi())
every = cast(Any, RequestsConsumer.as_asgi())
websocket_urlpatterns = [
    path("ws/requests/<uuid:request_id>/", one),
    path("ws/requests/", every),
]

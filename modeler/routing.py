"""Addresses of the WebSockets."""

from __future__ import annotations

from typing import Any, cast

from django.urls import path

from modeler.consumers import DraftConsumer

# An ASGI application stands where Django's types want a view.
draft = cast(Any, DraftConsumer.as_asgi())
websocket_urlpatterns = [path("ws/processes/<uuid:process_id>/", draft)]

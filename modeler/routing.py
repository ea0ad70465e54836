"""Addresses of the WebSockets."""

from __future__ import annotations

from typing import cast

from django.urls import path
from django.urls.resolvers import _ViewCallback

from modeler.consumers import DraftConsumer

draft = cast(_ViewCallback, DraftConsumer.as_asgi())
websocket_urlpatterns = [path("ws/processes/<uuid:process_id>/", draft)]

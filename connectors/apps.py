"""The app that knows the installed connectors."""

from __future__ import annotations

from django.apps import AppConfig


class ConnectorsConfig(AppConfig):
    """Registry, palette and checks of connector packages."""

    name = "connectors"

"""The app that holds processes and their editor."""

from __future__ import annotations

from django.apps import AppConfig


class ModelerConfig(AppConfig):
    """Processes, drafts, change sets, versions, members."""

    name = "modeler"

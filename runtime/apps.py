"""The app that runs published processes."""

from __future__ import annotations

from django.apps import AppConfig


class RuntimeConfig(AppConfig):
    """Deployments, Requests, jobs, incidents and the tasks of people."""

    name = "runtime"

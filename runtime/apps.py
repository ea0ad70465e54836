"""The app that runs published processes."""

from __future__ import annotations

from django.apps import AppConfig
from django.conf import settings


class RuntimeConfig(AppConfig):
    """Deployments, Requests, jobs, incidents and the tasks of people."""

    name = "runtime"

    def ready(self) -> None:
        """Send messages for jobs where a broker is set up."""
        if settings.BROKER:
            from runtime.jobs.broker import BrokerRunner
            from runtime.jobs.messaging import publish
            from runtime.wake import Runners

            Runners.current = BrokerRunner(publish)

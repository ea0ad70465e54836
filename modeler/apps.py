"""The app that holds processes and their editor."""

from __future__ import annotations

from django.apps import AppConfig


class ModelerConfig(AppConfig):
    """Processes, drafts, change sets, versions, members."""

    name = "modeler"

    def ready(self) -> None:
        """Let the workers do what takes too long for a page."""
        from modeler.services.step_trials import TEST_STEP, run_trial
        from modeler.services.upgrade_runs import UPGRADE_DRAFTS, run_upgrades
        from runtime.jobs.outside import register

        register(TEST_STEP, run_trial)
        register(UPGRADE_DRAFTS, run_upgrades)

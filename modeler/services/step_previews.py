"""Showing what a step will send, before anything is sent."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from django.conf import settings
from django.contrib.auth.models import User

from connectors.availability import usable_caller
from modeler.exceptions import NoPreview, SettingUnfit
from modeler.models import Process
from modeler.services.step_tests import SampleRun, trial_of

SECONDS = 10.0


@dataclass(frozen=True)
class Preview:
    """What will be sent: an `email` or a `request`, secrets masked."""

    kind: str
    content: Mapping[str, Any]


def preview_step(*, process: Process, run: SampleRun, by: User) -> Preview:
    """Return what a step of the draft would send with sample variables.

    Its connector reaches no host. Raises as `trial_of`, NoPreview, and SettingUnfit
    with what the connector says.
    """
    trial = trial_of(process=process, run=run, by=by)
    operation = trial.place.operation
    kind = str(
        operation.get("preview") or ("request" if "request" in operation else "")
    )
    if not kind:
        raise NoPreview
    name = f"preview-{trial.call.operation}"
    caller = usable_caller(settings.PRIVATE_HOSTS)
    try:
        call = replace(trial.call, operation=name, timeout=SECONDS)
        outcome = caller.call(call)
    finally:
        caller.close()
    if outcome.kind != "completed":
        raise SettingUnfit(outcome.message, element=run.element)
    return Preview(kind, outcome.outputs)

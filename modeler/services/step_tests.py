"""Testing one step of a draft without publishing it, dry: nothing is sent."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from django.conf import settings
from django.contrib.auth.models import User

import bpmn
from connectors.calls import Call, Outcome
from connectors.evaluation import SettingProblem, evaluated_settings
from connectors.vault.accounts import account_of
from connectors.vault.exceptions import VaultError
from connectors.vault.grants import Use, use_of
from connectors.vault.using import granted_values
from modeler.draft_steps import DraftStep, step_in
from modeler.exceptions import CredentialUnfit, SettingUnfit
from modeler.models import Process, Role
from modeler.permissions import require
from modeler.simulations import samples_in
from modeler.step_results import StepTest, result_of
from runtime.people import as_value


@dataclass(frozen=True)
class SampleRun:
    """What a person wants to try: a step with sample variables; `dry` sends nothing.

    `credential` is used instead of the one of the step; None leaves that.
    """

    element: str
    variables: Mapping[str, Any] = field(default_factory=dict)
    dry: bool = True
    credential: str | None = None


@dataclass(frozen=True)
class Trial:
    """A step of a draft that can be called with these variables."""

    place: DraftStep
    variables: dict[str, Any]
    call: Call = field(repr=False)


def trial_of(*, process: Process, run: SampleRun, by: User) -> Trial:
    """Return what a test will do, on the draft as it is stored.

    Raises Forbidden, UnknownElement, NoConnector, NotInstalled, SettingUnfit and
    CredentialUnfit, those about the step with `element` and `setting`.
    """
    require(by, process.pk, Role.EDITOR)
    place = step_in(bpmn.read(bytes(process.draft.bpmn)), run.element)
    if run.credential is not None:
        place = replace(place, step=replace(place.step, credential=run.credential))
    variables = {"requester": as_value(by), **run.variables}
    call = Call(
        connector=place.step.connector,
        operation=place.step.operation,
        settings=settings_for(place, variables),
        credential=account_values(place, use_of(by, process.pk)),
        idempotency_key=str(uuid.uuid4()),
        timeout=settings.CALL_SECONDS,
        people=people_of(by),
    )
    return Trial(place, variables, call)


def try_step(*, process: Process, run: SampleRun, by: User) -> StepTest:
    """Try a step without calling its connector. Raises as `trial_of`."""
    trial = trial_of(process=process, run=run, by=by)
    outcome = dry_outcome(trial.place)
    return result_of(trial.place, trial.call, outcome, trial.variables, dry=True)


def settings_for(place: DraftStep, variables: Mapping[str, Any]) -> dict[str, Any]:
    """Return the settings of a step as they are sent. Raises SettingUnfit."""
    try:
        return evaluated_settings(place.step, place.operation, variables)
    except SettingProblem as error:
        raise SettingUnfit(
            error.message, element=place.element, setting=error.setting or None
        ) from error


def account_values(place: DraftStep, use: Use) -> dict[str, Any]:
    """Return the values of the step's account; empty for a step without one.

    A test that sends nothing needs them too: to say that one is missing, and to mask
    its secrets. Raises CredentialUnfit.
    """
    connector = place.step.connector
    account = account_of(connector, place.operation, place.step.credential or "")
    if account is None:
        return {}
    try:
        return dict(
            granted_values(
                account.name,
                connector=connector,
                type_name=account.type_name,
                use=use,
            )
        )
    except VaultError as error:
        raise CredentialUnfit(
            error.message, element=place.element, setting=account.setting
        ) from error


def people_of(user: User) -> dict[str, Any]:
    """Return the people of a Request that this person would have started."""
    person = as_value(user)
    return {"requester": person, "starter": person, "participants": [person]}


def dry_outcome(place: DraftStep) -> Outcome:
    """Return what the manifest says that comes back."""
    return Outcome("completed", outputs=samples_in(place.operation))

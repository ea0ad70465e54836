"""Testing one step of a draft without publishing it: dry, or for real."""

from __future__ import annotations

import threading
import uuid
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from django.conf import settings
from django.contrib.auth.models import User

import bpmn
from connectors.calls import Call, Caller, Outcome
from connectors.evaluation import SettingProblem, evaluated_settings
from connectors.vault.accounts import account_of
from connectors.vault.exceptions import VaultError
from connectors.vault.selectors import values_of
from connectors.vault.services import use_credential
from modeler.draft_steps import DraftStep, step_in
from modeler.exceptions import CredentialUnfit, SettingUnfit, TooManyTests
from modeler.models import Process, Role
from modeler.permissions import require
from modeler.simulations import samples_in
from modeler.step_results import StepTest, result_of
from runtime.people import as_value


@dataclass(frozen=True)
class SampleRun:
    """What a person wants to try: a step with sample variables; `dry` sends nothing."""

    element: str
    variables: Mapping[str, Any] = field(default_factory=dict)
    dry: bool = True


def try_step(*, process: Process, run: SampleRun, by: User) -> StepTest:
    """Try a step of the draft as it is stored, with a new idempotency key.

    Raises Forbidden, UnknownElement, NoConnector, NotInstalled, SettingUnfit,
    CredentialUnfit and TooManyTests, those about the step with `element` and `setting`.
    """
    require(by, process.pk, Role.EDITOR)
    place = step_in(bpmn.read(bytes(process.draft.bpmn)), run.element)
    variables = {"requester": as_value(by), **run.variables}
    call = Call(
        connector=place.step.connector,
        operation=place.step.operation,
        settings=settings_for(place, variables),
        credential=account_values(place, dry=run.dry),
        idempotency_key=str(uuid.uuid4()),
        timeout=settings.CALL_SECONDS,
        people=people_of(by),
    )
    outcome = dry_outcome(place) if run.dry else called(call)
    return result_of(place, call, outcome, variables, dry=run.dry)


def settings_for(place: DraftStep, variables: Mapping[str, Any]) -> dict[str, Any]:
    """Return the settings of a step as they are sent. Raises SettingUnfit."""
    try:
        return evaluated_settings(place.step, place.operation, variables)
    except SettingProblem as error:
        raise SettingUnfit(
            error.message, element=place.element, setting=error.setting or None
        ) from error


def account_values(place: DraftStep, *, dry: bool) -> dict[str, Any]:
    """Return the values of the step's account; empty for a step without one.

    A dry test needs them too: to say that one is missing, and to mask its secrets.
    Raises CredentialUnfit.
    """
    connector = place.step.connector
    account = account_of(connector, place.operation, place.step.credential or "")
    if account is None:
        return {}
    opened = values_of if dry else use_credential
    try:
        return dict(
            opened(account.name, connector=connector, type_name=account.type_name)
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


def called(call: Call) -> Outcome:
    """Return how a call ended, with the limits of a job. Raises TooManyTests.

    It runs in the thread of its HTTP request, outside of the server's event loop; the
    connector's code runs in a process of its own.
    """
    with place_for_test():
        caller = Caller(allowed_hosts=settings.PRIVATE_HOSTS)
        try:
            return caller.call(call)
        finally:
            caller.close()


@contextmanager
def place_for_test() -> Iterator[None]:
    """Take one of the places for tests. Raises TooManyTests where none is left."""
    if not places().acquire(blocking=False):
        raise TooManyTests
    try:
        yield
    finally:
        places().release()


@lru_cache(maxsize=1)
def places() -> threading.BoundedSemaphore:
    """Return the places for tests of this process: as many as for jobs."""
    return threading.BoundedSemaphore(settings.JOB_THREADS)

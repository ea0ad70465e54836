"""Resolving incidents: retry, skip, go elsewhere, cancel; each with who and why."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from django.contrib.auth.models import User
from django.utils import timezone
from django.utils.translation import gettext as _

from runtime.engine import Cancel, Event, MoveTo, Retry, Skip, VariablesSet
from runtime.engine.exceptions import NotPossible, UnknownActivation
from runtime.exceptions import AlreadyResolved, BadContent, MissingReason
from runtime.models import Incident, ProcessRequest
from runtime.runnables import runnable_of
from runtime.services.steps import Act, Wish, take_step

ACTIONS = {
    "retry": "retried",
    "skip": "skipped",
    "move": "moved",
    "cancel": "cancelled",
}
LONGEST_REASON = 2_000


@dataclass(frozen=True)
class Resolution:
    """What is to become of an incident.

    `variables` are set before a retry, `settings` replace those of the file in it,
    `outputs` are the variables that a skipped call would have set, `element` is where
    to go.
    """

    action: str
    why: str
    variables: dict[str, Any] = field(default_factory=dict)
    settings: dict[str, Any] = field(default_factory=dict)
    outputs: dict[str, Any] = field(default_factory=dict)
    element: str = ""


def checked_reason(why: object) -> str:
    """Return a reason. Raises MissingReason."""
    if not isinstance(why, str) or not why.strip():
        raise MissingReason
    return why.strip()[:LONGEST_REASON]


def resolve_incident(
    *, incident: Incident, resolution: Resolution, by: User
) -> ProcessRequest:
    """Resolve an incident. Raises AlreadyResolved, BadContent and MissingReason."""
    why = checked_reason(resolution.why)
    events = events_of(incident, resolution)

    def before() -> None:
        found = Incident.objects.filter(pk=incident.pk, resolved_at=None)
        changed = found.update(
            resolved_at=timezone.now(),
            resolved_by=by,
            action=resolution.action,
            why=why,
        )
        if not changed:
            raise AlreadyResolved

    act = Act(ACTIONS[resolution.action], by, incident.element, why)
    wish = Wish(events, act=act, before=before, settings=resolution.settings)
    try:
        return take_step(incident.request_id, wish)
    except UnknownActivation as error:
        raise AlreadyResolved from error
    except NotPossible as error:
        raise BadContent(error.message) from error


def events_of(incident: Incident, resolution: Resolution) -> Sequence[Event]:
    """Return what the engine hears. Raises BadContent."""
    activation = incident.activation
    if resolution.action == "cancel":
        return [Cancel()]
    if resolution.action == "skip":
        return [Skip(activation, resolution.outputs)]
    if resolution.action == "move":
        return [MoveTo(activation, known_element(incident, resolution.element))]
    if resolution.action != "retry":
        raise BadContent(_("The action is retry, skip, move or cancel."))
    if resolution.variables:
        return [VariablesSet(resolution.variables), Retry(activation)]
    return [Retry(activation)]


def known_element(incident: Incident, element: str) -> str:
    """Return an element of the diagram to go to. Raises BadContent."""
    runnable = runnable_of(incident.request.deployment_id)
    if element not in runnable.definition.nodes:
        raise BadContent(_("There is no such element in this version."))
    return element

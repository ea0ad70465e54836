"""Steps of Requests: planned without a lock, written in one transaction."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone

from runtime.engine import Event, State, VariablesSet
from runtime.exceptions import NotOnVersion, RequestAlreadyEnded, TooBusy
from runtime.models import HistoryEntry, ProcessRequest
from runtime.people import PARTICIPANTS, as_value, participants_of
from runtime.planning import Move, Plan, plan_move, plan_step
from runtime.runnables import runnable_of
from runtime.services import writing
from runtime.statements import Update

MOST_TRIES = 25
PUT_STATE = Update(
    ProcessRequest, sets=writing.STATE_FIELDS, where=("number", "revision")
)


class WentOn(Exception):
    """The Request made another step meanwhile."""


@dataclass(frozen=True)
class Act:
    """What a person did: stands in the history with the reason."""

    event: str
    by: User | None
    element: str = ""
    note: str = ""
    value: Any = None


@dataclass(frozen=True)
class Wish:
    """Events for a Request, and what is written with the step that they cause.

    With a `move` the step takes the Request to another version instead.
    `before` runs first in the transaction: it checks and ends what caused the step
    (a claimed job, an open task) and raises to undo it all.
    """

    events: Sequence[Event] = ()
    act: Act | None = None
    before: Callable[[], None] | None = None
    settings: dict[str, Any] = field(default_factory=dict)
    move: Move | None = None


def take_step(
    request_number: int, wish: Wish, *, known: ProcessRequest | None = None
) -> ProcessRequest:
    """Make a step of a Request. Raises RequestAlreadyEnded, TooBusy, and what the
    engine and `before` raise; then nothing is written.

    `known` is the Request as it was read a moment ago: one query less.
    """
    for _try in range(MOST_TRIES):
        request = known or current(request_number)
        known = None
        if request.has_ended:
            raise RequestAlreadyEnded
        plan = planned(request, wish)
        try:
            with transaction.atomic():
                if wish.before is not None:
                    wish.before()
                write_step(request, plan, wish.act)
        except WentOn:
            continue
        return request
    raise TooBusy


def planned(request: ProcessRequest, wish: Wish) -> Plan:
    """Work out what a wish comes to. Raises what the engine does, and NotOnVersion."""
    state, now = State.from_json(request.state), timezone.now()
    if wish.move is None:
        runnable = runnable_of(request.deployment_id)
        events = [*news_of_people(request, wish), *wish.events]
        return plan_step(runnable, state, events, now, settings=wish.settings)
    if request.deployment_id != wish.move.source.pk:
        raise NotOnVersion
    return plan_move(wish.move, state, now)


def news_of_people(request: ProcessRequest, wish: Wish) -> list[Event]:
    """Return what tells expressions of a person who takes part for the first time."""
    by = wish.act.by if wish.act else None
    if by is None or by.pk in request.participants:
        return []
    people = [as_value(one) for one in (*participants_of(request), by)]
    return [VariablesSet({PARTICIPANTS: people})]


def current(request_number: int) -> ProcessRequest:
    """Return a Request as it stands."""
    return ProcessRequest.objects.get(pk=request_number)


def write_step(request: ProcessRequest, plan: Plan, act: Act | None = None) -> None:
    """Write a planned step. Raises WentOn when it was planned on another revision."""
    writing.put_state(request, plan)
    if act is not None and act.by is not None:
        add_participant(request, act.by)
    values = [getattr(request, name) for name in writing.STATE_FIELDS]
    if not PUT_STATE.run(*values, request.pk, request.revision - 1):
        raise WentOn
    writing.write_all(request, plan, [] if act is None else [history_of(request, act)])


def add_participant(request: ProcessRequest, user: User) -> None:
    """Note, in memory, that a person did something in a Request."""
    if user.pk not in request.participants:
        request.participants = [*request.participants, user.pk]


def history_of(request: ProcessRequest, act: Act) -> HistoryEntry:
    """Return the row that tells what a person did."""
    return HistoryEntry(
        request=request,
        event=act.event,
        element=act.element,
        by=act.by,
        note=act.note,
        value=act.value,
    )

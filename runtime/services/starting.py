"""Starting Requests: by a person, a program, a message, a timer, another Request."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID, uuid4

from django.contrib.auth.models import User
from django.db import IntegrityError, transaction
from django.utils import timezone

from runtime.engine import Start, State
from runtime.engine.exceptions import EngineError
from runtime.exceptions import CannotStart, NotDeployed
from runtime.models import Deployment, HistoryEntry, ProcessRequest, Right
from runtime.people import PARTICIPANTS, REQUESTER, STARTER, as_value
from runtime.permissions import require
from runtime.planning import Plan, plan_step
from runtime.runnables import runnable_of
from runtime.services import writing


@dataclass(frozen=True)
class Caller:
    """The call activity that waits for a Request."""

    request: int
    activation: int
    element: str


@dataclass(frozen=True)
class StartOrder:
    """What is to be started; `key` makes sending it twice safe, empty for none.

    `element` is a start event, empty for the usual one; `identifier` is the id that
    the Request gets, where one was promised.
    """

    deployment: Deployment
    element: str = ""
    variables: Mapping[str, Any] = field(default_factory=dict)
    by: User | None = None
    key: str = ""
    caller: Caller | None = None
    identifier: UUID | None = None


def newest_deployment(process: UUID) -> Deployment:
    """Return what new Requests of a process run. Raises NotDeployed."""
    found = Deployment.objects.filter(process=process, is_newest=True)
    deployment = found.defer("bpmn").first()
    if deployment is None:
        raise NotDeployed
    return deployment


def start_as_person(
    *, process: UUID, by: User, variables: Mapping[str, Any], element: str, key: str
) -> ProcessRequest:
    """Start a Request for a person or their program.

    Raises NotVisible, NotAllowed, NotDeployed and CannotStart. The same key gives the
    Request that it started first.
    """
    require(by, process, Right.START)
    deployment = newest_deployment(process)
    unique = f"{by.pk}:{key}" if key else ""
    return start_request(StartOrder(deployment, element, variables, by, unique))


def start_request(
    order: StartOrder, *, after: Callable[[ProcessRequest], None] | None = None
) -> ProcessRequest:
    """Start a Request; the same key again gives the first one. Raises CannotStart.

    `after` runs in the same transaction, with a Request that is new.
    """
    earlier = earlier_request(order)
    if earlier is not None:
        return earlier
    plan = planned_start(order)
    try:
        with transaction.atomic():
            request = written_start(order, plan)
            if after is not None:
                after(request)
            return request
    except IntegrityError:
        earlier = earlier_request(order)
        if earlier is None:
            raise
        return earlier


def earlier_request(order: StartOrder) -> ProcessRequest | None:
    """Return the Request that the same key has started."""
    if not order.key:
        return None
    found = ProcessRequest.objects.filter(
        process=order.deployment.process, start_key=order.key
    )
    return found.select_related("deployment").defer("deployment__bpmn").first()


def planned_start(order: StartOrder) -> Plan:
    """Work out the first step. Raises CannotStart."""
    variables = {**people_at_start(order), **order.variables}
    event = Start(element=order.element, variables=variables)
    runnable = runnable_of(order.deployment.pk)
    try:
        return plan_step(runnable, State(), [event], timezone.now())
    except EngineError as error:
        raise CannotStart(error.message) from error


def people_at_start(order: StartOrder) -> dict[str, Any]:
    """Return the people that expressions know of from the beginning."""
    starter = as_value(order.by)
    if starter is None:
        return {}
    return {REQUESTER: starter, STARTER: starter, PARTICIPANTS: [starter]}


def written_start(order: StartOrder, plan: Plan) -> ProcessRequest:
    """Write a new Request and its first step."""
    caller = order.caller
    request = ProcessRequest(
        id=order.identifier or uuid4(),
        deployment=order.deployment,
        process=order.deployment.process,
        title=order.deployment.process_name,
        started_by=order.by,
        started_at=plan.now,
        participants=[order.by.pk] if order.by else [],
        start_key=order.key,
        parent_id=caller.request if caller else None,
        parent_activation=caller.activation if caller else None,
        parent_element=caller.element if caller else "",
    )
    writing.put_state(request, plan)
    request.save(force_insert=True)
    started = HistoryEntry(
        request=request, at=plan.now, event="started", by=order.by, element=""
    )
    writing.write_all(request, plan, [started])
    return request

"""Doing something with many Requests in the background, one after another."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, field
from functools import partial
from typing import Any
from uuid import UUID, uuid4

from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from runtime import wake
from runtime.engine import EngineError, Retry
from runtime.exceptions import (
    AlreadyResolved,
    NothingToDo,
    RuntimeServiceError,
)
from runtime.models import (
    BulkAction,
    BulkKind,
    BulkResult,
    Deployment,
    Incident,
    Job,
    JobKind,
    ProcessRequest,
)
from runtime.planning import Move
from runtime.selectors.bulk import requests_for
from runtime.selectors.requests import RequestFilter
from runtime.services.incidents import checked_reason
from runtime.services.moves import move_request
from runtime.services.requests import cancel_request
from runtime.services.steps import Act, Wish, take_step

Note = Callable[[], None]


class AlreadyActed(RuntimeServiceError):
    """This was done before."""

    code = "already-acted"


@dataclass(frozen=True)
class BulkOrder:
    """What is to be done with which Requests; `numbers` leaves others out."""

    kind: BulkKind
    by: User
    why: object
    content: dict[str, Any] = field(default_factory=dict)
    process: UUID | None = None


def start_move(
    *, move: Move, numbers: list[int] | None, why: object, by: User
) -> BulkAction:
    """Move Requests in the background; all of the version where none are named.

    Raises MissingReason and NothingToDo.
    """
    content = {
        "source": str(move.source.pk),
        "target": str(move.target.pk),
        "mapping": move.mapping,
        "numbers": numbers,
    }
    return start_bulk(
        BulkOrder(BulkKind.MOVE, by, why, content, process=move.source.process)
    )


def start_on_filter(
    *, kind: BulkKind, wanted: RequestFilter, why: object, by: User
) -> BulkAction:
    """Cancel or retry all Requests that match. Raises MissingReason, NothingToDo."""
    process = None if wanted.process is None else str(wanted.process)
    content = {"filter": {**asdict(wanted), "process": process}}
    return start_bulk(BulkOrder(kind, by, why, content))


@transaction.atomic
def start_bulk(order: BulkOrder) -> BulkAction:
    """Begin what one job then does, a short while at a time."""
    newest = ProcessRequest.objects.order_by("-number").values_list("number", flat=True)
    action = BulkAction(
        kind=order.kind,
        process=order.process,
        by=order.by,
        why=checked_reason(order.why),
        content={**order.content, "until": newest.first() or 0},
        total=0,
    )
    action.total = requests_for(action).count()
    if action.total == 0:
        raise NothingToDo
    action.save(force_insert=True)
    job = Job.objects.create(
        kind=JobKind.BULK, content={"action": str(action.pk), "after": 0}, key=uuid4()
    )
    wake.wake_after_commit([job])
    return action


def left_of(action: BulkAction, after: int) -> QuerySet[ProcessRequest, int]:
    """Return the numbers of the Requests that are still to be acted on."""
    left = requests_for(action).filter(number__gt=after).order_by("number")
    return left.values_list("number", flat=True)


def end_bulk(action: BulkAction) -> None:
    """Note that nothing is left to do."""
    BulkAction.objects.filter(pk=action.pk).update(ended_at=timezone.now())


def act_on(action: BulkAction, number: int) -> None:
    """Do with one Request what the action says, once; keep what came of it."""
    note = partial(note_done, action, number)
    try:
        ACTS[BulkKind(action.kind)](action, number, note)
    except AlreadyActed:
        return
    except (RuntimeServiceError, EngineError) as error:
        note_refused(action, number, error.message)


def note_refused(action: BulkAction, number: int, message: str) -> None:
    """Keep why it could not be done with a Request."""
    values = {"is_done": False, "message": message}
    BulkResult.objects.get_or_create(action=action, request_id=number, defaults=values)


def note_done(action: BulkAction, number: int) -> None:
    """Keep, in the transaction of the step, that it was done. Raises AlreadyActed."""
    _result, made = BulkResult.objects.get_or_create(
        action=action, request_id=number, defaults={"is_done": True}
    )
    if not made:
        raise AlreadyActed


def move_one(action: BulkAction, number: int, note: Note) -> None:
    """Move a Request to another version."""
    content = action.content
    found = Deployment.objects.defer("bpmn").in_bulk(
        [UUID(content["source"]), UUID(content["target"])]
    )
    source, target = (found[UUID(content[name])] for name in ("source", "target"))
    move = Move(source, target, content["mapping"])
    move_request(request=number, move=move, why=action.why, by=action.by, before=note)


def cancel_one(action: BulkAction, number: int, note: Note) -> None:
    """End a Request before its time."""
    request = ProcessRequest.objects.get(pk=number)
    if action.by is not None:
        cancel_request(request=request, why=action.why, by=action.by, before=note)


def retry_one(action: BulkAction, number: int, note: Note) -> None:
    """Try again everything that stopped in a Request, in one step."""
    found = Incident.objects.filter(request_id=number, resolved_at=None)
    activations = list(found.order_by("id").values_list("activation", flat=True))
    if not activations:
        raise AlreadyResolved

    def before() -> None:
        note()
        changed = found.filter(activation__in=activations).update(
            resolved_at=timezone.now(),
            resolved_by=action.by,
            action="retry",
            why=action.why,
        )
        if changed != len(activations):
            raise AlreadyResolved

    act = Act("retried", action.by, note=action.why)
    take_step(number, Wish([Retry(one) for one in activations], act, before))


ACTS: Mapping[BulkKind, Callable[[BulkAction, int, Note], None]] = {
    BulkKind.MOVE: move_one,
    BulkKind.CANCEL: cancel_one,
    BulkKind.RETRY: retry_one,
}

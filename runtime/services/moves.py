"""Moving Requests to another version of their process."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from uuid import UUID

from django.contrib.auth.models import User

from runtime.engine import CannotMove
from runtime.exceptions import CannotBeMoved, NotDeployed
from runtime.models import Deployment, ProcessRequest
from runtime.planning import Target
from runtime.services.steps import Act, Wish, take_step


@dataclass(frozen=True)
class Move:
    """From which version to which, and where elements go whose id is another."""

    source: Deployment
    target: Deployment
    mapping: dict[str, str] = field(default_factory=dict)


def move_between(process: UUID, source: int, target: int) -> Move:
    """Return a move between two versions of a process. Raises NotDeployed."""
    found = Deployment.objects.filter(process=process, number__in=(source, target))
    by_number = {one.number: one for one in found.defer("bpmn")}
    if source not in by_number or target not in by_number or source == target:
        raise NotDeployed
    return Move(by_number[source], by_number[target])


def move_request(
    *,
    request: int,
    move: Move,
    why: str,
    by: User | None,
    before: Callable[[], None] | None = None,
) -> ProcessRequest:
    """Move one Request, wholly or not at all.

    Raises CannotBeMoved, CallRunning, NotOnVersion and RequestAlreadyEnded; `before`
    runs in the same transaction.
    """
    target = Target(move.source.pk, move.target.pk, move.mapping)
    numbers = {"from": move.source.number, "to": move.target.number}
    act = Act("moved-version", by, note=why, value=numbers)
    try:
        return take_step(request, Wish(target=target, act=act, before=before))
    except CannotMove as error:
        first = error.obstacles[0]
        raise CannotBeMoved(error.message, element=first.element) from error

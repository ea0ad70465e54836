"""Moving Requests to another version of their process."""

from __future__ import annotations

from collections.abc import Callable

from django.contrib.auth.models import User

from runtime.engine import CannotMove
from runtime.exceptions import CannotBeMoved
from runtime.models import ProcessRequest
from runtime.planning import Move
from runtime.services.steps import Act, Wish, take_step


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
    numbers = {"from": move.source.number, "to": move.target.number}
    act = Act("moved-version", by, note=why, value=numbers)
    try:
        return take_step(request, Wish(move=move, act=act, before=before))
    except CannotMove as error:
        first = error.obstacles[0]
        raise CannotBeMoved(error.message, element=first.element) from error

"""How moves and bulk actions look in JSON."""

from __future__ import annotations

from typing import Any

from runtime.api.shapes import person_shape, short_request
from runtime.models import BulkAction, BulkResult, Deployment
from runtime.planning import Move
from runtime.runnables import Runnable, runnable_of
from runtime.selectors.bulk import progress_of
from runtime.selectors.moves import Choice, Group, Preview, Refusal

JSON = dict[str, Any]


def named(runnable: Runnable, element: str) -> JSON:
    """Return an element with its name."""
    return {"element": element, "name": runnable.name_of(element)}


def preview_shape(move: Move, preview: Preview) -> JSON:
    """Return what would come of a move."""
    source = runnable_of(move.source.pk)
    return {
        "from": move.source.number,
        "to": move.target.number,
        "total": preview.total,
        "looked_at": preview.looked_at,
        "next": preview.following,
        "groups": [group_shape(one, source) for one in preview.groups],
        "choices": [choice_shape(one) for one in preview.choices],
    }


def group_shape(group: Group, source: Runnable) -> JSON:
    """Return the Requests whose tokens stand on the same elements."""
    return {
        "at": [named(source, one) for one in group.elements],
        "tokens": group.tokens,
        "count": group.count,
        "movable": group.movable,
        "refusals": [refusal_shape(one, source) for one in group.refusals.values()],
    }


def refusal_shape(refusal: Refusal, source: Runnable) -> JSON:
    """Return one reason for which Requests cannot be moved."""
    return {
        **named(source, refusal.obstacle.element),
        "code": refusal.obstacle.code,
        "message": refusal.obstacle.message,
        "count": refusal.count,
        "requests": refusal.numbers,
    }


def choice_shape(choice: Choice) -> JSON:
    """Return where an element could go."""
    choices = [{"element": key, "name": name} for key, name in choice.choices]
    return {"element": choice.element, "name": choice.name, "choices": choices}


def action_shape(action: BulkAction) -> JSON:
    """Return a bulk action with its progress."""
    progress = progress_of(action)
    return {
        "id": str(action.pk),
        "action": action.kind,
        "by": person_shape(action.by),
        "why": action.why,
        "started_at": action.started_at,
        "ended_at": action.ended_at,
        "total": action.total,
        "done": progress.done,
        "refused": progress.refused,
        "refusals": [result_shape(one) for one in progress.refusals],
    }


def result_shape(result: BulkResult) -> JSON:
    """Return a Request with which it could not be done."""
    return {"request": short_request(result.request), "detail": result.message}


def deployment_shape(deployment: Deployment) -> JSON:
    """Return a version that Requests run."""
    return {
        "number": deployment.number,
        "newest": deployment.is_newest,
        "deployed_at": deployment.deployed_at,
        "running": getattr(deployment, "running", 0),
    }

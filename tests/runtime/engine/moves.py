"""Moving Requests on the engine, for tests."""

from __future__ import annotations

import json

import pytest

from runtime.engine import Advance, CannotMove, State, moved
from tests.runtime.engine.diagrams import process_of
from tests.runtime.engine.requests import Driven, evaluate


def move(request: Driven, text: str, **mapping: str) -> Advance:
    """Move a Request to another text, and let the test go on with it."""
    state = State.from_json(json.loads(json.dumps(request.state.to_json())))
    new = process_of(text)
    made = moved(
        state, request.definition, new, mapping, now=request.now, evaluate=evaluate
    )
    request.definition, request.state = new, made.state
    return made


def refusals(request: Driven, text: str, **mapping: str) -> set[tuple[str, str]]:
    """Return the elements and codes of what keeps a Request from moving."""
    with pytest.raises(CannotMove) as refused:
        move(request, text, **mapping)
    for one in refused.value.obstacles:
        assert f'"{one.element}"' in one.message
    return {(one.element, one.code) for one in refused.value.obstacles}

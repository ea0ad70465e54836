"""How a simulation ended, in words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

from runtime.engine import Definition, State, Wait
from runtime.engine.state import Token

KINDS = {
    "message": 'waits for the message "{}"',
    "signal": 'waits for the signal "{}"',
    "conditional": 'waits until "{}"',
    "timer": "waits for its time",
}


@dataclass(frozen=True)
class Outcome:
    """How a simulation ended; `element` is where it waits or stopped."""

    state: Literal["completed", "waiting", "incident"]
    element: str | None
    message: str
    variables: dict[str, Any]


def outcome_of(definition: Definition, state: State, stopped: str = "") -> Outcome:
    """Return how a Request stands; `stopped` says why it went no further."""
    failed = [one for one in state.tokens.values() if one.status == "failed"]
    if failed:
        message = failed[0].problem or ""
        return Outcome("incident", failed[0].element, message, state.variables)
    if state.tokens or stopped:
        token = waiting_token(state)
        element = None if token is None else token.element
        message = stopped or what_for(definition, state, token)
        return Outcome("waiting", element, message, state.variables)
    return Outcome("completed", None, "The Request is completed.", state.variables)


def waiting_token(state: State) -> Token | None:
    """Return the token that waits innermost and longest."""
    inner = (one for one in state.tokens.values() if one.holds is None)
    return next(inner, None)


def what_for(definition: Definition, state: State, token: Token | None) -> str:
    """Return what a token waits for, in words."""
    if token is None:
        return ""
    label = definition.nodes[token.element].label
    if token.status == "joining":
        return f'"{label}" waits for another token.'
    waits = [words(one) for one in state.waits_of(token=token.id)]
    return f'"{label}" {" or ".join(waits) or "waits"}.'


def words(wait: Wait) -> str:
    """Return what an event waits for, in words."""
    if wait.kind == "message" and wait.name == wait.element:
        return "waits for a message"
    return KINDS[wait.kind].format(wait.name)

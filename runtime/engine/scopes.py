"""Ending tokens and scopes before they are complete."""

from __future__ import annotations

from runtime.engine.effects import DropTimer, Stop
from runtime.engine.state import Scope, Token, Wait
from runtime.engine.step import Step


def drop_wait(step: Step, wait: Wait) -> None:
    """Stop waiting for one event."""
    known = wait.id in step.state.waits
    step.state.drop(wait)
    if known and wait.kind == "timer":
        step.effects.append(DropTimer(wait.id))


def drop_waits(step: Step, token: Token) -> None:
    """Stop waiting for all events of a token."""
    for wait in step.state.waits_of(token=token.id):
        drop_wait(step, wait)


def drop_event_sub_processes(step: Step, scope: Scope) -> None:
    """Stop waiting for what starts the event sub-processes of a scope."""
    for wait in step.state.waits_of(scope=scope.id):
        drop_wait(step, wait)


def remove_token(step: Step, token: Token) -> None:
    """Take a token that has gone on out of its scope."""
    drop_waits(step, token)
    step.state.drop(token)
    step.later("close", token.scope)


def remove_scope(step: Step, scope: Scope) -> None:
    """Take a scope without tokens away."""
    drop_event_sub_processes(step, scope)
    step.state.scopes.pop(scope.id, None)


def below(step: Step, scopes: list[Scope]) -> tuple[list[Scope], list[Token]]:
    """Return all scopes and tokens inside some scopes, the outer ones first."""
    children: dict[int | None, list[Scope]] = {}
    for one in step.state.scopes.values():
        children.setdefault(one.parent, []).append(one)
    found = list(scopes)
    for one in found:
        found += children.get(one.id, [])
    inside = {one.id for one in found}
    return found, [one for one in step.state.tokens.values() if one.scope in inside]


def cancel_token(step: Step, token: Token) -> None:
    """End a token with all that runs inside it."""
    cancel_tokens_of(step, token)
    end_token(step, token)


def cancel_tokens_of(step: Step, token: Token) -> None:
    """End all that runs inside a token, not the token itself."""
    if token.holds is not None and token.holds in step.state.scopes:
        cancel_scope(step, step.state.scopes[token.holds])
    token.holds = None


def end_token(step: Step, token: Token) -> None:
    """Take a token away as cancelled, with what compensates for it."""
    if token.id not in step.state.tokens:
        return
    if token.pending is not None:
        token.pending = None
        for other in list(step.state.tokens.values()):
            if other.thrower == token.id:
                cancel_token(step, other)
    step.tell("cancelled", token)
    step.effects.append(Stop(token.id))
    remove_token(step, token)


def cancel_tokens(step: Step, scope: Scope, *, but: Token | None = None) -> None:
    """End all tokens of a scope, except one; the scope itself stays."""
    for token in step.state.tokens_in(scope.id):
        if token is not but and token.id in step.state.tokens:
            cancel_token(step, token)


def cancel_scope(step: Step, scope: Scope) -> None:
    """End a scope with all its tokens and the scopes below it, the inner ones first.

    It goes down without recursion: scopes may be nested as deep as a file is.
    """
    scopes, tokens = below(step, [scope])
    depth = {one.id: number for number, one in enumerate(scopes)}
    for token in sorted(tokens, key=lambda one: -depth[one.scope]):
        end_token(step, token)
    for one in reversed(scopes):
        remove_scope(step, one)

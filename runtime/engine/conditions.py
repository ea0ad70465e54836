"""Conditional events: looked at after every step."""

from __future__ import annotations

from runtime.engine.catching import catch
from runtime.engine.exceptions import NoValue
from runtime.engine.state import Wait
from runtime.engine.step import Step


def look(step: Step) -> bool:
    """Let the events happen whose condition has become true; say whether any did.

    A condition without a value, such as one over a variable that is not set yet, is not
    true yet.
    """
    if not step.changed:
        return False
    step.changed = False
    happened = False
    for wait in list(step.state.waits.values()):
        if wait.kind != "conditional" or wait.id not in step.state.waits:
            continue
        now = is_true(step, wait)
        before, wait.was = wait.was, now
        if now and not before:
            happened = True
            catch(step, wait, {})
    return happened


def is_true(step: Step, wait: Wait) -> bool:
    """Say whether the condition of an event is true."""
    token = step.state.tokens.get(wait.token or 0)
    scope = wait.scope if token is None else token.scope
    try:
        return step.evaluate(wait.name, step.variables(scope or 0)) is True
    except NoValue:
        return False

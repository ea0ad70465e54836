"""Taking an event from outside into a step."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from runtime.engine import events, messages, operations, propagation, waits
from runtime.engine.catching import catch
from runtime.engine.exceptions import UnknownActivation
from runtime.engine.starting import begin_request
from runtime.engine.state import Token
from runtime.engine.step import Step

THROWS = frozenset({"intermediateThrowEvent", "endEvent"})


def working(step: Step, activation: int) -> Token:
    """Return the token that waits for a connector, person or called process.

    One that stopped with an incident there may still be answered. Raises
    UnknownActivation.
    """
    token = operations.token_of(step, activation)
    works = token.status == "active" or token.work == "work"
    if not works or token.holds is not None or token.pending is not None:
        raise UnknownActivation
    return token


def start(step: Step, event: events.Start) -> None:
    """Begin the Request. Raises NoStart."""
    begin_request(step, event.process, event.element, event.variables)


def completed(step: Step, event: events.Completed) -> None:
    """Go on behind what was done. Raises UnknownActivation."""
    token = working(step, event.activation)
    node = step.node(token)
    token.status, token.work, token.problem = "active", None, None
    if node.is_activity:
        token.kept = dict(event.outputs)
        step.later("complete", token.id)
    elif node.type in THROWS:
        step.later("sent", token.id)
    else:
        wait = next(iter(step.state.waits_of(token=token.id)), None)
        if wait is None or node.connector is None:
            raise UnknownActivation
        catch(step, wait, event.outputs)


def failed(step: Step, event: events.Failed) -> None:
    """Catch the error of an activity, or stop. Raises UnknownActivation."""
    token = working(step, event.activation)
    if event.code is not None and propagation.throw_from(
        step, token, "error", event.code
    ):
        return
    work = "throw" if step.node(token).type in THROWS else "work"
    step.fail(token, event.message, work)


def timer_fired(step: Step, event: events.TimerFired) -> None:
    """Let a timer fire. Raises UnknownActivation where it was dropped."""
    wait = step.state.waits.get(event.timer)
    if wait is None or wait.kind != "timer":
        raise UnknownActivation
    catch(step, wait, {})


def message_received(step: Step, event: events.MessageReceived) -> None:
    """Give a message to what waits for it. Raises UnknownActivation for nobody."""
    if event.wait is None:
        wait = messages.waiting_for(step, "message", event.name)
    else:
        wait = step.state.waits.get(event.wait)
    if wait is None or wait.kind != "message":
        raise UnknownActivation
    catch(step, wait, event.variables)


def wait_failed(step: Step, event: events.WaitFailed) -> None:
    """Stop where an event is waited for that cannot come.

    Raises UnknownActivation where it is not waited for any more.
    """
    wait = step.state.waits.get(event.wait)
    if wait is None:
        raise UnknownActivation
    waits.give_up(step, wait, event.message)


def variables_set(step: Step, event: events.VariablesSet) -> None:
    """Set variables of the Request."""
    roots = step.state.roots
    for name, value in event.variables.items():
        homes = [one for one in roots if name in one.variables] or roots[:1]
        for scope in homes:
            scope.variables[name] = value
    step.changed = True


def cancelled(step: Step, _event: events.Cancel) -> None:
    """End the Request."""
    operations.cancel(step)


TAKE: dict[type[Any], Callable[[Step, Any], None]] = {
    events.Start: start,
    events.Completed: completed,
    events.Failed: failed,
    events.TimerFired: timer_fired,
    events.MessageReceived: message_received,
    events.WaitFailed: wait_failed,
    events.SignalReceived: lambda s, e: messages.signal(s, e.name, e.variables),
    events.VariablesSet: variables_set,
    events.Retry: lambda s, e: operations.retry(s, e.activation),
    events.Skip: lambda s, e: operations.skip(s, e.activation, e.outputs),
    events.MoveTo: lambda s, e: operations.move(s, e.activation, e.element),
    events.Cancel: cancelled,
}


def take(step: Step, event: events.Event) -> None:
    """Take an event in; the rest of the work is on the agenda then."""
    TAKE[type(event)](step, event)

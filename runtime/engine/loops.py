"""Loops and multi-instance activities (BPMN 2.0 §13.3.6 and §13.3.7).

A loop is a scope of kind `loop` inside the activity's token; each round is a scope of
kind `instance` below it, with its own variables and one token.
"""

from __future__ import annotations

from typing import Any

from runtime.engine import throwing
from runtime.engine.definition import Loop
from runtime.engine.exceptions import NoValue, shown
from runtime.engine.scopes import cancel_scope, remove_scope
from runtime.engine.state import Scope, Token
from runtime.engine.step import Step

MOST_INSTANCES = 1000


def begin(step: Step, token: Token, loop: Loop) -> None:
    """Begin the rounds of a loop. Raises NoValue."""
    if loop.maximum is not None and loop.maximum < 0:
        raise NoValue(f'The maximum of the loop of "{step.node(token).label}" is none.')
    items = None if loop.kind == "standard" else items_of(step, token, loop)
    scope = step.open_scope("loop", token.element, holder=token)
    scope.loop = {"begun": 0, "done": 0, "running": 0, "results": {}}
    if items is not None:
        scope.loop["items"] = items
    step.later("loop_next", scope.id)


def items_of(step: Step, token: Token, loop: Loop) -> list[Any]:
    """Return what each instance gets. Raises NoValue."""
    variables, name = step.variables(token.scope), step.node(token).label
    items: Any = None
    if loop.collection:
        items = step.evaluate(loop.collection, variables)
        if not isinstance(items, list):
            raise NoValue(f'The collection of "{name}" is not a list: {shown(items)}.')
    elif loop.cardinality:
        items = [None] * count_of(step.evaluate(loop.cardinality, variables), name)
    if items is None:
        raise NoValue(f'"{name}" has no number of instances and no collection.')
    if len(items) > MOST_INSTANCES:
        raise NoValue(f'"{name}" would have more than {MOST_INSTANCES} instances.')
    return list(items)


def count_of(value: Any, name: str) -> int:
    """Return a number of instances. Raises NoValue for what is none."""
    number = isinstance(value, int | float) and not isinstance(value, bool)
    if not number or not 0 <= value < float("inf") or value != int(value):
        raise NoValue(f'The number of instances of "{name}" is {shown(value)}.')
    return min(int(value), MOST_INSTANCES + 1)


def loop_of(step: Step, scope: Scope) -> tuple[Loop, dict[str, Any]]:
    """Return the loop and its progress."""
    loop = step.definition.nodes[scope.element].loop
    if loop is None or scope.loop is None:
        raise NoValue
    return loop, scope.loop


def begin_next(step: Step, scope: Scope) -> None:
    """Begin the rounds whose time has come; end the loop where none is left."""
    loop, progress = loop_of(step, scope)
    if loop.kind == "parallel":
        while progress["begun"] < len(progress["items"]):
            begin_round(step, scope, loop, progress)
    elif progress["running"] == 0 and goes_on(step, scope, loop, progress):
        begin_round(step, scope, loop, progress)
    if progress["running"] == 0:
        end(step, scope, loop, progress)


def goes_on(step: Step, scope: Scope, loop: Loop, progress: dict[str, Any]) -> bool:
    """Say whether another round of a sequential loop begins. Raises NoValue."""
    begun: int = progress["begun"]
    if loop.kind == "sequential":
        return begun < len(progress["items"])
    if loop.maximum is not None and begun >= loop.maximum:
        return False
    if begun == 0 and not loop.test_before:
        return True
    if not loop.condition:
        return loop.maximum is not None
    variables = {**step.variables(scope.id), "loopCounter": begun}
    name = step.definition.nodes[scope.element].label
    return step.holds(loop.condition, variables, f'The loop condition of "{name}"')


def begin_round(step: Step, scope: Scope, loop: Loop, progress: dict[str, Any]) -> None:
    """Begin one round with its own variables."""
    progress["begun"] += 1
    progress["running"] += 1
    if loop.kind == "standard":
        variables: dict[str, Any] = {}
    else:
        variables = {"loopCounter": progress["begun"]}
        if loop.item:
            variables[loop.item] = progress["items"][progress["begun"] - 1]
    instance = step.open_scope(
        "instance", scope.element, parent=scope.id, variables=variables
    )
    instance.loop = {"index": progress["begun"]}
    step.enter(instance.id, scope.element)


def end_round(step: Step, instance: Scope) -> None:
    """Take the result of a round, and see whether the loop is over. Raises NoValue."""
    scope = step.state.scopes[instance.parent or 0]
    loop, progress = loop_of(step, scope)
    holder = step.state.tokens[scope.holder or 0]
    variables = {**step.variables(instance.id), **counts_of(progress)}
    over = is_complete(step, scope, loop, variables)
    thrown = [
        one.event for one in loop.behaviors if throws(step, scope, one.when, variables)
    ]
    if loop.output_collection:
        index = str((instance.loop or {}).get("index", 0))
        progress["results"][index] = result_of(step, loop, variables)
    if loop.kind == "standard":
        step.assign(holder.scope, instance.variables)
    progress["done"] += 1
    progress["running"] -= 1
    remove_scope(step, instance)
    for event in thrown:
        throwing.throw_at(step, holder, event)
    if scope.id not in step.state.scopes:
        return
    if over:
        end(step, scope, loop, progress)
    else:
        step.later("loop_next", scope.id)


def counts_of(progress: dict[str, Any]) -> dict[str, int]:
    """Return the attributes of an instance that conditions can use, at its end."""
    return {
        "numberOfInstances": len(progress.get("items", [])),
        "numberOfCompletedInstances": progress["done"] + 1,
        "numberOfActiveInstances": progress["running"] - 1,
        "numberOfTerminatedInstances": 0,
    }


def is_complete(
    step: Step, scope: Scope, loop: Loop, variables: dict[str, Any]
) -> bool:
    """Say whether the completion condition ends the loop early. Raises NoValue."""
    name = step.definition.nodes[scope.element].label
    what = f'The completion condition of "{name}"'
    return bool(loop.completion) and step.holds(loop.completion, variables, what)


def throws(step: Step, scope: Scope, when: str, variables: dict[str, Any]) -> bool:
    """Say whether a completed instance throws an event. Raises NoValue."""
    if when == "every":
        return True
    if when == "first":
        return bool(variables["numberOfCompletedInstances"] == 1)
    name = step.definition.nodes[scope.element].label
    return step.holds(when, variables, f'The condition of a behavior of "{name}"')


def result_of(step: Step, loop: Loop, variables: dict[str, Any]) -> Any:
    """Return what one instance adds to the output collection. Raises NoValue."""
    if not loop.output_item:
        return None
    if loop.output_item in variables:
        return variables[loop.output_item]
    return step.evaluate(loop.output_item, variables)


def end(step: Step, scope: Scope, loop: Loop, progress: dict[str, Any]) -> None:
    """End the loop with its results; what still runs is cancelled."""
    cancel_scope(step, scope)
    token = step.state.tokens[scope.holder or 0]
    token.holds = None
    if progress["begun"] == 0:
        step.record("entered", token.element, token.id)
        step.record("completed", token.element, token.id)
    if loop.output_collection:
        results = progress["results"]
        values = [results[key] for key in sorted(results, key=int)]
        step.assign(token.scope, {loop.output_collection: values})
    step.later("complete", token.id)

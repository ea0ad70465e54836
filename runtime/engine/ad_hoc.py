"""Ad-hoc sub-processes: each activity once, in any order (BPMN 2.0 §13.3.5).

`loop` of the scope holds what has not begun yet, and whether it is over.
"""

from __future__ import annotations

from runtime.engine.exceptions import NoValue
from runtime.engine.scopes import cancel_tokens
from runtime.engine.state import Scope, Token
from runtime.engine.step import Step


def begin(step: Step, scope: Scope, activities: list[str]) -> None:
    """Begin all activities, or the first one where they go one after another."""
    scope.loop = {"waiting": activities, "over": False}
    begin_next(step, scope)
    step.later("close", scope.id)


def begin_next(step: Step, scope: Scope) -> None:
    """Begin the activities whose turn it is."""
    progress = scope.loop or {}
    waiting = progress["waiting"]
    turn = 1 if step.definition.nodes[scope.element].sequential else len(waiting)
    for element in waiting[:turn]:
        step.enter(scope.id, element)
    progress["waiting"] = waiting[turn:]


def is_over(step: Step, token: Token) -> bool:
    """Say whether an activity that completed has made its ad-hoc sub-process end.

    What else runs is cancelled then, unless the diagram says to wait for it.
    """
    scope = step.state.scopes[token.scope]
    if scope.kind != "adHoc" or scope.loop is None:
        return False
    if not scope.loop["over"] and is_complete(step, scope):
        scope.loop = {"waiting": [], "over": True}
        if step.definition.nodes[scope.element].cancel_remaining:
            cancel_tokens(step, scope, but=token)
    over: bool = scope.loop["over"]
    return over


def is_complete(step: Step, scope: Scope) -> bool:
    """Say whether the completion condition is true; without a value it is not yet."""
    condition = step.definition.nodes[scope.element].completion
    if not condition:
        return False
    try:
        return step.evaluate(condition, step.variables(scope.id)) is True
    except NoValue:
        return False


def goes_on(step: Step, scope: Scope) -> bool:
    """Begin what is left where nothing runs. Raises NoValue where it cannot end."""
    node, progress = step.definition.nodes[scope.element], scope.loop or {}
    if progress["over"]:
        return False
    if progress["waiting"]:
        begin_next(step, scope)
        return True
    if node.completion and not is_complete(step, scope):
        raise NoValue(
            f'Everything in "{node.label}" is done, but its completion condition '
            f'"{node.completion}" is not true.'
        )
    return False

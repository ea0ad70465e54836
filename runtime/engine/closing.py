"""Ending scopes in which nothing goes on any more."""

from __future__ import annotations

from runtime.engine import ad_hoc, loops
from runtime.engine.scopes import remove_scope
from runtime.engine.state import Scope
from runtime.engine.step import Step


def close(step: Step, scope: Scope) -> None:
    """End a scope without tokens, and go on around it. Raises NoValue."""
    if scope.kind == "loop" or step.state.count_in(scope.id):
        return
    holder = step.state.tokens.get(scope.holder or 0)
    if holder is not None and holder.pending is not None:
        return
    if scope.kind == "instance":
        loops.end_round(step, scope)
        return
    if scope.kind == "adHoc" and ad_hoc.goes_on(step, scope):
        return
    remove_scope(step, scope)
    if holder is None:
        step.state.results.update(scope.variables)
        return
    holder.holds = None
    holder.done = scope.done
    if scope.kind == "process":
        holder.kept = scope.variables
    step.later("complete", holder.id)

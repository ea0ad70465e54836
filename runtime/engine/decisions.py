"""Decides by a table in FEEL, with the hit policies of DMN."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from runtime.engine.definition import Decision, Node, Rule
from runtime.engine.exceptions import NoValue
from runtime.engine.step import Step

HIT_POLICIES = ("unique", "first", "any", "collect")
ANYTHING = frozenset({"", "-"})


def outputs_of(
    step: Step, node: Node, decision: Decision, variables: Mapping[str, Any]
) -> dict[str, Any]:
    """Return the variables that a decision sets. Raises NoValue.

    No rule that matches gives null, as in DMN.
    """
    rows = [
        dict(zip(decision.outputs, values(step, rule, variables), strict=False))
        for rule in matching(step, node, decision, variables)
    ]
    nothing = dict.fromkeys(decision.outputs)
    if decision.hit_policy == "collect":
        return collected(decision, rows)
    if decision.hit_policy == "any" and any(one != rows[0] for one in rows):
        raise NoValue(f'Rules of "{node.label}" that match give different outputs.')
    row = rows[0] if rows else nothing
    return {decision.variable: row} if decision.variable else row


def collected(decision: Decision, rows: list[dict[str, Any]]) -> dict[str, Any]:
    """Return the outputs of all rules that match, as lists."""
    if decision.variable:
        return {decision.variable: rows}
    return {name: [one[name] for one in rows] for name in decision.outputs}


def matching(
    step: Step, node: Node, decision: Decision, variables: Mapping[str, Any]
) -> list[Rule]:
    """Return the rules that match, as many as the hit policy asks for."""
    inputs = [step.evaluate(one, variables) for one in decision.inputs]
    found: list[Rule] = []
    for rule in decision.rules:
        if not matches(step, node, rule, inputs, variables):
            continue
        found.append(rule)
        if decision.hit_policy == "first":
            break
    if decision.hit_policy == "unique" and len(found) > 1:
        raise NoValue(f'More than one rule of "{node.label}" matches.')
    return found


def matches(
    step: Step,
    node: Node,
    rule: Rule,
    inputs: list[Any],
    variables: Mapping[str, Any],
) -> bool:
    """Say whether all tests of a rule hold. Raises NoValue."""
    what = f'A test in the table of "{node.label}"'
    for value, test in zip(inputs, rule.when, strict=False):
        if test in ANYTHING:
            continue
        seen = {**variables, "decision_input": value}
        if not step.holds(as_condition(test), seen, what):
            return False
    return True


def as_condition(test: str) -> str:
    """Return a unary test as a condition over `decision_input`."""
    if test.startswith("not(") and test.endswith(")"):
        return f"not(decision_input in ({test[4:-1]}))"
    return f"decision_input in ({test})"


def values(step: Step, rule: Rule, variables: Mapping[str, Any]) -> list[Any]:
    """Return the outputs of a rule. Raises NoValue."""
    return [None if not one else step.evaluate(one, variables) for one in rule.then]

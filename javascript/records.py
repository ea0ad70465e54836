"""Shapes of the answers of the shared JavaScript."""

from __future__ import annotations

from typing import Any, Literal, NotRequired, TypedDict

# The keys are those of the JavaScript; `from` cannot be a field name in Python.
Position = TypedDict("Position", {"from": int, "to": int})


class ExpressionProblem(TypedDict):
    """What is wrong with the writing of an expression, and where."""

    message: str
    position: Position


class FilledText(TypedDict, total=False):
    """The value of a text, or why it has none."""

    value: Any
    error: ExpressionProblem


class Fix(TypedDict):
    """Changes that mend a finding, as in docs/change-sets.md."""

    label: str
    changes: list[dict[str, Any]]


class Finding(TypedDict):
    """One result of the linter."""

    rule: str
    severity: Literal["error", "warning", "info"]
    element: str | None
    setting: str | None
    line: int | None
    message: str
    path: NotRequired[list[str | int]]
    position: NotRequired[Position]
    fix: NotRequired[Fix]

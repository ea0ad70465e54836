"""Expressions in FEEL, alone and inside text."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any, Literal, cast

from javascript import host
from javascript.exceptions import ExpressionFailed
from javascript.records import ExpressionProblem, FilledText

TIMEOUT = 1.0
Writing = Literal["text", "html", "markdown", "url", "json"]


def check_expression(
    text: str, *, timeout: float = TIMEOUT
) -> ExpressionProblem | None:
    """Say what is wrong with the writing of an expression, given without `=`."""
    answer = host.call("expressionProblem", text, timeout=timeout)
    return cast("ExpressionProblem | None", json.loads(answer or "null"))


def check_template(text: str, *, timeout: float = TIMEOUT) -> ExpressionProblem | None:
    """Say what is wrong with a text that begins with `=` or holds `{{ }}`."""
    answer = host.call("templateProblem", text, timeout=timeout)
    return cast("ExpressionProblem | None", json.loads(answer or "null"))


def evaluate(
    expression: str, context: Mapping[str, Any], *, timeout: float = TIMEOUT
) -> Any:
    """Give the value of an expression (without `=`) over named JSON values.

    Dates, times and durations come as ISO 8601 text. Raises ExpressionFailed when
    any part has no value, TimeLimitReached or MemoryLimitReached.
    """
    return _value_of("evaluated", expression, context, timeout)


def fill_template(
    text: str, context: Mapping[str, Any], *, timeout: float = TIMEOUT
) -> Any:
    """Give the value of a text with `=` or `{{ }}`; raises as `evaluate` does."""
    return _value_of("filled", text, context, timeout)


def fill_templates(
    texts: Sequence[tuple[str, Writing]],
    context: Mapping[str, Any],
    *,
    timeout: float = TIMEOUT,
) -> list[FilledText]:
    """Give the values of several texts with `=` or `{{ }}`, in one go.

    Values inside a text are written as the language of the text asks for.
    A text without a value has an error instead. Raises TimeLimitReached or
    MemoryLimitReached.
    """
    answer = host.call("filledTexts", list(texts), dict(context), timeout=timeout)
    return cast("list[FilledText]", json.loads(answer or "[]"))


def is_shown(
    condition: str, context: Mapping[str, Any], *, timeout: float = TIMEOUT
) -> bool:
    """Say whether a `visible_if` shows its setting; one that cannot be read does.

    Raises TimeLimitReached or MemoryLimitReached.
    """
    return host.call("shown", condition, dict(context), timeout=timeout) == "true"


def _value_of(
    function: str, text: str, context: Mapping[str, Any], timeout: float
) -> Any:
    answer = json.loads(
        host.call(function, text, dict(context), timeout=timeout) or "{}"
    )
    if "error" not in answer:
        return answer.get("value")
    position = answer["error"]["position"]
    raise ExpressionFailed(answer["error"]["message"], position["from"], position["to"])

"""The shared JavaScript on the server: findings, and expressions in FEEL.

The page runs the same source, so both sides always agree.
"""

from __future__ import annotations

from javascript.exceptions import (
    BundleMissing,
    ExpressionFailed,
    JavaScriptError,
    MemoryLimitReached,
    ScriptFailed,
    TimeLimitReached,
)
from javascript.expressions import (
    check_expression,
    check_template,
    evaluate,
    fill_template,
)
from javascript.findings import findings
from javascript.records import ExpressionProblem, Finding, Fix, Position

__all__ = [
    "BundleMissing",
    "ExpressionFailed",
    "ExpressionProblem",
    "Finding",
    "Fix",
    "JavaScriptError",
    "MemoryLimitReached",
    "Position",
    "ScriptFailed",
    "TimeLimitReached",
    "check_expression",
    "check_template",
    "evaluate",
    "fill_template",
    "findings",
]

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
    Writing,
    check_expression,
    check_template,
    evaluate,
    fill_template,
    fill_templates,
    is_shown,
)
from javascript.findings import findings
from javascript.records import ExpressionProblem, FilledText, Finding, Fix, Position

__all__ = [
    "BundleMissing",
    "ExpressionFailed",
    "ExpressionProblem",
    "FilledText",
    "Finding",
    "Fix",
    "JavaScriptError",
    "MemoryLimitReached",
    "Position",
    "ScriptFailed",
    "TimeLimitReached",
    "Writing",
    "check_expression",
    "check_template",
    "evaluate",
    "fill_template",
    "fill_templates",
    "findings",
    "is_shown",
]

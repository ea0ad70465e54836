"""What can go wrong when the shared JavaScript runs."""

from __future__ import annotations

from typing import ClassVar


class JavaScriptError(Exception):
    """The shared JavaScript gave no answer."""

    code: ClassVar[str] = "javascript-error"

    def __init__(self, message: str | None = None) -> None:
        super().__init__(message or self.__class__.__doc__)


class BundleMissing(JavaScriptError):
    """The shared JavaScript is not built. Run `npm run build` first."""

    code = "bundle-missing"


class TimeLimitReached(JavaScriptError):
    """The work took longer than it may. Make the expression or the file simpler."""

    code = "time-limit-reached"


class MemoryLimitReached(JavaScriptError):
    """The work needed more memory than it may. Make the expression or file smaller."""

    code = "memory-limit-reached"


class ScriptFailed(JavaScriptError):
    """The shared JavaScript failed."""

    code = "script-failed"


class ExpressionFailed(JavaScriptError):
    """The expression has no value."""

    code = "expression-failed"

    def __init__(self, message: str, start: int, end: int) -> None:
        super().__init__(message)
        self.start = start
        self.end = end

"""Why a call from outside is not taken.

The message is for whoever called; the reason, where it says more, for those who may
see the process.
"""

from __future__ import annotations

from typing import Any

from runtime.exceptions import RuntimeServiceError


class HookError(RuntimeServiceError):
    """This call cannot be taken."""

    code = "call-refused"

    def __init__(self, reason: str = "", message: str = "", **members: Any) -> None:
        super().__init__(message, **members)
        self.reason = reason or self.message


class NotAccepted(HookError):
    """Nothing is called at this address, or the call is not signed as it should be."""

    code = "not-accepted"
    status = 401


class TooManyCalls(HookError):
    """Too many calls came at once. Try again later."""

    code = "too-many-calls"
    status = 429

    def __init__(self, after: int) -> None:
        super().__init__()
        self.after = after


class CallTooLarge(HookError):
    """The body of a call has at most 1 MB."""

    code = "too-large"
    status = 413


class WrongContentType(HookError):
    """The Content-Type has to be JSON, a form (urlencoded) or text."""

    code = "wrong-content-type"
    status = 415


class UnreadableCall(HookError):
    """The body is not what its Content-Type says."""

    code = "unreadable"
    status = 400


class CallUnusable(HookError):
    """The process cannot use this call. Its owner can see why."""

    code = "unusable"
    status = 422

"""Why a child process gave no outcome."""

from __future__ import annotations


class CallError(Exception):
    """The child process gave no outcome."""

    code = "call"


class TimedOut(CallError):
    """The call took longer than it may."""

    code = "timed-out"


class ChildGone(CallError):
    """The child process has ended."""

    code = "child-gone"


class Garbled(CallError):
    """The child process said something that no call says."""

    code = "garbled"

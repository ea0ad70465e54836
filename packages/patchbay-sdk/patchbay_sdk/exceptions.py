"""What a connector raises, by what the engine should do."""

from __future__ import annotations


class ConnectorFailure(Exception):
    """The call did not work. The message is for a person."""


class RetryLater(ConnectorFailure):
    """Another attempt may work; `after` says in how many seconds at the earliest."""

    def __init__(self, message: str, *, after: float = 0) -> None:
        super().__init__(message)
        self.after = after


class Failed(ConnectorFailure):
    """No attempt will work; a person has to look."""


class BpmnError(ConnectorFailure):
    """An error that the process can catch; `code` is one of the manifest's errors."""

    def __init__(self, code: str, message: str = "") -> None:
        super().__init__(message or code)
        self.code = code

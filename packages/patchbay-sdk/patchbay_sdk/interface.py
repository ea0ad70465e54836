"""What an operation of a connector gets and gives."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from logging import Logger
from typing import Any, Protocol

from patchbay_sdk.secret import Secret

Settings = Mapping[str, Any]
Output = Mapping[str, Any]


class Context(Protocol):
    """What belongs to the call, not to the settings."""

    @property
    def credential(self) -> Mapping[str, str | Secret]:
        """Return the values of the credential that the step names."""

    @property
    def idempotency_key(self) -> str:
        """Return what stays the same in every attempt of this call."""

    @property
    def log(self) -> Logger:
        """Return the log of this attempt; secrets in it are masked."""


Operation = Callable[[Settings, Context], Output]

"""What a connector is written with."""

from __future__ import annotations

from patchbay_sdk.exceptions import BpmnError, ConnectorFailure, Failed, RetryLater
from patchbay_sdk.interface import (
    Context,
    Files,
    Operation,
    Outbox,
    Settings,
)
from patchbay_sdk.secret import Secret

__all__ = [
    "BpmnError",
    "ConnectorFailure",
    "Context",
    "Failed",
    "Files",
    "Operation",
    "Outbox",
    "RetryLater",
    "Secret",
    "Settings",
]

"""What a connector is written with."""

from __future__ import annotations

from patchbay_sdk.exceptions import BpmnError, ConnectorFailure, Failed, RetryLater
from patchbay_sdk.http.messages import HttpAnswer, HttpRequest
from patchbay_sdk.interface import (
    Context,
    Files,
    Http,
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
    "Http",
    "HttpAnswer",
    "HttpRequest",
    "Operation",
    "Outbox",
    "RetryLater",
    "Secret",
    "Settings",
]

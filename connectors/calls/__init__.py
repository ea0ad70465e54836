"""Calls of connectors, each in a process of its own: docs/connector-calls.md."""

from __future__ import annotations

from connectors.calls.caller import Caller
from connectors.calls.records import Call, Mail, Outcome, StoredFile

__all__ = ["Call", "Caller", "Mail", "Outcome", "StoredFile"]

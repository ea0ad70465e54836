"""What connectors are tested with: a call as Patchbay makes it, without Patchbay.

context = LocalContext(credential={"password": Secret("…")})
output = send({"to": ["ada@example.com"]}, context)
assert context.outbox.mails == []
"""

from __future__ import annotations

from patchbay_sdk.testing.contexts import (
    LocalContext,
    LocalFile,
    LocalFiles,
    LocalMail,
    LocalOutbox,
)
from patchbay_sdk.testing.operations import call_operation
from patchbay_sdk.testing.services import FakeRequest, FakeService

__all__ = [
    "FakeRequest",
    "FakeService",
    "LocalContext",
    "LocalFile",
    "LocalFiles",
    "LocalMail",
    "LocalOutbox",
    "call_operation",
]

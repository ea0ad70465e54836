"""Mail servers of this machine as accounts of a step."""

from __future__ import annotations

from typing import Any

from patchbay_sdk import Secret
from patchbay_sdk.testing import LocalContext

from tests.packages.mail_servers import PASSWORD, USER

LETTER = {"to": ["bob@example.com"], "subject": "Hello", "body": "Hello Bob"}


def account(port: int, security: str = "none", **values: Any) -> LocalContext:
    """Return a context with a mail server of this machine as its account."""
    sender = ["Orders <orders@example.com>"]
    credential = {
        "host": "localhost",
        "port": str(port),
        "security": security,
        "sender": sender,
        **values,
    }
    return LocalContext(credential=credential, timeout=5.0)


def signed_in(port: int, security: str, password: str = PASSWORD) -> LocalContext:
    """Return a context whose account signs in."""
    return account(port, security, user=USER, password=Secret(password))

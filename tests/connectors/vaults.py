"""What the tests of the vault fill in."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.models import User

from connectors.models import Credential
from connectors.vault.services import Filled, store_credential

CANARY = "canary-7d1f0e-Pässwort"
SERVER = {"host": "smtp.example.com", "user": "ada", "password": CANARY}


def store_server(by: User, name: str = "sales-mail", **values: Any) -> Credential:
    """Store a mail server."""
    return store_credential(
        name=name,
        connector="email",
        type_name="smtp",
        filled=Filled("Sales", {**SERVER, **values}),
        by=by,
    )

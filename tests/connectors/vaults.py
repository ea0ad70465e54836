"""What the tests of the vault fill in."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.models import User

from connectors.models import Credential
from connectors.vault.grants import BY_INSTALLATION
from connectors.vault.services import Filled, store_credential
from connectors.vault.using import granted_values

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


def mail_values(
    name: str = "sales-mail", *, connector: str = "email", type_name: str = "smtp"
) -> dict[str, str]:
    """Return the values of a mail server as Patchbay itself uses them."""
    return granted_values(
        name, connector=connector, type_name=type_name, use=BY_INSTALLATION
    )

"""How the service knows who calls."""

from __future__ import annotations

import base64
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from patchbay_sdk import Context, Failed, Secret, Settings

from patchbay_http.headers import header_name, header_value


@dataclass(frozen=True)
class Account:
    """What is added to a request, and only for the host that it is meant for."""

    headers: Mapping[str, bytes] = field(default_factory=dict, repr=False)
    query: Mapping[str, str] = field(default_factory=dict, repr=False)


def account_of(settings: Settings, context: Context) -> Account:
    """Return what the chosen authentication adds. Raises Failed."""
    kind = settings.get("authentication", "none")
    if kind == "none":
        return Account()
    called = called_of(settings)
    if not context.credential:
        raise Failed(
            "Authentication needs an account. Choose one under Authentication."
        )
    if kind == "basic":
        user = value_of(context, "user", called)
        password = value_of(context, "password", called, may_be_empty=True)
        proof = base64.b64encode(f"{user}:{password}".encode()).decode()
        return Account({"Authorization": f"Basic {proof}".encode()})
    token = value_of(context, "token", called)
    if kind == "bearer":
        given = header_value("Authorization", f"Bearer {token}")
        return Account({"Authorization": given})
    name = str(settings.get("key_name", "X-API-Key"))
    if settings.get("key_place", "header") == "query":
        return Account(query={name: token})
    return Account({header_name(name): header_value(name, token)})


def called_of(settings: Settings) -> str:
    """Return what people call the credential of the step."""
    name = settings.get("account")
    return f'credential "{name}"' if name else "the default credential"


def value_of(
    context: Context, name: str, called: str, *, may_be_empty: bool = False
) -> str:
    """Return a value of the credential. Raises Failed where it is empty."""
    value: Any = context.credential.get(name)
    text = value.reveal() if isinstance(value, Secret) else str(value or "")
    if not text and not may_be_empty:
        words = {"user": "user name", "token": "token or key"}[name]
        raise Failed(f"There is no {words} in {called}. Open it and fill it in.")
    return text

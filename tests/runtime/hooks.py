"""Processes that are called from outside, and callers that sign."""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from xml.sax.saxutils import escape

from django.contrib.auth.models import User
from django.test import Client
from standardwebhooks.webhooks import Webhook

from connectors.models import Credential
from connectors.vault.services import Filled, change_credential, store_credential
from runtime.models import HookCall, ProcessRequest
from tests.runtime.conftest import again
from tests.runtime.files import chain, definitions, node, process

SECRET = "whsec_" + base64.b64encode(b"a secret of the orders").decode()
OTHER = "whsec_" + base64.b64encode(b"another secret of them").decode()


def trigger(*content: str, **settings: str) -> str:
    """Return extension elements with a webhook step; what anyone may call if nothing
    else is said."""
    credential = settings.pop("credential", "")
    given = {"path": "orders", "authentication": "none", **settings}
    written = "".join(
        f'<connector:setting name="{name}">{escape(value)}</connector:setting>'
        for name, value in given.items()
    )
    account = f' credential="{credential}"' if credential else ""
    return (
        '<bpmn:extensionElements><connector:step connector="webhook" '
        f'operation="received" version="1.0.0"{account}>'
        f"{written}{''.join(content)}</connector:step></bpmn:extensionElements>"
    )


def starting(*content: str, **settings: str) -> bytes:
    """Return a process that a webhook starts and that then waits for a person."""
    return definitions(
        process(
            node("startEvent", "Called", trigger(*content, **settings)),
            node("userTask", "Ask"),
            node("endEvent", "End"),
            chain(["Called", "Ask", "End"]),
        )
    )


def catching(tag: str = "intermediateCatchEvent", **settings: str) -> bytes:
    """Return a process that waits for the webhook of its order."""
    keys = {"call_key": "=body.id", "request_key": "=order.id", **settings}
    return definitions(
        process(
            node("startEvent", "Start"),
            node(tag, "Wait", trigger(**keys)),
            node("endEvent", "End"),
            chain(["Start", "Wait", "End"]),
        )
    )


@dataclass(frozen=True)
class Signer:
    """A service that signs its calls by Standard Webhooks."""

    secret: str = SECRET

    def headers(
        self, body: str, identifier: str = "msg_1", at: datetime | None = None
    ) -> dict[str, str]:
        """Return the headers of a call."""
        at = at or datetime.now(UTC)
        return {
            "webhook-id": identifier,
            "webhook-timestamp": str(int(at.timestamp())),
            "webhook-signature": Webhook(self.secret).sign(identifier, at, body),
        }


def in_hexadecimal(body: str, secret: str = SECRET) -> str:
    """Return the HMAC-SHA256 of a body."""
    return hmac.new(secret.encode(), body.encode(), hashlib.sha256).hexdigest()


def call(
    content: Any = None, headers: Mapping[str, str] | None = None, **how: str
) -> Any:
    """Call a webhook; what is no text is sent as JSON. `how` may say `path`, `query`
    and `content_type`."""
    body = content if isinstance(content, str | bytes) else json.dumps(content)
    address = f"/hooks/{how.get('path', 'orders')}/?{how.get('query', '')}"
    kind = how.get("content_type", "application/json")
    data = body.encode() if isinstance(body, str) else body
    return Client().generic("POST", address, data, kind, headers=headers or {})


def administrator() -> User:
    """Return who may keep credentials."""
    found = User.objects.filter(username="root").first()
    return found or User.objects.create_superuser("root")


def keep_secret(name: str, secret: str) -> Credential:
    """Keep a signing secret in the vault."""
    return store_credential(
        name=name,
        connector="webhook",
        type_name="signing",
        filled=Filled(values={"secret": secret}),
        by=administrator(),
    )


def change_secret(name: str, **values: str) -> None:
    """Change the secrets of a credential."""
    change_credential(name=name, filled=Filled(values=values), by=administrator())


def variables(request: ProcessRequest) -> dict[str, Any]:
    """Return the variables of a Request that runs or has ended."""
    state = again(request).state
    roots = [one.get("variables", {}) for one in state["scopes"][:1]]
    return {**state["results"], **(roots[0] if roots else {})}


def outcomes() -> list[str]:
    """Return what came of the calls, in their order."""
    return list(HookCall.objects.order_by("id").values_list("outcome", flat=True))

"""Security schemes of a document as parts of credential types."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from patchbay_tools.openapi.names import label_of, setting_name_of
from patchbay_tools.openapi.parameters import HEADER
from patchbay_tools.openapi.words import short

SCOPE = re.compile(r"[!#-\[\]-~]{1,200}")
WEB = re.compile(r"https?://[^\s{}]+")
MAX_SCOPES = 100
PASTED = "{what} is not followed: a token that the service gave is filled in instead."


@dataclass(frozen=True)
class Scheme:
    """What one security scheme needs; `note` says what is otherwise than written.

    `reason`: why it cannot be used at all.
    """

    settings: list[dict[str, Any]] = field(default_factory=list)
    authenticate: dict[str, Any] = field(default_factory=dict)
    oauth2: dict[str, Any] = field(default_factory=dict)
    note: str = ""
    reason: str = ""

    @property
    def is_key(self) -> bool:
        """Say whether it is one header or query parameter of its own."""
        return self.authenticate.get("kind") in ("header", "query")


def secret(name: str, label: str, help_text: str) -> dict[str, Any]:
    """Return the setting of a secret that has to be filled in."""
    made = {"name": name, "type": "secret", "label": label, "help": help_text}
    return {**made, "required": True}


def text(name: str, label: str, help_text: str) -> dict[str, Any]:
    """Return the setting of a text that has to be filled in."""
    made = {"name": name, "type": "string", "label": label, "help": help_text}
    return {**made, "required": True, "expression": "none"}


def basic(content: dict[str, Any], _: list[str]) -> Scheme:
    """Return user and password."""
    said = short(content.get("description"), 200)
    settings = [
        text("user", "User name", said or "The name that the service knows you by."),
        secret("password", "Password", "The password or key that belongs to it."),
    ]
    way = {"kind": "basic", "user": "{user}", "password": "{password}"}
    return Scheme(settings, way)


def bearer(content: dict[str, Any], _: list[str], note: str = "") -> Scheme:
    """Return a token."""
    said = short(content.get("description"), 200)
    setting = secret("token", "Token", said or "The token that the service gave you.")
    return Scheme([setting], {"kind": "bearer", "token": "{token}"}, note=note)


def http(content: dict[str, Any], scopes: list[str]) -> Scheme:
    """Return what a scheme of HTTP needs."""
    kind = str(content.get("scheme", "")).lower()
    if kind == "basic":
        return basic(content, scopes)
    if kind == "bearer":
        return bearer(content, scopes)
    return Scheme(reason=f"Signing in by HTTP {kind[:40]} is not possible.")


def key(content: dict[str, Any], _: list[str]) -> Scheme:
    """Return a key in a header or in the query."""
    inside, name = content.get("in"), str(content.get("name", ""))
    if inside not in ("header", "query"):
        return Scheme(reason="Signing in by cookie is not possible.")
    if not HEADER.fullmatch(name):
        return Scheme(reason="Its key has no name that can be sent.")
    said = short(content.get("description"), 200)
    own = setting_name_of(name)
    label = "Token" if own == "authorization" else label_of(name)
    help_text = said or f"The service gave it to you; sent as {name[:60]}."
    setting = secret(own, label, help_text)
    return Scheme([setting], {"kind": inside, "name": name, "value": f"{{{own}}}"})


def oauth2(content: dict[str, Any], scopes: list[str]) -> Scheme:
    """Return signing in by OAuth 2.0; by a token where its flow is not possible."""
    flows = content.get("flows")
    flows = flows if isinstance(flows, dict) else {}
    for name, grant in GRANTS.items():
        flow = flows.get(name)
        if isinstance(flow, dict) and (way := way_of(flow, grant, scopes)):
            others = ", ".join(one for one in flows if one != name)
            note = f"Signing in is by {name}; not by {others[:80]}." if others else ""
            return Scheme(client_settings(grant), oauth2=way, note=note)
    named = ", ".join(map(str, flows))[:80] or "none"
    return bearer(content, scopes, PASTED.format(what=f"OAuth 2.0 by {named}"))


GRANTS = {
    "authorizationCode": "authorization_code",
    "clientCredentials": "client_credentials",
}


def client_settings(grant: str) -> list[dict[str, Any]]:
    """Return what the app itself has to show."""
    hidden = secret("client_secret", "Client secret", "The secret that belongs to it.")
    if grant == "authorization_code":
        del hidden["required"]
    help_text = "The id of the app that you registered with the service."
    return [text("client_id", "Client ID", help_text), hidden]


def way_of(flow: dict[str, Any], grant: str, used: list[str]) -> dict[str, Any]:
    """Return `oauth2` of a credential type; nothing where an address is missing."""
    token, authorize = flow.get("tokenUrl"), flow.get("authorizationUrl")
    way: dict[str, Any] = {"grant": grant, "token": token}
    needed = [token]
    if grant == "authorization_code":
        way["authorize"] = authorize
        needed.append(authorize)
    if not all(isinstance(one, str) and WEB.fullmatch(one) for one in needed):
        return {}
    known = flow.get("scopes")
    wanted = used or (list(known) if isinstance(known, dict) else [])
    scopes = [one for one in dict.fromkeys(map(str, wanted)) if SCOPE.fullmatch(one)]
    return {**way, "scopes": scopes[:MAX_SCOPES]} if scopes else way


def openid(content: dict[str, Any], scopes: list[str]) -> Scheme:
    """Return a token: the addresses of OpenID Connect would have to be fetched."""
    return bearer(content, scopes, PASTED.format(what="OpenID Connect"))


SCHEMES: dict[str, Callable[[dict[str, Any], list[str]], Scheme]] = {
    "http": http,
    "apikey": key,
    "oauth2": oauth2,
    "openidconnect": openid,
}


def scheme_of(content: dict[str, Any], scopes: list[str]) -> Scheme:
    """Return what a security scheme needs."""
    kind = str(content.get("type", ""))
    build = SCHEMES.get(kind.lower())
    if build is None:
        return Scheme(reason=f"Signing in by {kind[:40] or 'nothing'} is not possible.")
    return build(content, scopes)

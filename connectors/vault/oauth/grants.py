"""What a manifest says of OAuth 2.0, with the values of a credential in it."""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import quote, quote_plus

from connectors.models import Credential
from connectors.registry import installed


@dataclass(frozen=True)
class Grant:
    """How a credential gets its tokens. `kind` is that of the manifest."""

    kind: str
    authorize: str
    token: str
    client_id: str
    client_secret: str = field(repr=False)
    scope: str
    in_body: bool
    parameters: Mapping[str, str]

    @property
    def needs_person(self) -> bool:
        """Say whether somebody has to sign in."""
        return self.kind == "authorization_code"

    @property
    def account(self) -> str:
        """Return what tokens are of, as a short text: at which addresses, for which
        app, with which permissions. The secret of the app may change without it."""
        parts = [self.kind, self.authorize, self.token, self.client_id, self.scope]
        text = json.dumps([*parts, sorted(self.parameters.items())])
        return hashlib.sha256(text.encode()).hexdigest()[:32]

    @property
    def client(self) -> dict[str, str]:
        """Return the parameters that show which app asks (RFC 6749, 2.3.1)."""
        if not self.client_secret:
            return {"client_id": self.client_id}
        if self.in_body:
            secret = {"client_secret": self.client_secret}
            return {"client_id": self.client_id, **secret}
        pair = f"{quote_plus(self.client_id)}:{quote_plus(self.client_secret)}"
        return {"shown": f"Basic {base64.b64encode(pair.encode()).decode()}"}


def grant_of(credential: Credential, values: Mapping[str, Any]) -> Grant | None:
    """Return the grant of a credential, None where its type has none."""
    connector = installed().find(credential.connector)
    kinds = connector.manifest.get("credential_types", ()) if connector else ()
    found = (one for one in kinds if one["type"] == credential.credential_type)
    oauth = next(found, dict[str, Any]()).get("oauth2")
    if oauth is None:
        return None
    given = oauth.get("parameters", {})
    return Grant(
        kind=oauth["grant"],
        authorize=filled(oauth.get("authorize", ""), values),
        token=filled(oauth["token"], values),
        client_id=str(values.get("client_id", "")),
        client_secret=str(values.get("client_secret", "")),
        scope=" ".join(oauth.get("scopes", ())),
        in_body=oauth.get("client_authentication") == "body",
        parameters={name: filled(one, values) for name, one in given.items()},
    )


def filled(template: str, values: Mapping[str, Any]) -> str:
    """Return a text with the values of a credential in it; inside of it, encoded."""
    for name, value in values.items():
        place = f"{{{name}}}"
        begins = template.startswith(place)
        text = str(value) if begins else quote(str(value), safe="")
        template = template.replace(place, text)
    return template

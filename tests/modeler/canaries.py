"""Secrets that are planted to be looked for, however they are written."""

from __future__ import annotations

import base64
import json
from urllib.parse import quote

from tests.connectors.vaults import CANARY

TOKEN = "canary-token-93ad1c"


def writings(secret: str) -> list[bytes]:
    """Return a secret as things hold it: plain, in JSON, in addresses, in base64, in
    hexadecimal, in UTF-16."""
    plain = secret.encode()
    inside = [
        base64.b64encode(b"x" * shift + plain)[shift + 2 : -4] for shift in range(3)
    ]
    return [
        plain,
        json.dumps(secret)[1:-1].encode(),
        quote(secret, safe="").encode(),
        plain.hex().encode(),
        secret.encode("utf-16-le"),
        *(one for one in inside if len(one) > 10),
    ]


EVERY = [one for secret in (CANARY, TOKEN) for one in writings(secret)]


def found_in(content: str | bytes) -> list[bytes]:
    """Return the writings of the secrets that something holds."""
    looked_at = content.encode() if isinstance(content, str) else content
    return [one for one in EVERY if one in looked_at]

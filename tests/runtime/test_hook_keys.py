"""Who may call a webhook by a signed body, or by a key in a header."""

from __future__ import annotations

import base64
import hashlib
import hmac
import json

import pytest

from connectors.models import Credential
from runtime.models import ProcessRequest
from tests.runtime.conftest import Deploy
from tests.runtime.hooks import (
    OTHER,
    SECRET,
    call,
    in_hexadecimal,
    keep_secret,
    starting,
)

BODY = json.dumps({"id": 7})
HMAC = {"authentication": "hmac", "credential": "orders-key"}
KEY = {"authentication": "key", "credential": "orders-key"}


@pytest.fixture
def secret(db: None) -> Credential:
    """Return the credential `orders-key`."""
    return keep_secret("orders-key", SECRET)


def hmac_sha256(body: str = BODY, secret: str = SECRET) -> bytes:
    """Return the HMAC-SHA256."""
    return hmac.new(secret.encode(), body.encode(), hashlib.sha256).digest()


@pytest.mark.parametrize(
    ("value", "status"),
    [
        (f"sha256={in_hexadecimal(BODY)}", 200),
        (in_hexadecimal(BODY), 200),
        (in_hexadecimal(BODY).upper(), 200),
        (base64.b64encode(hmac_sha256()).decode(), 200),
        (f"sha256={in_hexadecimal(BODY + ' ')}", 401),
        (f"sha256={in_hexadecimal(BODY, OTHER)}", 401),
        (f"sha1={in_hexadecimal(BODY)}", 401),
        ("sha256=", 401),
        ("", 401),
    ],
)
@pytest.mark.parametrize("header", ["X-Hub-Signature-256", "X-Shop-Hmac"])
def test_a_body_is_signed_in_a_header(
    deploy: Deploy, secret: Credential, header: str, value: str, status: int
) -> None:
    chosen = {} if header.startswith("X-Hub") else {"signature_header": header}
    deploy(starting(**HMAC, **chosen))

    assert call(BODY, {header: value}).status_code == status


@pytest.mark.parametrize(
    ("header", "value", "status"),
    [
        ("X-Api-Key", SECRET, 200),
        ("X-Api-Key", f"{SECRET} ", 200),
        ("Authorization", f"Bearer {SECRET}", 200),
        ("Authorization", SECRET, 200),
        ("Authorization", f"Basic {SECRET}", 401),
        ("X-Api-Key", SECRET[:-1], 401),
        ("X-Api-Key", "", 401),
    ],
)
def test_a_key_is_sent_in_a_header(
    deploy: Deploy, secret: Credential, header: str, value: str, status: int
) -> None:
    deploy(starting(**KEY, key_header=header))

    answer = call(BODY, {header: value})

    assert answer.status_code == status
    if status == 200:
        request = ProcessRequest.objects.get()
        assert SECRET not in json.dumps(request.state)

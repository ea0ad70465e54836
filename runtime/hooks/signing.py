"""Who called: signatures and keys, compared in constant time.

Standard Webhooks 1.0 (standardwebhooks.com), an HMAC in a header, or a key in one.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import hmac
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from runtime.hooks.exceptions import NotAccepted

# Standard Webhooks leaves it to the receiver; its libraries tolerate these minutes.
TOLERANCE = 5
PREFIX = "whsec_"
VERSION = "v1,"
MOST_SIGNATURES = 20


@dataclass(frozen=True)
class Call:
    """What was signed; the names of the headers are in small letters."""

    headers: Mapping[str, str]
    body: bytes

    def header(self, name: str) -> str:
        """Return a header. Raises NotAccepted where it is missing."""
        value = self.headers.get(name.lower(), "").strip()
        if not value:
            raise NotAccepted(_("The header {name} is missing.").format(name=name))
        return value


def check_standard(call: Call, secrets: Sequence[str], now: float) -> None:
    """Accept a call by Standard Webhooks 1.0; `now` is in seconds since 1970.

    Raises NotAccepted.
    """
    identifier = call.header("webhook-id")
    sent_at = call.header("webhook-timestamp")
    given = call.header("webhook-signature").split()[:MOST_SIGNATURES]
    check_time(sent_at, now)
    signed = f"{identifier}.{sent_at}.".encode("utf-8", "replace") + call.body
    wanted = [digest(key_of(one), signed) for one in secrets]
    shown = [base64.b64encode(one).decode() for one in wanted]
    sent = [one.removeprefix(VERSION) for one in given if one.startswith(VERSION)]
    require_one(sent, shown)


def check_time(text: str, now: float) -> None:
    """Raise NotAccepted for a time that is none, or too far away."""
    if not (text.isascii() and text.isdigit() and len(text) < 15):
        raise NotAccepted(_("The header webhook-timestamp is no number of seconds."))
    minutes = (int(text) - now) / 60
    if abs(minutes) > TOLERANCE:
        early = _("By its webhook-timestamp the call comes {count} minutes early.")
        late = _("By its webhook-timestamp the call is {count} minutes old.")
        words = early if minutes > 0 else late
        raise NotAccepted(words.format(count=f"{abs(minutes):.0f}"))


def check_hmac(call: Call, secrets: Sequence[str], header: str) -> None:
    """Accept a call by the HMAC-SHA256 of its body in a header, in hexadecimal or
    base64, with `sha256=` in front or without. Raises NotAccepted."""
    given = call.header(header)
    digests = [digest(one.encode(), call.body) for one in secrets]
    wanted = [*(one.hex() for one in digests), *map(in_base64, digests)]
    given = given.removeprefix("sha256=").strip()
    require_one([given, given.lower()], wanted)


def check_key(call: Call, secrets: Sequence[str], header: str) -> None:
    """Accept a call by a key in a header. Raises NotAccepted."""
    given = call.header(header)
    scheme, _, rest = given.partition(" ")
    require_one([rest.strip() if scheme.lower() == "bearer" else given], secrets)


def require_one(given: Iterable[str], wanted: Sequence[str]) -> None:
    """Raise NotAccepted unless one is another; how long it takes tells nothing."""
    pairs = [same(one, other) for one in given for other in wanted]
    if not any(pairs):
        raise NotAccepted(
            _(
                "The signature or key fits none of the credential's secrets, or the "
                "body was altered on its way."
            )
        )


def same(one: str, other: str) -> bool:
    """Compare two texts in constant time."""
    return hmac.compare_digest(one.encode("utf-8", "replace"), other.encode())


def digest(key: bytes, signed: bytes) -> bytes:
    """Return the HMAC-SHA256."""
    return hmac.new(key, signed, hashlib.sha256).digest()


def in_base64(value: bytes) -> str:
    """Return bytes as text in base64."""
    return base64.b64encode(value).decode()


def key_of(secret: str) -> bytes:
    """Return the key of a secret of Standard Webhooks: base64 behind `whsec_`.

    One that is no base64 is taken as it is.
    """
    try:
        return base64.b64decode(secret.removeprefix(PREFIX), validate=True)
    except (binascii.Error, ValueError):
        return secret.encode()

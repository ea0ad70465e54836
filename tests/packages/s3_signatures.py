"""AWS Signature Version 4 as S3 checks it, written from Amazon's description alone.

https://docs.aws.amazon.com/AmazonS3/latest/API/sig-v4-authenticating-requests.html
"""

from __future__ import annotations

import hashlib
import hmac
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from urllib.parse import quote, unquote

KEY_ID, SECRET, REGION = "AKIAIOSFODNN7EXAMPLE", "wJalrXUtnFEMI/K7MDENG", "eu-central-1"
HEADER = re.compile(
    r"AWS4-HMAC-SHA256 Credential=([^,]+), ?SignedHeaders=([^,]+), ?Signature=(\w+)"
)
UNSIGNED = "UNSIGNED-PAYLOAD"
SKEW = timedelta(minutes=15)


@dataclass(frozen=True)
class Seen:
    """A request as it came over the line; names of headers in small letters."""

    method: str
    target: str
    headers: Mapping[str, str]
    body: bytes

    @property
    def path(self) -> str:
        """Return the path, still written with %."""
        return self.target.partition("?")[0]

    @property
    def query(self) -> dict[str, str]:
        """Return the parameters."""
        pairs = [one.partition("=") for one in self.target.partition("?")[2].split("&")]
        return {unquote(name): unquote(value) for name, _, value in pairs if name}


@dataclass(frozen=True)
class Shown:
    """What a request shows of its signature."""

    credential: str
    names: str
    signature: str
    moment: str
    payload: str


def refusal(seen: Seen) -> str:
    """Return the code with which S3 refuses a request; empty if it does not."""
    shown = shown_by(seen)
    if shown is None:
        return "AccessDenied"
    key_id, day, region, *rest = shown.credential.split("/")
    if key_id != KEY_ID:
        return "InvalidAccessKeyId"
    if region != REGION or rest != ["s3", "aws4_request"]:
        return "AuthorizationHeaderMalformed"
    if too_far(seen, shown.moment):
        return "AccessDenied" if "X-Amz-Date" in seen.query else "RequestTimeTooSkewed"
    if shown.payload not in (UNSIGNED, hashlib.sha256(seen.body).hexdigest()):
        return "XAmzContentSHA256Mismatch"
    same = hmac.compare_digest(signature_of(seen, shown, day), shown.signature)
    return "" if same and "host" in shown.names.split(";") else "SignatureDoesNotMatch"


def shown_by(seen: Seen) -> Shown | None:
    """Return the signature in the header or in the link."""
    found = HEADER.fullmatch(seen.headers.get("authorization", ""))
    if found:
        moment = seen.headers["x-amz-date"]
        return Shown(*found.groups(), moment, seen.headers["x-amz-content-sha256"])
    query = seen.query
    names = ("X-Amz-Credential", "X-Amz-SignedHeaders", "X-Amz-Signature", "X-Amz-Date")
    if not set(names) <= set(query):
        return None
    return Shown(*(query[name] for name in names), UNSIGNED)


def too_far(seen: Seen, moment: str) -> bool:
    """Say whether a signature is too old, or of the future."""
    signed = datetime.strptime(moment, "%Y%m%dT%H%M%SZ").replace(tzinfo=UTC)
    seconds = seen.query.get("X-Amz-Expires")
    lasts = timedelta(seconds=int(seconds)) if seconds else SKEW
    return not signed - SKEW <= datetime.now(UTC) <= signed + lasts


def signature_of(seen: Seen, shown: Shown, day: str) -> str:
    """Return the signature that a request has to have."""
    query = {n: v for n, v in seen.query.items() if n != "X-Amz-Signature"}
    pairs = sorted((quote(n, safe=""), quote(v, safe="")) for n, v in query.items())
    canonical = "\n".join(
        [
            seen.method,
            quote(unquote(seen.path), safe="/"),
            "&".join(f"{name}={value}" for name, value in pairs),
            *(f"{n}:{seen.headers.get(n, '').strip()}" for n in shown.names.split(";")),
            "",
            shown.names,
            shown.payload,
        ]
    )
    scope = f"{day}/{REGION}/s3/aws4_request"
    digest = hashlib.sha256(canonical.encode()).hexdigest()
    key = f"AWS4{SECRET}".encode()
    for part in (day, REGION, "s3", "aws4_request"):
        key = hmac.digest(key, part.encode(), "sha256")
    text = f"AWS4-HMAC-SHA256\n{shown.moment}\n{scope}\n{digest}"
    return hmac.digest(key, text.encode(), "sha256").hex()

"""The account of a call, and where its objects lie."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import quote, urlsplit

from patchbay_sdk import Context, Failed, Secret, Settings

AMAZON = "https://s3.{region}.amazonaws.com"
REGION = re.compile(r"[a-z0-9-]{1,40}")
BUCKET = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{1,253}[A-Za-z0-9]")
# A dot would make a host that the certificate of the service does not name.
HOST_LABEL = re.compile(r"[a-z0-9][a-z0-9-]{1,61}[a-z0-9]")
LONGEST_KEY = 1024


@dataclass(frozen=True)
class Account:
    """Whose requests they are, and to which service they go."""

    called: str
    endpoint: str
    region: str
    key_id: str
    secret: Secret
    by_path: bool

    def address(self, bucket: str, key: str = "") -> str:
        """Return where an object lies, or a bucket. Raises Failed."""
        if not BUCKET.fullmatch(bucket):
            raise Failed(
                f'"{bucket[:80]}" is no name of a bucket: 3 to 63 small letters, '
                "digits, dots and hyphens."
            )
        path = quote(key, safe="/")
        if self.by_path or not HOST_LABEL.fullmatch(bucket):
            return f"{self.endpoint}/{bucket}" + (f"/{path}" if path else "")
        scheme, _, rest = self.endpoint.partition("://")
        return f"{scheme}://{bucket}.{rest}/{path}"


def account_of(settings: Settings, context: Context, name: str = "account") -> Account:
    """Return the account of a call. Raises Failed where something is missing."""
    given = context.credential
    called = f'credential "{settings[name]}"' if settings.get(name) else "the step"
    secret = given.get("secret_key")
    key_id = str(given.get("access_key") or "").strip()
    if not key_id or not isinstance(secret, Secret) or not secret:
        raise Failed(f"There is no access key in {called}. Fill it in.")
    region = str(given.get("region") or "us-east-1").strip().lower()
    if not REGION.fullmatch(region):
        raise Failed(f'"{region[:40]}" is no region. Correct it in {called}.')
    endpoint = endpoint_of(str(given.get("endpoint") or ""), region, called)
    by_path = is_by_path(str(given.get("addressing") or ""), endpoint)
    return Account(called, endpoint, region, key_id, secret, by_path)


def is_by_path(addressing: str, endpoint: str) -> bool:
    """Say whether a bucket stands in the path; with Amazon it is part of the host."""
    if addressing in {"host", "path"}:
        return addressing == "path"
    return not (urlsplit(endpoint).hostname or "").endswith(".amazonaws.com")


def endpoint_of(given: str, region: str, called: str) -> str:
    """Return the address of the service; Amazon's own where none is given."""
    address = given.strip().rstrip("/") or AMAZON.format(region=region)
    parts = urlsplit(address)
    if parts.scheme not in {"http", "https"} or parts.query or parts.fragment:
        raise Failed(f"The address of the service in {called} cannot be called.")
    return address


def key_of(settings: Settings) -> str:
    """Return a key that leads where it seems to. Raises Failed.

    Proxies before a service take "." and ".." for folders, as they do in any address.
    """
    key = str(settings["key"])
    if not key or len(key.encode("utf-8", "replace")) > LONGEST_KEY:
        raise Failed(f"A key has 1 to {LONGEST_KEY} bytes.")
    if key.startswith("/") or {".", ".."} & set(key.split("/")) or "\0" in key:
        raise Failed(
            f'"{key[:200]}" is no key that can be used: leave out ".", ".." and a "/" '
            "at the beginning."
        )
    try:
        key.encode()
    except UnicodeEncodeError as error:
        raise Failed(f"The key {key[:200]!a} has half a character.") from error
    return key

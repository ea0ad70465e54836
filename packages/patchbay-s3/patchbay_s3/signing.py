"""Signatures of AWS, version 4, for headers and for links."""

from __future__ import annotations

from botocore.auth import S3SigV4Auth, S3SigV4QueryAuth
from botocore.awsrequest import AWSRequest
from botocore.credentials import Credentials
from patchbay_sdk.http import HttpRequest

from patchbay_s3.accounts import Account

SERVICE = "s3"


def credentials_of(account: Account) -> Credentials:
    """Return the key as botocore wants it."""
    return Credentials(account.key_id, account.secret.reveal())


def signed(request: HttpRequest, account: Account) -> HttpRequest:
    """Return a request with its signature; the body is part of it."""
    signing = AWSRequest(
        request.method, request.url, dict(request.headers), request.body
    )
    S3SigV4Auth(credentials_of(account), SERVICE, account.region).add_auth(signing)
    return HttpRequest(
        request.method, request.url, dict(signing.headers.items()), body=request.body
    )


def signed_link(url: str, account: Account, seconds: int) -> str:
    """Return an address with which anyone can fetch an object for so long."""
    signing = AWSRequest("GET", url)
    signer = S3SigV4QueryAuth(
        credentials_of(account), SERVICE, account.region, expires=seconds
    )
    signer.add_auth(signing)
    return str(signing.url)

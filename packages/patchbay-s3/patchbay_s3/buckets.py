"""Buckets: choices of the form, and trying an account."""

from __future__ import annotations

from typing import Any

from patchbay_sdk import Context, Settings
from patchbay_sdk.http import HttpRequest

from patchbay_s3.accounts import account_of
from patchbay_s3.documents import needed
from patchbay_s3.errors import code_of, failure
from patchbay_s3.service import Asked, answer_to
from patchbay_s3.signing import signed

MOST = 1000


def choices_buckets(settings: Settings, context: Context) -> list[dict[str, str]]:
    """Return the buckets of the account.

    See https://docs.aws.amazon.com/AmazonS3/latest/API/API_ListBuckets.html.
    """
    account = account_of(settings, context)
    answer = answer_to(Asked("GET", f"{account.endpoint}/"), account, context)
    found = needed(answer.content).every("Buckets/Bucket")
    names = sorted(one.text("Name") for one in found)
    return [{"value": name, "label": name} for name in names[:MOST] if name]


def check_s3(settings: Settings, context: Context) -> dict[str, Any]:
    """Ask for the buckets. A key that may not see them is known, and works."""
    account = account_of(settings, context, "credential")
    request = HttpRequest("GET", f"{account.endpoint}/")
    answer = context.http.send(signed(request, account))
    if not answer.is_success and code_of(answer) != "AccessDenied":
        raise failure(answer, account)
    return {}

"""The operation `make-link`."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import quote, urlencode

from patchbay_sdk import Context, Settings

from patchbay_s3.accounts import account_of, key_of
from patchbay_s3.service import Asked, answer_to
from patchbay_s3.signing import signed_link

DEFAULT_MINUTES = 60


def make_link(settings: Settings, context: Context) -> dict[str, Any]:
    """Make a link with which anyone can fetch an object for some time.

    A link to nothing would look like any other, so the object is looked for first.
    See https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-query-string-auth.html.
    """
    account, key = account_of(settings, context), key_of(settings)
    url = account.address(str(settings["bucket"]), key)
    context.sent({"method": "HEAD", "bucket": str(settings["bucket"]), "key": key})
    answer_to(Asked("HEAD", url), account, context)
    seconds = int(settings.get("minutes") or DEFAULT_MINUTES) * 60
    name = str(settings.get("name") or "").strip()
    if name:
        named = f"attachment; filename*=UTF-8''{quote(name, safe='')}"
        url += "?" + urlencode({"response-content-disposition": named}, quote_via=quote)
    ends = datetime.now(UTC).replace(microsecond=0) + timedelta(seconds=seconds)
    return {
        "url": signed_link(url, account, seconds),
        "expires_at": ends.isoformat(),
    }

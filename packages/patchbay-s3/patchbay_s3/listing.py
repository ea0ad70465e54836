"""The operation `list-objects`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from urllib.parse import unquote_plus

from patchbay_sdk import Context, Failed, Settings

from patchbay_s3.accounts import account_of
from patchbay_s3.documents import Document, needed
from patchbay_s3.service import Asked, answer_to

PAGE = 1000
MOST_PAGES = 100
DEFAULT_MOST = 1000


def list_objects(settings: Settings, context: Context) -> dict[str, Any]:
    """List the objects whose keys begin with a text, in the order of the service.

    See https://docs.aws.amazon.com/AmazonS3/latest/API/API_ListObjectsV2.html.
    """
    most = int(settings.get("most") or DEFAULT_MOST)
    found: list[dict[str, Any]] = []
    for page in pages_of(settings, context, most):
        found += [entry_of(one, page) for one in page.every("Contents")]
        if len(found) >= most:
            more = len(found) > most or page.text("IsTruncated") == "true"
            return {"objects": found[:most], "more": more}
    return {"objects": found, "more": False}


def pages_of(settings: Settings, context: Context, most: int) -> Iterator[Document]:
    """Yield the pages of a listing until there is none. Raises Failed."""
    account, bucket = account_of(settings, context), str(settings["bucket"])
    query = {
        "list-type": "2",
        "encoding-type": "url",
        "max-keys": str(min(most, PAGE)),
        "prefix": str(settings.get("prefix") or ""),
    }
    context.sent({"method": "GET", "bucket": bucket, "prefix": query["prefix"]})
    for _ in range(MOST_PAGES):
        asked = Asked("GET", account.address(bucket), query)
        page = needed(answer_to(asked, account, context).content)
        yield page
        token = page.text("NextContinuationToken")
        if page.text("IsTruncated") != "true" or not token:
            return
        query["continuation-token"] = token
    raise Failed(f"The listing has more than {MOST_PAGES} pages. Ask for less.")


def entry_of(one: Document, page: Document) -> dict[str, Any]:
    """Return an object of a listing."""
    key = one.text("Key")
    if page.text("EncodingType") == "url":
        key = unquote_plus(key)
    return {
        "key": key,
        "size": int(one.text("Size") or 0),
        "changed_at": one.text("LastModified"),
        "etag": one.text("ETag"),
    }

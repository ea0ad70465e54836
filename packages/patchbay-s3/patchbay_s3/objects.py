"""The operations `put-object`, `get-object` and `delete-object`."""

from __future__ import annotations

import posixpath
import re
from typing import Any

from patchbay_sdk import Context, Failed, Settings

from patchbay_s3.accounts import account_of, key_of
from patchbay_s3.service import Asked, answer_to

MEDIA_TYPE = re.compile(r"[\w.+-]+/[\w.+-]+(\s*;\s*[\w.+-]+=\"?[\w.+-]+\"?)*", re.ASCII)
ANY = "application/octet-stream"


def put_object(settings: Settings, context: Context) -> dict[str, Any]:
    """Put a file or a text; what is there under the key is written over.

    See https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutObject.html.
    """
    account, key = account_of(settings, context), key_of(settings)
    content, kind = content_of(settings, context)
    bucket = str(settings["bucket"])
    context.sent({"method": "PUT", "bucket": bucket, "key": key, "bytes": len(content)})
    url = account.address(bucket, key)
    asked = Asked("PUT", url, headers={"Content-Type": kind}, body=content)
    answer = answer_to(asked, account, context)
    context.log.info("Put %s bytes", len(content))
    return {
        "size": len(content),
        "etag": answer.headers.get("etag", ""),
        "version": answer.headers.get("x-amz-version-id"),
    }


def content_of(settings: Settings, context: Context) -> tuple[bytes, str]:
    """Return what is put, and its media type. Raises Failed."""
    if settings.get("source") == "text":
        content = str(settings.get("text", "")).encode("utf-8", "replace")
        kind = "text/plain; charset=utf-8"
    else:
        name = str(settings["file"])
        content, kind = context.files.read(name), context.files.content_type(name)
        kind = kind if MEDIA_TYPE.fullmatch(kind) else ANY
    chosen = str(settings.get("content_type") or "").strip()
    if chosen and not MEDIA_TYPE.fullmatch(chosen):
        raise Failed(f'"{chosen[:80]}" is no media type, such as text/csv.')
    return content, chosen or kind


def get_object(settings: Settings, context: Context) -> dict[str, Any]:
    """Fetch an object into a file of the Request.

    See https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetObject.html.
    """
    account, key = account_of(settings, context), key_of(settings)
    name = str(settings.get("name") or posixpath.basename(key))
    if not name:
        raise Failed("The key ends with /. Say under which name the file is kept.")
    bucket = str(settings["bucket"])
    context.sent({"method": "GET", "bucket": bucket, "key": key})
    asked = Asked("GET", account.address(bucket, key))
    answer = answer_to(asked, account, context)
    kind = answer.headers.get("content-type", ANY)
    context.files.write(name, answer.content, kind)
    context.log.info("Fetched %s bytes", len(answer.content))
    return {
        "file": name,
        "size": len(answer.content),
        "content_type": kind,
        "etag": answer.headers.get("etag", ""),
    }


def delete_object(settings: Settings, context: Context) -> dict[str, Any]:
    """Delete an object; one that is not there counts as deleted.

    See https://docs.aws.amazon.com/AmazonS3/latest/API/API_DeleteObject.html.
    """
    account, key = account_of(settings, context), key_of(settings)
    bucket = str(settings["bucket"])
    context.sent({"method": "DELETE", "bucket": bucket, "key": key})
    answer_to(Asked("DELETE", account.address(bucket, key)), account, context)
    return {}

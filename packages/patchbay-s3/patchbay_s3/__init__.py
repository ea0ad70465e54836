"""The S3 connector of Patchbay: objects in Amazon S3 and services like it."""

from __future__ import annotations

from patchbay_s3.buckets import check_s3, choices_buckets
from patchbay_s3.links import make_link
from patchbay_s3.listing import list_objects
from patchbay_s3.objects import delete_object, get_object, put_object

__all__ = [
    "check_s3",
    "choices_buckets",
    "delete_object",
    "get_object",
    "list_objects",
    "make_link",
    "put_object",
]

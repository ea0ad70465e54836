"""What people do with a Request as a whole."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from runtime import announcements
from runtime.engine import Cancel, VariablesSet
from runtime.exceptions import BadContent
from runtime.models import Comment, ProcessRequest, RequestFile
from runtime.services.incidents import checked_reason
from runtime.services.steps import Act, Wish, add_participant, take_step

MOST_BYTES = 25 * 1024 * 1024
LONGEST_COMMENT = 10_000
LONGEST_NAME = 200


def cancel_request(
    *,
    request: ProcessRequest,
    why: object,
    by: User,
    before: Callable[[], None] | None = None,
) -> ProcessRequest:
    """End a Request before its time. Raises MissingReason, RequestAlreadyEnded.

    `before` runs in the same transaction.
    """
    act = Act("cancelled", by, note=checked_reason(why))
    return take_step(request.pk, Wish([Cancel()], act=act, before=before))


def change_variables(
    *, request: ProcessRequest, variables: dict[str, Any], why: object, by: User
) -> ProcessRequest:
    """Set variables of a Request. Raises MissingReason, RequestAlreadyEnded."""
    act = Act("changed", by, note=checked_reason(why))
    return take_step(request.pk, Wish([VariablesSet(variables)], act=act))


@transaction.atomic
def add_comment(*, request: ProcessRequest, text: object, by: User) -> Comment:
    """Write a comment. Raises BadContent for none."""
    if not isinstance(text, str) or not text.strip() or "\x00" in text:
        raise BadContent(_("Write something first."))
    if len(text) > LONGEST_COMMENT:
        raise BadContent(_("A comment has at most 10,000 characters."))
    add_participant(request, by)
    request.save(update_fields=["participants"])
    announcements.announce_request(request)
    return Comment.objects.create(request=request, text=text.strip(), by=by)


@transaction.atomic
def add_file(
    *, request: ProcessRequest, name: str, content: bytes, content_type: str, by: User
) -> RequestFile:
    """Keep a file with a Request; one of the same name is replaced."""
    clean = name.replace("\\", "/").rpartition("/")[2].strip()
    if not clean or "\x00" in clean or len(clean) > LONGEST_NAME:
        raise BadContent(_("The file needs a name of at most 200 characters."))
    if len(content) > MOST_BYTES:
        raise BadContent(_("A file has at most 25 MB."))
    values = {
        "content": content,
        "size": len(content),
        "content_type": content_type[:200] or "application/octet-stream",
        "added_at": timezone.now(),
        "added_by": by,
    }
    file, _made = RequestFile.objects.update_or_create(
        request=request, name=clean, defaults=values
    )
    announcements.announce_request(request)
    return file

"""Files of the Request as attachments."""

from __future__ import annotations

import re
from collections.abc import Iterable
from email.message import EmailMessage
from pathlib import PurePosixPath

from patchbay_sdk import Context, Failed

MAX_BYTES = 25 * 1024 * 1024
MEDIA_TYPE = re.compile(r"([a-z0-9][\w.+-]*)/([a-z0-9][\w.+-]*)", re.ASCII)
# A part of these types would have to be a message of its own.
STRUCTURED = frozenset({"multipart", "message"})


def media_type(text: str) -> tuple[str, str]:
    """Return the two parts of a media type; bytes where it is none."""
    found = MEDIA_TYPE.match(text.strip().lower())
    if found is None or found[1] in STRUCTURED:
        return "application", "octet-stream"
    return found[1], found[2]


def shown_name(name: str) -> str:
    """Return the last part of a file's name, of one line."""
    last = PurePosixPath(name.replace("\\", "/")).name or "file"
    return "".join(one for one in last if ord(one) >= 32)


def attach(message: EmailMessage, names: Iterable[str], context: Context) -> None:
    """Attach files by name, each once. Raises Failed for missing ones and too much."""
    total = 0
    for name in dict.fromkeys(names):
        content = context.files.read(name)
        total += len(content)
        if total > MAX_BYTES:
            raise Failed(
                "The attachments are larger than 25 MB together, which mail servers "
                "do not take. Send fewer, or a link."
            )
        main, sub = media_type(context.files.content_type(name))
        message.add_attachment(
            content, maintype=main, subtype=sub, filename=shown_name(name)
        )

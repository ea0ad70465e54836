"""Reading a message of the outbox; everything in it is shown as text."""

from __future__ import annotations

from dataclasses import dataclass
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from typing import Any, cast

LONGEST = 500_000


@dataclass(frozen=True)
class ReadMail:
    """A message (RFC 5322) in parts; `html` is source, never to be put into a page."""

    text: str
    html: str
    headers: list[tuple[str, str]]
    attachments: list[dict[str, Any]]


def read_mail(content: bytes) -> ReadMail:
    """Return the parts of a message; what cannot be read is left empty."""
    message = message_from_bytes(content, policy=default)
    return ReadMail(
        text=part_of(message, "plain"),
        html=part_of(message, "html"),
        headers=[(name, str(value)) for name, value in message.items()],
        attachments=[
            {
                "name": one.get_filename() or "",
                "size": len(cast(bytes, one.get_payload(decode=True)) or b""),
            }
            for one in message.iter_attachments()
        ],
    )


def subject_of(content: bytes) -> str:
    """Return the subject of a message on one line, empty for none."""
    message = message_from_bytes(content, policy=default)
    return " ".join(str(message.get("Subject", "")).split())


def part_of(message: EmailMessage, kind: str) -> str:
    """Return the text of a part, empty for none."""
    part = message.get_body(preferencelist=(kind,))
    if part is None:
        return ""
    try:
        return str(part.get_content())[:LONGEST]
    except (LookupError, ValueError, KeyError):
        return ""

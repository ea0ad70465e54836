"""Making a message of what the step says."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from datetime import UTC, datetime
from email.message import EmailMessage
from email.policy import SMTP, SMTPUTF8
from email.utils import format_datetime

from patchbay_sdk import Context, Settings

from patchbay_email.addresses import Mailbox, Recipients, mailboxes, recipients
from patchbay_email.attachments import attach
from patchbay_email.bodies import Body, body_of
from patchbay_email.headers import added_headers

PLAIN_KEY = re.compile(r"[A-Za-z0-9-]{1,64}")
IMPORTANCE = {"high": ("High", "1"), "low": ("Low", "5")}
# Without 8-bit parts any server takes the message as it is.
ASCII_POLICY = SMTP.clone(cte_type="7bit")
UTF8_POLICY = SMTPUTF8.clone(cte_type="7bit")


@dataclass(frozen=True)
class Envelope:
    """A message and whom it is for."""

    sender: Mailbox
    recipients: list[Mailbox]
    message: EmailMessage

    @property
    def message_id(self) -> str:
        """Return the Message-ID."""
        return str(self.message["Message-ID"])

    @property
    def is_international(self) -> bool:
        """Say whether an address needs a server with SMTPUTF8 (RFC 6531)."""
        everyone = [self.sender, *self.recipients]
        return not all(one.local.isascii() for one in everyone)

    def to_bytes(self) -> bytes:
        """Return the message as it goes to the server."""
        policy = UTF8_POLICY if self.is_international else ASCII_POLICY
        return self.message.as_bytes(policy=policy)


def message_id(key: str, sender: Mailbox, alone: Mailbox | None) -> str:
    """Return the Message-ID: the same for every attempt of a call.

    A message for one recipient alone has one of its own.
    """
    name = key
    if not PLAIN_KEY.fullmatch(key):
        name = hashlib.sha256(key.encode("utf-8", "replace")).hexdigest()[:32]
    if alone is not None:
        name += "." + hashlib.sha256(alone.key.encode()).hexdigest()[:16]
    return f"<{name}@{sender.domain}>"


def one_line(text: str) -> str:
    """Return text without line ends and control characters."""
    visible = "".join(
        one if ord(one) >= 32 and ord(one) != 127 else " " for one in text
    )
    return " ".join(visible.split()).encode("utf-8", "replace").decode()


def add_marks(message: EmailMessage, settings: Settings, sender: Mailbox) -> None:
    """Add what tells programs how to treat the message."""
    if settings.get("automatic", True):
        message["Auto-Submitted"] = "auto-generated"
        message["X-Auto-Response-Suppress"] = "OOF, AutoReply"
    if settings.get("importance") in IMPORTANCE:
        word, number = IMPORTANCE[settings["importance"]]
        message["Importance"] = word
        message["X-Priority"] = number
    if settings.get("read_receipt"):
        message["Disposition-Notification-To"] = sender.address


def set_body(message: EmailMessage, body: Body) -> None:
    """Put in the text, with HTML as the better alternative where there is some."""
    message.set_content(body.text)
    if body.html:
        message.add_alternative(body.html, subtype="html")


def envelope(
    settings: Settings,
    context: Context,
    sender: Mailbox,
    people: Recipients,
    *,
    alone: bool = False,
) -> Envelope:
    """Return a message for these people. Raises Failed."""
    message = EmailMessage(policy=ASCII_POLICY)
    message["From"] = sender.header
    for name, boxes in (("To", people.to), ("Cc", people.cc)):
        if boxes:
            message[name] = [one.header for one in boxes]
    if reply_to := mailboxes(settings.get("reply_to")):
        message["Reply-To"] = [one.header for one in reply_to]
    message["Subject"] = one_line(str(settings.get("subject", "")))
    message["Date"] = format_datetime(datetime.now(UTC))
    own = people.all[0] if alone else None
    message["Message-ID"] = message_id(context.idempotency_key, sender, own)
    add_marks(message, settings, sender)
    for name, value in added_headers(settings.get("headers") or {}):
        message[name] = value
    set_body(message, body_of(settings))
    attach(message, settings.get("attachments") or [], context)
    return Envelope(sender, people.all, message)


def envelopes(settings: Settings, context: Context, sender: Mailbox) -> list[Envelope]:
    """Return the messages of a step: one, or one for each recipient. Raises Failed."""
    people = recipients(*map(settings.get, ("to", "cc", "bcc")))
    if not settings.get("one_by_one"):
        return [envelope(settings, context, sender, people)]
    return [
        envelope(settings, context, sender, Recipients([one], [], []), alone=True)
        for one in people.all
    ]

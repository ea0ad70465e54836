"""The operation `send`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from patchbay_sdk import BpmnError, Context, Failed, Settings

from patchbay_email.addresses import Mailbox, mailbox, mailboxes, recipients
from patchbay_email.bodies import body_of
from patchbay_email.delivery import deliver
from patchbay_email.messages import Envelope, envelopes
from patchbay_email.servers import Server, server_of, session

OUTBOX_SENDER = "patchbay@localhost.localdomain"
TOLD = 200


def send(settings: Settings, context: Context) -> dict[str, Any]:
    """Send one message to all recipients, or one to each.

    Without a mail server the outbox of the installation takes it. Raises
    BpmnError("recipient-refused"), BpmnError("message-refused"), RetryLater, Failed.
    """
    server = server_of(context.credential, str(settings.get("server") or ""))
    sender = sender_of(settings, context, server)
    messages = envelopes(settings, context, sender)
    context.sent(told(messages, server))
    if server is None:
        keep(messages, context)
        refused: dict[Mailbox, str] = {}
    else:
        refused = hand_over(messages, server, context)
    people = {one for message in messages for one in message.recipients}
    if refused.keys() >= people:
        raise BpmnError("recipient-refused", refusals(refused))
    return {
        "message_id": messages[0].message_id,
        "refused": [one.address for one in refused],
    }


def preview_send(settings: Settings, context: Context) -> dict[str, Any]:
    """Return the message as it will be sent. Raises Failed."""
    server = server_of(context.credential, str(settings.get("server") or ""))
    people = recipients(*map(settings.get, ("to", "cc", "bcc")))
    body = body_of(settings)
    return {
        "from": str(sender_of(settings, context, server).header),
        "to": [str(one.header) for one in people.to],
        "cc": [str(one.header) for one in people.cc],
        "bcc": [str(one.header) for one in people.bcc],
        "subject": str(settings.get("subject", "")),
        "text": body.text,
        "html": body.html,
    }


def check_smtp(settings: Settings, context: Context) -> dict[str, Any]:
    """Connect and sign in without sending anything. Raises RetryLater, Failed."""
    server = server_of(context.credential, str(settings.get("credential") or ""))
    if server is None:
        raise Failed("The credential has no server. Fill it in.")
    domain = mailbox(OUTBOX_SENDER).domain
    with session(server, domain, context.timeout) as client:
        client.noop()
    return {}


def sender_of(settings: Settings, context: Context, server: Server | None) -> Mailbox:
    """Return the sender: of the step, else of the account. Raises Failed."""
    for given in (settings.get("sender"), context.credential.get("sender")):
        found = mailboxes(given)
        if found:
            return found[0]
    if server is None:
        return mailbox(OUTBOX_SENDER)
    if "@" in server.user:
        return mailbox(server.user)
    raise Failed(
        f"The message has no sender. Fill in From, or the usual sender of "
        f"{server.account}."
    )


def told(messages: list[Envelope], server: Server | None) -> dict[str, Any]:
    """Return what is shown with the attempt."""
    people = [one.address for message in messages for one in message.recipients]
    return {
        "server": f"{server.host}:{server.port}" if server else "outbox",
        "sender": messages[0].sender.address,
        "recipients": people[:TOLD],
        "subject": str(messages[0].message["Subject"]),
        "message_id": messages[0].message_id,
        "messages": len(messages),
    }


def keep(messages: list[Envelope], context: Context) -> None:
    """Give the messages to the outbox."""
    for one in messages:
        people = [mailbox.address for mailbox in one.recipients]
        context.outbox.keep(one.to_bytes(), one.sender.address, people)
        context.log.info(f"Kept for {counted(len(people))}")


def hand_over(
    messages: list[Envelope], server: Server, context: Context
) -> dict[Mailbox, str]:
    """Give the messages to the server; return who was refused, with its words."""
    refused: dict[Mailbox, str] = {}
    greeting = messages[0].sender.domain
    with session(server, greeting, context.timeout) as client:
        for one in messages:
            refused |= deliver(client, one)
    for line in lines_about(refused):
        context.log.warning(line)
    sent = sum(len(one.recipients) for one in messages) - len(refused)
    context.log.info(f"Sent to {counted(sent)}")
    return refused


def counted(people: int) -> str:
    """Return how many recipients, in words."""
    return f"{people} recipient" if people == 1 else f"{people} recipients"


def lines_about(refused: dict[Mailbox, str]) -> Iterator[str]:
    """Yield a line for each recipient that was refused."""
    for one, words in refused.items():
        yield f"{one.address} was refused: {words}"


def refusals(refused: dict[Mailbox, str]) -> str:
    """Return why nobody gets the message, for a person."""
    lines = list(lines_about(refused))
    more = f" and {len(lines) - 3} more" if len(lines) > 3 else ""
    return "The mail server refused every recipient. " + "; ".join(lines[:3]) + more

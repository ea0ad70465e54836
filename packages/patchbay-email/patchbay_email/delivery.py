"""Handing one message to a mail server, and what its answers mean for the process."""

from __future__ import annotations

import smtplib
from dataclasses import dataclass, field

from patchbay_sdk import BpmnError, Failed, RetryLater

from patchbay_email.addresses import Mailbox
from patchbay_email.messages import Envelope
from patchbay_email.servers import PERMANENT, words_of

# RFC 5321 §4.5.3.1.10: too many recipients for one transaction, not a refusal.
TOO_MANY = 452


@dataclass
class Answers:
    """What the server said to each recipient of one transaction."""

    taken: list[Mailbox] = field(default_factory=list)
    later: dict[Mailbox, tuple[int, str]] = field(default_factory=dict)
    refused: dict[Mailbox, str] = field(default_factory=dict)

    @property
    def only_too_many(self) -> bool:
        """Say whether the others can follow in a second transaction."""
        return bool(self.taken) and all(c == TOO_MANY for c, _ in self.later.values())


def options_for(client: smtplib.SMTP, envelope: Envelope, size: int) -> list[str]:
    """Return the options of MAIL FROM. Raises BpmnError where one is missing."""
    options = [f"SIZE={size}"] if client.has_extn("size") else []
    if not envelope.is_international:
        return options
    if not client.has_extn("smtputf8"):
        raise BpmnError(
            "recipient-refused",
            "The mail server takes no addresses with other letters than a to z before "
            "the @.",
        )
    return [*options, "SMTPUTF8"]


def begin(client: smtplib.SMTP, envelope: Envelope, size: int) -> None:
    """Name the sender. Raises BpmnError, RetryLater."""
    options = options_for(client, envelope, size)
    code, answer = client.mail(envelope.sender.address, options)
    if code != 250:
        sender = envelope.sender.address
        raise refused_message(code, answer, f"as coming from {sender}")


def refused_message(code: int, answer: bytes | str, which: str) -> Exception:
    """Return what a refusal of the whole message means."""
    said = f"The mail server does not take the message {which}".rstrip()
    words = f"{said}: {code} {words_of(answer)}".rstrip()
    if code >= PERMANENT:
        return BpmnError("message-refused", words)
    return RetryLater(words)


def name_recipients(client: smtplib.SMTP, people: list[Mailbox]) -> Answers:
    """Name the recipients; the server answers for each."""
    answers = Answers()
    for one in people:
        code, answer = client.rcpt(one.address)
        if code in {250, 251}:
            answers.taken.append(one)
        elif code >= PERMANENT:
            answers.refused[one] = f"{code} {words_of(answer)}"
        else:
            answers.later[one] = (code, words_of(answer))
            if code == 421:
                break
    return answers


def retry_recipients(answers: Answers) -> RetryLater:
    """Return the wish to try again, naming the first who has to wait."""
    mailbox, (code, words) = next(iter(answers.later.items()))
    return RetryLater(
        f"The mail server does not take {mailbox.address} yet: {code} {words}"
    )


def transaction(
    client: smtplib.SMTP, envelope: Envelope, people: list[Mailbox], content: bytes
) -> Answers:
    """Hand the message over for these people, or for those whom the server takes.

    Where the server wants some to wait, nobody gets it: the next attempt serves all
    at once. Raises RetryLater, BpmnError.
    """
    begin(client, envelope, len(content))
    answers = name_recipients(client, people)
    if answers.later and not answers.only_too_many:
        raise retry_recipients(answers)
    if not answers.taken:
        client.rset()
        return answers
    code, answer = client.data(content)
    if code != 250:
        raise refused_message(code, answer, "")
    return answers


def deliver(client: smtplib.SMTP, envelope: Envelope) -> dict[Mailbox, str]:
    """Hand a message over; return the recipients that were refused, with the words.

    Raises RetryLater, BpmnError("message-refused"), Failed.
    """
    content = envelope.to_bytes()
    refused: dict[Mailbox, str] = {}
    waiting = envelope.recipients
    while waiting:
        try:
            answers = transaction(client, envelope, waiting, content)
        except smtplib.SMTPResponseException as error:
            raise refused_message(error.smtp_code, error.smtp_error, "") from error
        except ValueError as error:
            raise Failed("An address has characters that no server takes.") from error
        refused |= answers.refused
        waiting = list(answers.later)
    return refused

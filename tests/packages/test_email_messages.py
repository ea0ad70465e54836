"""The messages that the e-mail connector makes, as the outbox keeps them."""

from __future__ import annotations

import re
from email import message_from_bytes, policy
from email.message import EmailMessage
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from patchbay_email import preview_send, send
from patchbay_email.plain import text_of
from patchbay_sdk import Failed
from patchbay_sdk.testing import LocalContext, LocalFile, LocalFiles

LETTER = {"to": ["bob@example.com"], "subject": "Hello", "body": "Hello Bob"}
OWN_HEADERS = ["From", "To", "Subject", "Date", "Message-ID"]


def kept(context: LocalContext | None = None, **settings: Any) -> EmailMessage:
    """Return the message that the outbox keeps, read as a mail program does."""
    context = context or LocalContext()
    send({**LETTER, **settings}, context)
    mail = context.outbox.mails[-1]
    assert all(len(line) <= 998 for line in mail.message.split(b"\r\n"))
    assert mail.message.isascii()
    return message_from_bytes(mail.message, policy=policy.default)


def part(message: EmailMessage, kind: str) -> str:
    """Return the text of the part of a kind."""
    found = message.get_body((kind,))
    assert isinstance(found, EmailMessage)
    return str(found.get_content()).replace("\r\n", "\n")


def test_without_a_server_the_outbox_keeps_it() -> None:
    context = LocalContext()
    output = send({**LETTER, "bcc": ["eve@example.com"]}, context)

    [mail] = context.outbox.mails
    assert mail.recipients == ["bob@example.com", "eve@example.com"]
    assert b"eve" not in mail.message
    assert output["refused"] == []
    assert output["message_id"] in mail.message.decode()
    assert context.lines == ["Kept for 2 recipients"]


def test_one_by_one_the_outbox_keeps_several() -> None:
    context = LocalContext()
    send({**LETTER, "cc": ["eve@example.com"], "one_by_one": True}, context)

    assert [one.recipients for one in context.outbox.mails] == [
        ["bob@example.com"],
        ["eve@example.com"],
    ]


@given(st.text(max_size=300))
def test_any_text_arrives(text: str) -> None:
    message = kept(body=text, subject="x")

    shown = text.replace("\0", "").encode("utf-8", "replace").decode()
    assert part(message, "plain").split() == shown.split()
    assert not message.defects


@given(st.text(max_size=200))
def test_any_subject_stays_one_header(subject: str) -> None:
    message = kept(subject=subject)

    assert [name for name, _ in message.items()][:3] == ["From", "To", "Subject"]
    assert message["To"] == "bob@example.com"
    assert "Bcc" not in message


@given(st.text(min_size=1, max_size=60))
def test_a_name_is_never_more_than_a_name(name: str) -> None:
    try:
        message = kept(to=[{"name": name, "email": "bob@example.com"}])
    except Failed:
        return
    assert [one.addr_spec for one in message["To"].addresses] == ["bob@example.com"]


def test_markdown_is_html_with_its_text_beside_it() -> None:
    source = "Hello **Bob**\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n<script>x</script>"
    message = kept(body_format="markdown", markdown=source)

    html = part(message, "html")
    assert "<strong>Bob</strong>" in html
    assert "<td>1</td>" in html
    assert "<script>" not in html
    assert part(message, "plain").strip() == source


@pytest.mark.parametrize("link", ["javascript:alert(1)", "data:text/html,x"])
def test_a_link_of_markdown_runs_nothing(link: str) -> None:
    html = part(kept(body_format="markdown", markdown=f"[x]({link})"), "html")

    assert "href" not in html


def test_html_has_a_text_made_from_it() -> None:
    html = "<style>p {}</style><p>Hello <b>Bob</b></p><ul><li>one<li>two</ul>"
    message = kept(body_format="html", html=html)

    assert part(message, "html").strip() == html
    assert part(message, "plain").strip() == "Hello Bob\n\n- one\n- two"


def test_a_text_that_is_given_goes_beside_the_html() -> None:
    message = kept(body_format="html", html="<p>x</p>", html_text="In words")

    assert part(message, "plain").strip() == "In words"


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("a<br>b", "a\nb"),
        ("<p>a</p><p>b</p>", "a\n\nb"),
        ('<a href="https://x.example">here</a>', "here <https://x.example>"),
        ('<a href="mailto:a@b.c">a@b.c</a>', "a@b.c"),
        ('<a href="#top">up</a>', "up"),
        ("<table><tr><td>a<td>b<tr><td>c</table>", "a b\nc"),
        ('<img src="x" alt="Logo"> &amp; &eacute;', "Logo & é"),
        ("<script>var a = '<p>'</script>x<style>y</style>", "x"),
        ("</p></a></script>x", "x"),
        ("  a \n\n  b ", "a b"),
    ],
)
def test_the_text_of_html(html: str, text: str) -> None:
    assert text_of(html).strip() == text


@given(st.text(alphabet="<>/ab =\"'!-&;\n", max_size=200))
def test_any_html_has_a_text(html: str) -> None:
    assert text_of(html).endswith("\n")


FILES = {
    "offer.pdf": LocalFile(b"%PDF", "application/pdf"),
    'Ängste "1"\r\n.csv': LocalFile(b"a;b\n", "text/csv; charset=utf-8"),
    "../../etc/mail.eml": LocalFile(b"From: x", "message/rfc822"),
    "odd": LocalFile(b"x", "nonsense"),
}


def test_files_are_attached_once_and_in_order() -> None:
    context = LocalContext(files=LocalFiles(FILES))
    message = kept(context, attachments=[*FILES, "offer.pdf"])

    found = list(message.iter_attachments())
    assert [one.get_filename() for one in found] == [
        "offer.pdf",
        'Ängste "1".csv',
        "mail.eml",
        "odd",
    ]
    assert [one.get_content_type() for one in found] == [
        "application/pdf",
        "text/csv",
        "application/octet-stream",
        "application/octet-stream",
    ]
    assert found[0].get_content() == b"%PDF"
    assert found[1].get_payload(decode=True) == b"a;b\n"


def test_a_file_that_is_not_there_is_named() -> None:
    with pytest.raises(Failed, match="has no file"):
        kept(attachments=["gone.pdf"])


def test_too_much_is_not_sent() -> None:
    files = {name: LocalFile(bytes(13 * 1024 * 1024)) for name in "ab"}
    with pytest.raises(Failed, match="larger than 25 MB together"):
        kept(LocalContext(files=LocalFiles(files)), attachments=["a", "b"])


@pytest.mark.parametrize(
    ("settings", "header", "value"),
    [
        ({"importance": "high"}, "Importance", "High"),
        ({"importance": "high"}, "X-Priority", "1"),
        ({"importance": "low"}, "X-Priority", "5"),
        ({"importance": "normal"}, "Importance", None),
        ({"automatic": True}, "Auto-Submitted", "auto-generated"),
        ({"automatic": False}, "Auto-Submitted", None),
        ({"read_receipt": True}, "Disposition-Notification-To", "shop@example.com"),
        ({"read_receipt": False}, "Disposition-Notification-To", None),
        ({"reply_to": ["Desk <desk@x.de>"]}, "Reply-To", "Desk <desk@x.de>"),
        ({"headers": {"X-Team": "sales ✓"}}, "X-Team", "sales ✓"),
        ({"headers": {"References": "<1@x>"}}, "References", "<1@x>"),
    ],
)
def test_a_setting_becomes_a_header(
    settings: dict[str, Any], header: str, value: str | None
) -> None:
    message = kept(sender=["shop@example.com"], **settings)

    assert message[header] == value


@pytest.mark.parametrize(
    ("name", "value"),
    [
        *((name, "x") for name in OWN_HEADERS),
        *((name.upper(), "x") for name in OWN_HEADERS),
        ("Content-Type", "text/html"),
        ("Resent-To", "x"),
        ("DKIM-Signature", "x"),
        ("X-Team\r\nBcc: eve@example.com", "x"),
        ("X-Team", "x\r\nBcc: eve@example.com"),
        ("X-Team", "x\nBcc: eve@example.com"),
        ("X-Team", "x\0"),
        ("X Team", "x"),
        ("X-Team:", "x"),
        ("", "x"),
        ("X-Täam", "x"),
        ("X-Team", "x" * 2001),
    ],
)
def test_a_header_that_cannot_be_added_is_refused_in_words(
    name: str, value: str
) -> None:
    with pytest.raises(Failed, match="header"):
        kept(headers={name: value})


def test_the_same_header_twice_is_refused() -> None:
    with pytest.raises(Failed, match="twice"):
        kept(headers={"X-Team": "a", "x-team": "b"})


@pytest.mark.parametrize("key", ["a-b-1", "a b>", "x" * 500, "\r\nBcc: eve@x", "ü"])
def test_the_message_id_comes_from_the_key(key: str) -> None:
    first = kept(LocalContext(idempotency_key=key))["Message-ID"]
    second = kept(LocalContext(idempotency_key=key, attempt=2))["Message-ID"]

    assert first == second
    assert re.fullmatch(r"<[\w-]{1,64}@localhost\.localdomain>", first, re.ASCII)


def test_a_message_is_seen_before_it_is_sent() -> None:
    shown = preview_send(
        {
            "to": ["Bob <bob@example.com>"],
            "bcc": ["eve@example.com"],
            "subject": "Hi",
            "body_format": "html",
            "html": "<p>Hello <b>Bob</b></p>",
        },
        LocalContext(),
    )

    assert shown["to"] == ["Bob <bob@example.com>"]
    assert (shown["cc"], shown["bcc"]) == ([], ["eve@example.com"])
    assert shown["html"] == "<p>Hello <b>Bob</b></p>"
    assert shown["text"].strip() == "Hello Bob"

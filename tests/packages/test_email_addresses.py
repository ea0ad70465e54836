"""Addresses are read strictly, and recipients in many forms."""

from __future__ import annotations

import pytest
from patchbay_email.addresses import mailbox, mailboxes, recipients
from patchbay_sdk import Failed


@pytest.mark.parametrize(
    "text",
    [
        "",
        "a",
        "@",
        "a@",
        "@b",
        "a@b@c",
        "a b@c",
        "a@b c",
        "a@b, c@d",
        "a..b@c",
        ".a@c",
        "a.@c",
        "a@-b-.com",
        "a@b..com",
        "a@b.com.",
        "a@[127.0.0.1]",
        "list: a@b;",
        "a@b\r\nBcc: c@d",
        "A\nB <a@b>",
        "<a@b> x",
        "<<a@b>>",
        '"A <a@b>',
        "a(x)@b",
        "\ud800@b",
        f"{'a' * 65}@b",
        f"a@{'b' * 64}.com",
        f"a@{'.'.join(['b' * 60] * 5)}",
    ],
)
def test_what_is_not_one_address_is_refused(text: str) -> None:
    with pytest.raises(Failed, match="not an e-mail address"):
        mailbox(text)


@pytest.mark.parametrize(
    ("text", "name", "address"),
    [
        ("a@b", "", "a@b"),
        ("<a@b>", "", "a@b"),
        ("Ada <a@b>", "Ada", "a@b"),
        ("Müller, Anna <a@b>", "Müller, Anna", "a@b"),
        ('"Müller, \\"Anna\\"" <a@b>', 'Müller, "Anna"', "a@b"),
        ("=?utf-8?q?x=40y?= <a@b>", "= ?utf-8?q?x=40y?=", "a@b"),
        ("a+b@Bücher.example", "", "a+b@xn--bcher-kva.example"),
        ("a@straße.example", "", "a@xn--strae-oqa.example"),
    ],
)
def test_an_address_is_read(text: str, name: str, address: str) -> None:
    found = mailbox(text)

    assert (found.name, found.address) == (name, address)


@pytest.mark.parametrize(
    ("given", "addresses"),
    [
        (None, []),
        ("", []),
        ([], []),
        ("a@b", ["a@b"]),
        ([None, "a@b", ["A@B", {"email": "c@d"}]], ["a@b", "c@d"]),
        ({"name": "Ada", "email": "a@b", "role": "x"}, ["a@b"]),
        (({"email": "Ada <a@b>", "name": "X"},), ["a@b"]),
    ],
)
def test_recipients_come_in_many_forms(given: object, addresses: list[str]) -> None:
    assert [one.address for one in mailboxes(given)] == addresses


@pytest.mark.parametrize("given", [7, {"name": "Ada"}, [{"email": None}], ["x", 1.5]])
def test_what_is_no_recipient_is_refused(given: object) -> None:
    with pytest.raises(Failed, match="e-mail address"):
        mailboxes(given)


def test_without_any_recipient_nothing_is_sent() -> None:
    with pytest.raises(Failed, match="no recipient"):
        recipients([], None, [None])

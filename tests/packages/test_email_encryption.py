"""Encryption and signing in, with real servers and certificates."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from patchbay_email import send
from patchbay_sdk import Failed, RetryLater

from tests.packages.certificates import Certificates
from tests.packages.mail_accounts import LETTER, account, signed_in
from tests.packages.mail_servers import Box, accepted, mail_server


@pytest.fixture(scope="module")
def plain() -> Iterator[tuple[Box, int]]:
    """Return a server without encryption."""
    with mail_server() as running:
        yield running


@pytest.mark.usefixtures("trusted")
@pytest.mark.parametrize("security", ["starttls", "tls"])
def test_encrypted_and_signed_in(certificates: Certificates, security: str) -> None:
    context = certificates.server_context()
    options: dict[str, Any] = {"authenticator": accepted, "auth_required": True}
    if security == "tls":
        options |= {"ssl_context": context, "auth_require_tls": False}
    else:
        options |= {"tls_context": context, "require_starttls": True}
    with mail_server(**options) as (box, port):
        send(LETTER, signed_in(port, security))

        assert box.sessions[0].authenticated
        assert (box.sessions[0].ssl is not None) == (security == "starttls")


@pytest.mark.usefixtures("trusted")
def test_a_wrong_password_names_the_credential(certificates: Certificates) -> None:
    context = certificates.server_context()
    with mail_server(tls_context=context, authenticator=accepted) as (box, port):
        refused = signed_in(port, "starttls", "wrong-password")
        with pytest.raises(Failed, match='credential "sales-mail"') as failed:
            send({**LETTER, "server": "sales-mail"}, refused)

        assert box.taken == []
    assert "wrong-password" not in f"{failed.value}{refused.lines}{refused.requests}"


@pytest.mark.parametrize("security", ["starttls", "tls"])
def test_a_certificate_that_nobody_vouches_for_is_refused(
    certificates: Certificates, security: str
) -> None:
    key = "ssl_context" if security == "tls" else "tls_context"
    with mail_server(**{key: certificates.server_context()}) as (box, port):
        with pytest.raises(Failed, match="certificate that is not trusted"):
            send(LETTER, signed_in(port, security))

        assert box.taken == []


@pytest.mark.usefixtures("trusted")
def test_a_certificate_of_another_name_is_refused(certificates: Certificates) -> None:
    with mail_server(tls_context=certificates.server_context()) as (_, port):
        context = account(port, "starttls", host="127.0.0.2")
        with pytest.raises((Failed, RetryLater)):
            send(LETTER, context)


def test_without_starttls_nothing_is_sent_in_the_clear(plain: tuple[Box, int]) -> None:
    _, port = plain
    with pytest.raises(Failed, match="does not offer STARTTLS"):
        send(LETTER, account(port, "starttls"))


def test_tls_to_a_server_that_speaks_plain_text_is_said(plain: tuple[Box, int]) -> None:
    _, port = plain
    with pytest.raises(Failed, match="does not speak TLS"):
        send(LETTER, account(port, "tls"))


def test_a_server_that_offers_no_sign_in_is_said(plain: tuple[Box, int]) -> None:
    _, port = plain
    with pytest.raises(Failed, match="no way to sign in"):
        send(LETTER, signed_in(port, "none"))

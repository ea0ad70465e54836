"""The mail server of a credential, and what its answers mean."""

from __future__ import annotations

import base64
import smtplib
import socket
import ssl
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from typing import Any

from patchbay_sdk import Failed, RetryLater, Secret

LONGEST_SILENCE = 30.0
PORTS = {"starttls": 587, "tls": 465, "none": 25}
PERMANENT = 500
GOODBYE = 2.0
# What OpenSSL says to a server that answers in plain text.
NO_TLS = frozenset(
    {"WRONG_VERSION_NUMBER", "PACKET_LENGTH_TOO_LONG", "RECORD_LAYER_FAILURE"}
)


@dataclass(frozen=True)
class Server:
    """How to reach a mail server; `account` is what people call the credential."""

    host: str
    port: int
    security: str
    user: str
    password: str = field(repr=False)
    account: str


def revealed(value: Any) -> str:
    """Return the text of a value that may be secret."""
    return value.reveal() if isinstance(value, Secret) else str(value or "")


def server_of(credential: Mapping[str, Any], account: str) -> Server | None:
    """Return the server of a credential; none where there is no credential."""
    if not credential.get("host"):
        return None
    security = str(credential.get("security") or "starttls")
    return Server(
        host=str(credential["host"]),
        port=int(credential.get("port") or PORTS[security]),
        security=security,
        user=str(credential.get("user") or ""),
        password=revealed(credential.get("password")),
        account=f'credential "{account}"' if account else "the default mail server",
    )


def words_of(answer: bytes | str) -> str:
    """Return what a server said, in one line of bounded length."""
    text = answer.decode("utf-8", "replace") if isinstance(answer, bytes) else answer
    return " ".join(text.split())[:200]


def refusal(code: int, answer: bytes | str, what: str) -> Exception:
    """Return what an answer that is no success means: later, or never."""
    said = f"{what}: {code} {words_of(answer)}".rstrip()
    return Failed(said) if code >= PERMANENT else RetryLater(said)


def of_encryption(error: ssl.SSLError, place: str) -> Exception:
    """Return what trouble with TLS means."""
    if isinstance(error, ssl.SSLCertVerificationError):
        return Failed(
            f"{place} has a certificate that is not trusted: {error.verify_message}. "
            "Check the server's name, or have its certificate renewed."
        )
    if error.reason in NO_TLS:
        return Failed(f"{place} does not speak TLS. Choose STARTTLS, or another port.")
    return RetryLater(f"{place} broke the encryption off.")


def of_connection(error: OSError, place: str) -> Exception:
    """Return what trouble with a connection means."""
    if isinstance(error, ssl.SSLError):
        return of_encryption(error, place)
    if isinstance(error, socket.gaierror):
        return RetryLater(f"{place} cannot be found. Check its name.")
    # smtplib keeps of a time that ran out only the words.
    if isinstance(error, TimeoutError) or "timed out" in str(error):
        return RetryLater(f"{place} did not answer in time.")
    if isinstance(error, smtplib.SMTPServerDisconnected):
        return RetryLater(f"{place} broke the connection off.")
    return RetryLater(f"{place} cannot be reached: {error.strerror or error}.")


@contextmanager
def trouble_as_retry(server: Server) -> Iterator[None]:
    """Turn what happens to a connection into what the engine should do."""
    try:
        yield
    except UnicodeError as error:
        raise Failed(f'"{server.host}" is no name of a mail server.') from error
    except OSError as error:
        place = f"The mail server {server.host}:{server.port}"
        raise of_connection(error, place) from error


def connected(server: Server, greeting: str, silence: float) -> smtplib.SMTP:
    """Return a connection after the greeting, encrypted as the credential says."""
    context = ssl.create_default_context()
    kind: dict[str, Any] = {"local_hostname": greeting, "timeout": silence}
    try:
        if server.security == "tls":
            return smtplib.SMTP_SSL(server.host, server.port, context=context, **kind)
        client = smtplib.SMTP(server.host, server.port, **kind)
    except smtplib.SMTPConnectError as error:
        raise refusal(
            error.smtp_code, error.smtp_error, "The mail server takes no connection"
        ) from error
    try:
        if server.security == "starttls":
            encrypt(client, context)
    except BaseException:
        client.close()
        raise
    return client


def encrypt(client: smtplib.SMTP, context: ssl.SSLContext) -> None:
    """Begin TLS. Raises Failed where it is not offered; never goes on without."""
    try:
        client.ehlo_or_helo_if_needed()
        if not client.has_extn("starttls"):
            raise Failed(
                "The mail server does not offer STARTTLS. Choose TLS, or None inside "
                "your own network."
            )
        code, answer = client.starttls(context=context)
    except smtplib.SMTPResponseException as error:
        what = "The mail server does not begin TLS"
        raise refusal(error.smtp_code, error.smtp_error, what) from error
    if code != 220:
        raise refusal(code, answer, "The mail server does not begin TLS")


def authenticate(client: smtplib.SMTP, server: Server) -> None:
    """Prove who we are; smtplib itself knows no letters beyond ASCII."""
    if f"{server.user}{server.password}".isascii():
        client.login(server.user, server.password)
        return
    if "PLAIN" not in client.esmtp_features.get("auth", "").split():
        raise smtplib.SMTPNotSupportedError("PLAIN is not offered.")
    proof = f"\0{server.user}\0{server.password}".encode()
    code, answer = client.docmd("AUTH PLAIN", base64.b64encode(proof).decode())
    if code not in {235, 503}:
        raise smtplib.SMTPAuthenticationError(code, answer)


def sign_in(client: smtplib.SMTP, server: Server) -> None:
    """Sign in where the credential has a user. Raises Failed, RetryLater."""
    try:
        client.ehlo_or_helo_if_needed()
        if server.user:
            authenticate(client, server)
    except smtplib.SMTPAuthenticationError as error:
        if error.smtp_code < PERMANENT:
            what = "The mail server cannot check the account now"
            raise refusal(error.smtp_code, error.smtp_error, what) from error
        raise Failed(
            f"The mail server did not accept user name and password of "
            f"{server.account}. Open the credential and fill them in again."
        ) from error
    except smtplib.SMTPNotSupportedError as error:
        raise Failed(
            f"The mail server offers no way to sign in that {server.account} can use. "
            "Check its security, or take the user name out."
        ) from error
    except smtplib.SMTPResponseException as error:
        what = "The mail server did not greet"
        raise refusal(error.smtp_code, error.smtp_error, what) from error
    except smtplib.SMTPServerDisconnected:
        raise
    except smtplib.SMTPException as error:
        raise Failed(f"Signing in with {server.account} failed: {error}") from error


def say_goodbye(client: smtplib.SMTP) -> None:
    """End the conversation; the message is taken, so no trouble matters any more."""
    with suppress(OSError):
        if client.sock is not None:
            client.sock.settimeout(GOODBYE)
        client.quit()


@contextmanager
def session(server: Server, greeting: str, timeout: float) -> Iterator[smtplib.SMTP]:
    """Give a connection that is signed in, and say goodbye afterwards.

    Raises RetryLater and Failed in words.
    """
    with trouble_as_retry(server):
        client = connected(server, greeting, min(LONGEST_SILENCE, timeout))
        try:
            sign_in(client, server)
            yield client
            say_goodbye(client)
        finally:
            client.close()

"""Connections to SFTP servers whose key is known."""

from __future__ import annotations

import base64
import hashlib
import io
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from paramiko import (
    AuthenticationException,
    Ed25519Key,
    PKey,
    RSAKey,
    SFTPClient,
    SSHException,
    Transport,
)
from patchbay_sdk import BpmnError, Context, Failed, RetryLater, Secret

SILENCE = 30.0


@contextmanager
def connected(context: Context, *, once: bool = False) -> Iterator[SFTPClient]:
    """Give a session. Raises RetryLater, Failed and BpmnError("not-found").

    `once` is for what must not be done twice: where the connection breaks off then,
    a person has to look.
    """
    account = context.credential
    host = str(account.get("host") or "")
    if not host:
        raise Failed("The step has no server. Choose a credential.")
    seconds = min(context.timeout, SILENCE)
    transport = Transport(line_to(host, int(account.get("port") or 22), seconds))
    begun = False
    try:
        session = opened(transport, account, seconds)
        begun = once
        yield session
    except (SSHException, EOFError, OSError) as error:
        raise meaning_of(error, host, in_doubt=begun) from error
    finally:
        transport.close()


def line_to(host: str, port: int, seconds: float) -> socket.socket:
    """Return a connection. Raises RetryLater, and PermissionError for a host that
    Patchbay does not allow."""
    try:
        return socket.create_connection((host, port), seconds)
    except PermissionError:
        raise
    except OSError as error:
        raise RetryLater(f"{host} cannot be reached: {error}") from error


def meaning_of(error: Exception, host: str, *, in_doubt: bool) -> Exception:
    """Return what an error of a session means for the call."""
    if isinstance(error, AuthenticationException):
        return Failed(f"{host} does not accept the user name and password.")
    if isinstance(error, FileNotFoundError):
        return BpmnError("not-found")
    if isinstance(error, PermissionError):
        return Failed(f"{host} does not allow this.")
    if not isinstance(error, SSHException | EOFError | TimeoutError):
        return Failed(f"{host} cannot do this: {error}")
    if in_doubt:
        return Failed(
            f"It is not known whether {host} did it: the connection broke off. Look "
            "there, then retry or skip."
        )
    return RetryLater(f"The connection to {host} broke off: {error}")


def opened(transport: Transport, account: Any, seconds: float) -> SFTPClient:
    """Return a session on a connection, once the server has shown its key."""
    transport.banner_timeout = transport.auth_timeout = seconds
    transport.start_client(timeout=seconds)
    refuse_stranger(transport.get_remote_server_key(), str(account["fingerprint"]))
    user = str(account.get("user") or "")
    key = revealed(account.get("private_key"))
    if key:
        transport.auth_publickey(user, key_of(key))
    else:
        transport.auth_password(user, revealed(account.get("password")))
    session = SFTPClient.from_transport(transport)
    if session is None:
        raise SSHException("it offers no files")
    channel = session.get_channel()
    if channel is not None:
        channel.settimeout(seconds)
    return session


def refuse_stranger(key: PKey, expected: str) -> None:
    """Refuse a server with another key than is known. Raises Failed."""
    digest = hashlib.sha256(key.asbytes()).digest()
    shown = f"SHA256:{base64.b64encode(digest).decode().rstrip('=')}"
    if shown != expected.strip().rstrip("="):
        raise Failed(
            f"The server shows the key {shown}, which is not the one of the "
            "credential. Find out whether it was changed before you enter it."
        )


def key_of(text: str) -> PKey:
    """Return a private key. Raises Failed."""
    for kind in (Ed25519Key, RSAKey):
        try:
            return kind.from_private_key(io.StringIO(text))
        except (SSHException, ValueError, IndexError):
            continue
    raise Failed("The private key cannot be read. It has to be Ed25519 or RSA.")


def revealed(value: Any) -> str:
    """Return the text of a secret; empty for none."""
    return value.reveal() if isinstance(value, Secret) else str(value or "")

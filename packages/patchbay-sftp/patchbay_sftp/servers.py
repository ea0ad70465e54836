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
def connected(context: Context) -> Iterator[SFTPClient]:
    """Give a session. Raises RetryLater, Failed and BpmnError("not-found")."""
    account = context.credential
    host = str(account.get("host") or "")
    if not host:
        raise Failed("The step has no server. Choose a credential.")
    seconds = min(context.timeout, SILENCE)
    try:
        line = socket.create_connection((host, int(account.get("port") or 22)), seconds)
    except OSError as error:
        raise RetryLater(f"{host} cannot be reached: {error}") from error
    transport = Transport(line)
    try:
        yield opened(transport, account, seconds)
    except AuthenticationException as error:
        raise Failed(f"{host} does not accept the user name and password.") from error
    except FileNotFoundError as error:
        raise BpmnError("not-found") from error
    except PermissionError as error:
        raise Failed(f"{host} does not allow this.") from error
    except (SSHException, EOFError, TimeoutError) as error:
        raise RetryLater(f"The connection to {host} broke off: {error}") from error
    finally:
        transport.close()


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

"""An SFTP server on loopback, of paramiko, that shows one folder."""

from __future__ import annotations

import base64
import hashlib
import os
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from paramiko import (
    AUTH_FAILED,
    AUTH_SUCCESSFUL,
    OPEN_SUCCEEDED,
    SFTP_OK,
    PKey,
    RSAKey,
    ServerInterface,
    SFTPAttributes,
    SFTPHandle,
    SFTPServer,
    SFTPServerInterface,
    Transport,
)

USER, PASSWORD = "ada", "s3cret-of-ada"
OWN_KEY = RSAKey.generate(2048)
CLIENT_KEY = RSAKey.generate(2048)


def fingerprint(key: PKey = OWN_KEY) -> str:
    """Return the fingerprint of a key as OpenSSH shows it."""
    digest = hashlib.sha256(key.asbytes()).digest()
    return f"SHA256:{base64.b64encode(digest).decode().rstrip('=')}"


class Door(ServerInterface):
    """Lets one person in, by password or key."""

    def check_auth_password(self, username: str, password: str) -> int:
        """Look at a password."""
        right = (username, password) == (USER, PASSWORD)
        return AUTH_SUCCESSFUL if right else AUTH_FAILED

    def check_auth_publickey(self, username: str, key: PKey) -> int:
        """Look at a key."""
        right = username == USER and key == CLIENT_KEY
        return AUTH_SUCCESSFUL if right else AUTH_FAILED

    def check_channel_request(self, kind: str, chanid: int) -> int:  # noqa: ARG002
        """Open a channel."""
        return OPEN_SUCCEEDED

    def get_allowed_auths(self, username: str) -> str:  # noqa: ARG002
        """Say how people sign in."""
        return "password,publickey"


class Folder(SFTPServerInterface):
    """The files below a folder."""

    root: Path

    def place(self, path: str) -> Path:
        """Return where a path lies."""
        return self.root / self.canonicalize(path).lstrip("/")

    def list_folder(self, path: str) -> Any:
        """List a folder."""
        try:
            return [
                SFTPAttributes.from_stat(one.stat(), one.name)
                for one in self.place(path).iterdir()
            ]
        except OSError as error:
            return SFTPServer.convert_errno(error.errno or 0)

    def stat(self, path: str) -> Any:
        """Look at a file."""
        try:
            return SFTPAttributes.from_stat(self.place(path).stat())
        except OSError as error:
            return SFTPServer.convert_errno(error.errno or 0)

    lstat = stat

    def open(self, path: str, flags: int, attr: Any) -> Any:  # noqa: ARG002
        """Open a file."""
        mode = "r+b" if flags & (os.O_WRONLY | os.O_RDWR) else "rb"
        try:
            descriptor = os.open(self.place(path), flags, 0o644)
            file = os.fdopen(descriptor, "wb" if mode == "r+b" else "rb")
        except OSError as error:
            return SFTPServer.convert_errno(error.errno or 0)
        handle = SFTPHandle(flags)
        handle.readfile = handle.writefile = file  # type: ignore[attr-defined]
        return handle

    def remove(self, path: str) -> int:
        """Delete a file."""
        return self.done(self.place(path).unlink)

    def rename(self, oldpath: str, newpath: str) -> int:
        """Move a file where nothing is."""
        new = self.place(newpath)
        if new.exists():
            return SFTPServer.convert_errno(17)
        return self.done(lambda: self.place(oldpath).rename(new))

    def posix_rename(self, oldpath: str, newpath: str) -> int:
        """Move a file, over another one."""
        old, new = self.place(oldpath), self.place(newpath)
        return self.done(lambda: old.replace(new))

    def done(self, act: Any) -> int:
        """Do it and say how it went."""
        try:
            act()
        except OSError as error:
            return SFTPServer.convert_errno(error.errno or 0)
        return SFTP_OK


@contextmanager
def sftp_server(root: Path) -> Iterator[int]:
    """Give the port of a server that shows a folder."""
    made = type("Made", (Folder,), {"root": root})
    listening = socket.create_server(("127.0.0.1", 0))
    transports: list[Transport] = []

    def serve() -> None:
        with suppress(OSError):
            while True:
                line, _address = listening.accept()
                transport = Transport(line)
                transport.add_server_key(OWN_KEY)
                transport.set_subsystem_handler("sftp", SFTPServer, made)
                transports.append(transport)
                with suppress(Exception):
                    transport.start_server(server=Door())

    thread = threading.Thread(target=serve, daemon=True)
    thread.start()
    try:
        yield listening.getsockname()[1]
    finally:
        listening.shutdown(socket.SHUT_RDWR)
        listening.close()
        for one in transports:
            one.close()
        thread.join(5)

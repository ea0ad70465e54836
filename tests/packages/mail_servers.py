"""Mail servers on loopback: one that works, and one that does what a test says."""

from __future__ import annotations

import socket
import socketserver
import struct
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from email import message_from_bytes, policy
from email.message import EmailMessage
from types import SimpleNamespace
from typing import Any

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session

USER = "ada"
PASSWORD = "s3cret-Pässwort"


@dataclass
class Box:
    """What a server has taken."""

    taken: list[Envelope] = field(default_factory=list)
    sessions: list[Session] = field(default_factory=list)

    async def take(self, _: SMTP, session: Session, envelope: Envelope) -> str:
        """Take a message."""
        self.taken.append(envelope)
        self.sessions.append(session)
        return "250 OK"

    @property
    def messages(self) -> list[EmailMessage]:
        """Return the messages, read as a mail program does."""
        contents = (bytes(one.content or b"") for one in self.taken)
        return [message_from_bytes(one, policy=policy.default) for one in contents]

    @property
    def recipients(self) -> list[list[str]]:
        """Return whom the messages were for."""
        return [list(one.rcpt_tos) for one in self.taken]


def accepted(_: SMTP, __: Session, ___: Envelope, ____: str, given: Any) -> AuthResult:
    """Accept one account."""
    assert isinstance(given, LoginPassword)
    right = (given.login, given.password) == (USER.encode(), PASSWORD.encode())
    return AuthResult(success=right, handled=False)


class FreePort(Controller):
    """A server at a port that the system chose."""

    def _trigger_server(self) -> None:
        """Learn the port before the controller says hello to it."""
        assert self.server is not None
        self.port = self.server.sockets[0].getsockname()[1]
        super()._trigger_server()


@contextmanager
def mail_server(**options: Any) -> Iterator[tuple[Box, int]]:
    """Run a server; give what it takes, and its port."""
    box = Box()
    handler = SimpleNamespace(handle_DATA=box.take)
    server = FreePort(handler, hostname="127.0.0.1", port=0, **options)
    server.start()
    try:
        yield box, int(server.port)
    finally:
        server.stop()


RESET, STALL, HALF, GARBAGE = "reset", "stall", "half", "garbage"
USUAL = {
    "CONNECT": "220 ready",
    "EHLO": "250-here\r\n250 SIZE 1000000",
    "HELO": "250 here",
    "MAIL": "250 OK",
    "RCPT": "250 OK",
    "DATA": "354 go on",
    "CONTENT": "250 taken",
    "RSET": "250 OK",
    "NOOP": "250 OK",
    "QUIT": "221 bye",
}


class Conversation(socketserver.StreamRequestHandler):
    """Answers each command as the script of the server says."""

    server: ScriptedServer

    def handle(self) -> None:
        """Talk until the script or the client ends it."""
        if not self.answer("CONNECT", ""):
            return
        for line in self.rfile:
            text = line.decode("utf-8", "replace").strip()
            command = text[:4].upper()
            self.server.commands.append(text)
            if not self.answer(command, text) or command == "QUIT":
                return
            if command == "DATA" and self.last.startswith("354"):
                self.server.contents.append(self.content())
                if not self.answer("CONTENT", ""):
                    return

    def content(self) -> bytes:
        """Read a message to its end."""
        lines = iter(self.rfile.readline, b".\r\n")
        return b"".join(lines)

    def answer(self, command: str, text: str) -> bool:
        """Answer one command; say whether the conversation goes on."""
        script = self.server.script.get(command, USUAL.get(command, "500 what?"))
        self.last = script(text) if callable(script) else script
        if self.last == RESET:
            linger = struct.pack("ii", 1, 0)
            self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, linger)
            return False
        if self.last == STALL:
            self.server.over.wait(20)
            return False
        if self.last == HALF:
            self.wfile.write(b"250-half an ans")
            return False
        ending = b"\xff\xfe\x00\r\n" if self.last == GARBAGE else b"\r\n"
        self.wfile.write(self.last.encode() + ending)
        return True


class ScriptedServer(socketserver.ThreadingTCPServer):
    """A server that answers as a script says, and remembers what it was told."""

    daemon_threads = True

    def __init__(self, script: Mapping[str, Any]) -> None:
        super().__init__(("127.0.0.1", 0), Conversation)
        self.script = script
        self.commands: list[str] = []
        self.contents: list[bytes] = []
        self.over = threading.Event()

    @property
    def port(self) -> int:
        """Return the port."""
        return int(self.server_address[1])


@contextmanager
def scripted_server(script: Mapping[str, Any]) -> Iterator[ScriptedServer]:
    """Run a server that answers as a script says."""
    with ScriptedServer(script) as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.02,))
        thread.start()
        try:
            yield server
        finally:
            server.over.set()
            server.shutdown()
            thread.join()

"""Lines of JSON over two pipes that only this process has."""

from __future__ import annotations

import base64
import json
import os
import threading
from typing import Any


class Wire:
    """Reads calls and answers to questions; writes questions and outcomes."""

    def __init__(self, reading: int, writing: int) -> None:
        self._lock = threading.Lock()
        self._lines = os.fdopen(reading, "rb", buffering=65536)
        self._writing = writing
        for descriptor in (reading, writing):
            os.set_inheritable(descriptor, False)
        os.register_at_fork(after_in_child=self._close)

    def read(self) -> dict[str, Any] | None:
        """Return the next message; None when the other side is gone."""
        line = self._lines.readline()
        message: dict[str, Any] | None = json.loads(line) if line else None
        return message

    def write(self, message: dict[str, Any]) -> None:
        """Send a message, whole."""
        content = memoryview(json.dumps(message).encode() + b"\n")
        while content:
            content = content[os.write(self._writing, content) :]

    def tell(self, message: dict[str, Any]) -> None:
        """Send a message that gets no answer, from any thread."""
        with self._lock:
            self.write(message)

    def ask(self, message: dict[str, Any]) -> dict[str, Any]:
        """Send a question and return its answer, from any thread."""
        with self._lock:
            self.write(message)
            answer = self.read()
        if answer is None:
            raise ConnectionResetError("Patchbay is gone.")
        return answer

    def _close(self) -> None:
        # A process that the connector forks must not speak for this one.
        os.close(self._writing)
        os.close(self._lines.fileno())


def encoded(content: bytes) -> str:
    """Return bytes as text that JSON can hold."""
    return base64.b64encode(content).decode("ascii")


def decoded(text: str) -> bytes:
    """Return the bytes that a text stands for."""
    return base64.b64decode(text)

"""A child process: how it starts, what it is given, how it ends."""

from __future__ import annotations

import json
import os
import secrets
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from connectors.calls.channel import Channel

PROGRAM = ("-I", "-X", "utf8", "-m", "patchbay_sdk.child")
# Nothing else of Patchbay's environment reaches connectors: it holds its secrets.
KEPT = (
    "LANG",
    "LC_ALL",
    "LC_CTYPE",
    "PATH",
    "REQUESTS_CA_BUNDLE",
    "SSL_CERT_DIR",
    "SSL_CERT_FILE",
    "TZ",
    "VIRTUAL_ENV",
)
MARK = "CONNECTOR_PROCESS"
PROCESSES = Path("/proc")


class ChildProcess:
    """A process for the connectors of one package; it ends with the maker's thread."""

    def __init__(self, folder: str, *, memory: int) -> None:
        self.calls = 0
        self._maker = threading.current_thread()
        self._mark = secrets.token_hex(16)
        self._home = tempfile.mkdtemp(prefix="patchbay-connector-")
        calls, to_child = os.pipe()
        from_child, answers = os.pipe()
        log_end, log = os.pipe()
        try:
            # No shell, and nothing of a diagram is in the command.
            self._process = subprocess.Popen(  # noqa: S603
                [sys.executable, *PROGRAM, str(calls), str(answers), str(os.getpid())],
                cwd=self._home,
                env=environment(self._home, self._mark),
                pass_fds=(calls, answers),
                start_new_session=True,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
            )
        finally:
            for descriptor in (calls, answers, log):
                os.close(descriptor)
        self.channel = Channel(to_child, from_child, log_end)
        start = {"folders": [folder], "memory": memory}
        self.channel.send(json.dumps(start).encode() + b"\n")

    def is_ready(self) -> bool:
        """Say whether this thread can give it another call."""
        if self._maker is not threading.current_thread():
            return False
        return self._process.poll() is None and self.channel.is_quiet()

    def kill(self) -> None:
        """End the process and its group at once; from any thread, also twice."""
        if self._process.returncode is None:
            with suppress(ProcessLookupError, PermissionError):
                os.killpg(self._process.pid, signal.SIGKILL)

    def end(self) -> None:
        """End the process and all that it started, and clear up behind it."""
        self.kill()
        self._process.wait()
        for process in marked(f"{MARK}={self._mark}".encode()):
            with suppress(ProcessLookupError, PermissionError):
                os.kill(process, signal.SIGKILL)
        self.channel.drain_log()
        self.channel.close()
        shutil.rmtree(self._home, ignore_errors=True)


def environment(home: str, mark: str) -> dict[str, str]:
    """Return the environment of a child process."""
    kept = {name: os.environ[name] for name in KEPT if name in os.environ}
    own = {"HOME": home, "TMPDIR": home, "MALLOC_ARENA_MAX": "2", MARK: mark}
    return kept | own


def marked(mark: bytes) -> Iterator[int]:
    """Yield the processes that carry a mark in their environment, where Linux tells."""
    for place in PROCESSES.glob("[0-9]*/environ"):
        with suppress(OSError):
            if mark in place.read_bytes().split(b"\0"):
                yield int(place.parent.name)

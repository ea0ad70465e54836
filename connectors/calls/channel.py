"""Lines to and from a child process, and what it writes to its log."""

from __future__ import annotations

import os
import select
import time
from contextlib import suppress

from connectors.calls.exceptions import ChildGone, Garbled, TimedOut

CHUNK = 1024 * 1024
# A file of 25 MB in base64, and the rest of a message.
MOST_LINE = 36 * 1024 * 1024
MOST_LOG = 64 * 1024
# So much more is read, and left out again, that no half of a secret ends the log.
LOG_MARGIN = 16 * 1024
GONE = select.POLLHUP | select.POLLERR | select.POLLNVAL


class Channel:
    """The parent's ends of the pipes of a child; nothing here waits without end."""

    def __init__(self, calls: int, answers: int, log: int) -> None:
        self._calls, self._answers, self._log_end = calls, answers, log
        self._to_send = memoryview(b"")
        self._received = bytearray()
        self._searched = 0
        self.log = bytearray()
        self._poll = select.poll()
        for descriptor in (calls, answers, log):
            os.set_blocking(descriptor, False)
        self._poll.register(answers, select.POLLIN)
        self._poll.register(log, select.POLLIN)

    def begin(self, line: bytes) -> None:
        """Begin a call with its first line. Raises ChildGone."""
        self.drain_log()
        self.log.clear()
        self.send(line)

    def send(self, line: bytes) -> None:
        """Send a line, as far as the child takes it now. Raises ChildGone."""
        self._to_send = memoryview(bytes(self._to_send) + line)
        self._write()

    def receive(self, deadline: float) -> bytes:
        """Return the next line. Raises TimedOut, ChildGone and Garbled."""
        while (end := self._received.find(b"\n", self._searched)) < 0:
            self._searched = len(self._received)
            if self._searched > MOST_LINE:
                raise Garbled
            self._wait(deadline)
        line = bytes(self._received[:end])
        del self._received[: end + 1]
        self._searched = 0
        return line

    def is_quiet(self) -> bool:
        """Say whether the child is there and has nothing to say."""
        if self._received or self._to_send:
            return False
        return all(place != self._answers for place, _ in self._poll.poll(0))

    def drain_log(self) -> None:
        """Take what is in the log by now."""
        with suppress(BlockingIOError):
            while part := os.read(self._log_end, CHUNK):
                room = MOST_LOG + LOG_MARGIN - len(self.log)
                self.log += part[: max(room, 0)]

    def close(self) -> None:
        """Close the pipes."""
        for descriptor in (self._calls, self._answers, self._log_end):
            os.close(descriptor)

    def _wait(self, deadline: float) -> None:
        left = deadline - time.monotonic()
        events = self._poll.poll(max(left, 0) * 1000)
        if not events and left <= 0:
            raise TimedOut
        for place, event in events:
            if place == self._log_end:
                self._read_log(event)
            elif place == self._answers:
                self._read_answers()
            elif event & GONE:
                raise ChildGone
            else:
                self._write()

    def _read_log(self, event: int) -> None:
        self.drain_log()
        if event & GONE and not event & select.POLLIN:
            self._poll.unregister(self._log_end)

    def _read_answers(self) -> None:
        part = os.read(self._answers, CHUNK)
        if not part:
            raise ChildGone
        self._received += part

    def _write(self) -> None:
        try:
            while self._to_send:
                self._to_send = self._to_send[os.write(self._calls, self._to_send) :]
        except BlockingIOError:
            self._poll.register(self._calls, select.POLLOUT)
            return
        except BrokenPipeError as error:
            raise ChildGone from error
        with suppress(KeyError):
            self._poll.unregister(self._calls)

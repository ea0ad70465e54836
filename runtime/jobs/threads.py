"""The embedded form: threads in the server's process that run the jobs."""

from __future__ import annotations

import logging
import queue
import threading
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import datetime, timedelta

from django.db import DatabaseError, connection
from django.utils import timezone

from connectors.availability import usable_caller
from runtime.jobs.claims import Claim, claim_due, next_due
from runtime.jobs.desk import Desk, renew_connection
from runtime.wake import Runners

log = logging.getLogger("patchbay.jobs")
LONGEST_SLEEP = timedelta(seconds=1)
AFTER_ERROR = 1.0
# Short jobs are claimed together, in one transaction for several of each thread.
SHORT = 0.05
AHEAD = 2


class JobThreads:
    """Runs the jobs of this installation until it is closed.

    A thread without a job looks for due ones, while the others wait for what it finds;
    it sleeps until the next is due, a step of this process wakes it, or a second is
    over, for jobs that other processes write.
    """

    def __init__(self, count: int = 4, *, private_hosts: Sequence[str] = ()) -> None:
        self.count = count
        self.private_hosts = private_hosts
        self.desk = Desk()
        self.woken = threading.Event()
        self.looking = threading.Lock()
        self.claims: queue.SimpleQueue[Claim] = queue.SimpleQueue()
        self.usual = SHORT
        self.runners = [thread(self.run_claims) for _ in range(count)]
        self.keeper = thread(self.desk.keep_until_end)

    def start(self) -> None:
        """Begin; steps of this process wake the threads from now on."""
        Runners.current = self
        for one in [self.keeper, *self.runners]:
            one.start()

    def close(self, seconds: float = 10.0) -> None:
        """Let running calls end, at most so long, then end them.

        What is ended so is taken over by the next server.
        """
        Runners.current = None
        self.desk.ending.set()
        self.woken.set()
        until = time.monotonic() + seconds
        for one in self.runners:
            one.join(max(until - time.monotonic(), 0))
        self.desk.stop_all()

    def wake(self, jobs: Sequence[int], due: datetime) -> None:  # noqa: ARG002
        """Look for jobs now; what is due later is found by its time."""
        if due <= timezone.now() + LONGEST_SLEEP:
            self.woken.set()

    def stop(self, jobs: list[int]) -> None:
        """End the calls of these jobs that run here."""
        self.desk.stop(jobs)

    def run_claims(self) -> None:
        """Run jobs, one after the other."""
        caller = usable_caller(self.private_hosts)
        while not self.desk.ending.is_set():
            claim = self.waiting_claim() or self.found_claim()
            if claim is not None:
                begun = time.monotonic()
                self.desk.run(claim, caller)
                self.usual += (time.monotonic() - begun - self.usual) / 8
        caller.close()
        connection.close()

    def waiting_claim(self) -> Claim | None:
        """Return a job that was claimed and that no thread runs yet."""
        try:
            return self.claims.get_nowait()
        except queue.Empty:
            return None

    def found_claim(self) -> Claim | None:
        """Look for due jobs, as the only thread; sleep where there are none."""
        with self.looking:
            waiting = self.waiting_claim()
            if waiting is not None or self.desk.ending.is_set():
                return waiting
            found = self.claimed()
            if not found:
                self.sleep()
                return None
            for one in found[1:]:
                self.claims.put(one)
            return found[0]

    def claimed(self) -> list[Claim]:
        """Claim jobs; a database that does not answer is asked again later."""
        self.woken.clear()
        most = self.count * AHEAD if self.usual < SHORT else 1
        try:
            found = claim_due(self.desk.worker, most=most)
        except DatabaseError:
            log.exception("The jobs could not be read.")
            renew_connection()
            self.desk.ending.wait(AFTER_ERROR)
            return []
        self.desk.hold(found)
        return found

    def sleep(self) -> None:
        """Wait for the next job, a wake-up, or another process that wrote one."""
        seconds = LONGEST_SLEEP.total_seconds()
        with suppress(DatabaseError):
            due = next_due()
            if due is not None:
                seconds = min(seconds, (due - timezone.now()).total_seconds())
        if seconds > 0:
            self.woken.wait(seconds)


def thread(work: Callable[[], None]) -> threading.Thread:
    """Return a thread that does not keep the process alive."""
    return threading.Thread(target=work, name=f"patchbay-{work.__name__}", daemon=True)

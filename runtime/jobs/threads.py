"""The embedded form: threads in the server's process that run the jobs.

One thread claims what is due and hands it to the others; another keeps their leases.
"""

from __future__ import annotations

import logging
import queue
import threading
from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import datetime, timedelta

from django.db import DatabaseError, connection
from django.utils import timezone

from connectors.calls import Caller
from runtime.jobs.claims import Claim, claim_due, next_due
from runtime.jobs.desk import Desk, renew_connection
from runtime.wake import Runners

log = logging.getLogger("patchbay.jobs")
LONGEST_SLEEP = timedelta(seconds=1)
AFTER_ERROR = 1.0
# Jobs claimed for each thread: those that wait for it cost no transaction of their own.
AHEAD = 4


class JobThreads:
    """Runs the jobs of this installation until it is closed."""

    def __init__(self, count: int = 4, *, private_hosts: Sequence[str] = ()) -> None:
        self.private_hosts = private_hosts
        self.desk = Desk()
        self.woken = threading.Event()
        self.free = threading.Semaphore(count * AHEAD)
        self.claims: queue.SimpleQueue[Claim | None] = queue.SimpleQueue()
        self.runners = [thread(self.run_claims) for _ in range(count)]
        self.others = [thread(self.claim_jobs), thread(self.desk.keep_until_end)]

    def start(self) -> None:
        """Begin; steps of this process wake the threads from now on."""
        Runners.current = self
        for one in [*self.others, *self.runners]:
            one.start()

    def close(self, seconds: float = 10.0) -> None:
        """Let running calls end, at most so long, then end them.

        What is ended so is taken over by the next server.
        """
        Runners.current = None
        self.desk.ending.set()
        self.woken.set()
        for _ in self.runners:
            self.claims.put(None)
        until = timezone.now() + timedelta(seconds=seconds)
        for one in self.runners:
            one.join(max((until - timezone.now()).total_seconds(), 0))
        self.desk.stop_all()

    def wake(self, jobs: Sequence[int], due: datetime) -> None:  # noqa: ARG002
        """Look for jobs now; what is due later is found by its time."""
        if due <= timezone.now() + LONGEST_SLEEP:
            self.woken.set()

    def stop(self, jobs: list[int]) -> None:
        """End the calls of these jobs that run here."""
        self.desk.stop(jobs)

    def claim_jobs(self) -> None:
        """Claim what is due for the threads that are free."""
        while not self.desk.ending.is_set():
            self.free.acquire()
            room = 1
            while self.free.acquire(blocking=False):
                room += 1
            found = self.claimed(room)
            for one in found:
                self.claims.put(one)
            for _ in range(room - len(found)):
                self.free.release()
            if not found:
                self.sleep()
        connection.close()

    def claimed(self, room: int) -> list[Claim]:
        """Claim jobs; a database that does not answer is asked again later."""
        self.woken.clear()
        try:
            return claim_due(self.desk.worker, most=room)
        except DatabaseError:
            log.exception("The jobs could not be read.")
            renew_connection()
            self.desk.ending.wait(AFTER_ERROR)
            return []

    def sleep(self) -> None:
        """Wait for the next job, a wake-up, or another process that wrote one."""
        seconds = LONGEST_SLEEP.total_seconds()
        with suppress(DatabaseError):
            due = next_due()
            if due is not None:
                seconds = min(seconds, (due - timezone.now()).total_seconds())
        if seconds > 0:
            self.woken.wait(seconds)

    def run_claims(self) -> None:
        """Run what was claimed, until None comes."""
        caller = Caller(allowed_hosts=self.private_hosts)
        while (claim := self.claims.get()) is not None:
            self.desk.run(claim, caller)
            self.free.release()
        caller.close()
        connection.close()


def thread(work: Callable[[], None]) -> threading.Thread:
    """Return a thread that does not keep the process alive."""
    return threading.Thread(target=work, name=f"patchbay-{work.__name__}", daemon=True)

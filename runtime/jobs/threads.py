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

from django.db import DatabaseError, close_old_connections, connection
from django.utils import timezone

from connectors.calls import Caller
from runtime.jobs.claims import LEASE, Claim, claim_due, extend_leases, next_due
from runtime.jobs.running import run_job
from runtime.jobs.sweeping import sweep
from runtime.jobs.workers import new_worker_name
from runtime.wake import Runners

log = logging.getLogger("patchbay.jobs")
LONGEST_SLEEP = timedelta(seconds=1)
AFTER_ERROR = 1.0
# Jobs claimed for each thread: those that wait for it cost no transaction of their own.
AHEAD = 4


class JobThreads:
    """Runs the jobs of this installation until it is stopped."""

    def __init__(self, count: int = 4, *, private_hosts: Sequence[str] = ()) -> None:
        self.private_hosts = private_hosts
        self.worker = new_worker_name()
        self.ending = threading.Event()
        self.woken = threading.Event()
        self.free = threading.Semaphore(count * AHEAD)
        self.claims: queue.SimpleQueue[Claim | None] = queue.SimpleQueue()
        self.callers: dict[int, Caller] = {}
        self.lock = threading.Lock()
        self.runners = [self.thread(self.run_claims) for _ in range(count)]
        self.others = [self.thread(self.claim_jobs), self.thread(self.keep_leases)]

    def thread(self, work: Callable[[], None]) -> threading.Thread:
        """Return a thread that does not keep the process alive."""
        name = f"patchbay-{work.__name__}"
        return threading.Thread(target=work, name=name, daemon=True)

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
        self.ending.set()
        self.woken.set()
        for _ in self.runners:
            self.claims.put(None)
        until = timezone.now() + timedelta(seconds=seconds)
        for one in self.runners:
            one.join(max((until - timezone.now()).total_seconds(), 0))
        self.stop(list(self.callers))

    def wake(self, due: datetime) -> None:
        """Look for jobs now; what is due later is found by its time."""
        if due <= timezone.now() + LONGEST_SLEEP:
            self.woken.set()

    def stop(self, jobs: list[int]) -> None:
        """End the calls of these jobs that run here."""
        with self.lock:
            callers = [self.callers[one] for one in jobs if one in self.callers]
        for caller in callers:
            caller.stop()

    def claim_jobs(self) -> None:
        """Claim what is due for the threads that are free."""
        while not self.ending.is_set():
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
            return claim_due(self.worker, most=room)
        except DatabaseError:
            log.exception("The jobs could not be read.")
            renew_connection()
            self.ending.wait(AFTER_ERROR)
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
        """Run what was claimed."""
        caller = Caller(allowed_hosts=self.private_hosts)
        while (claim := self.claims.get()) is not None:
            with self.lock:
                self.callers[claim.job.pk] = caller
            try:
                run_job(claim, caller)
            except Exception:
                # The sweeper takes the job up again when its lease has run out.
                log.exception("Job %s could not be run.", claim.job.pk)
                renew_connection()
            finally:
                with self.lock:
                    self.callers.pop(claim.job.pk, None)
                self.free.release()
        caller.close()
        connection.close()

    def keep_leases(self) -> None:
        """Extend leases, end calls that are no longer wanted, take over lost jobs."""
        while True:
            with suppress(DatabaseError):
                self.look_after_jobs()
            if self.ending.wait(LEASE.total_seconds() / 3):
                break
        connection.close()

    def look_after_jobs(self) -> None:
        """Do one round of it."""
        close_old_connections()
        with self.lock:
            here = set(self.callers)
        held = set(extend_leases(self.worker))
        self.stop([one for one in here if one not in held])
        if sweep(self.worker):
            self.woken.set()


def renew_connection() -> None:
    """Leave a connection that may be broken; the next query opens another one."""
    with suppress(DatabaseError):
        connection.close()

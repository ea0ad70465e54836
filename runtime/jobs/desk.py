"""The jobs that run in this process: kept leased, stopped when nobody wants them."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Iterable
from contextlib import suppress

from django.db import DatabaseError, close_old_connections, connection

from connectors.calls import Caller
from runtime.jobs.claims import LEASE, Claim, extend_leases
from runtime.jobs.counting import count_attempts
from runtime.jobs.running import run_job
from runtime.jobs.sweeping import sweep
from runtime.jobs.workers import new_worker_name

log = logging.getLogger("patchbay.jobs")
COUNT_EVERY = 60.0


class Desk:
    """Runs claimed jobs in any number of threads, and looks after their leases."""

    def __init__(self) -> None:
        self.worker = new_worker_name()
        self.ending = threading.Event()
        self.callers: dict[int, Caller] = {}
        self.held: set[int] = set()
        self.lock = threading.Lock()
        self.counted = -COUNT_EVERY

    def hold(self, claims: Iterable[Claim]) -> None:
        """Keep the leases of claimed jobs until they have been run."""
        with self.lock:
            self.held.update(one.job.pk for one in claims)

    def run(self, claim: Claim, caller: Caller) -> None:
        """Run a job in this thread; what goes wrong leaves it to the sweeper, which
        takes it up when its lease has run out."""
        with self.lock:
            self.callers[claim.job.pk] = caller
        try:
            run_job(claim, caller)
        except Exception:
            log.exception("Job %s could not be run.", claim.job.pk)
            renew_connection()
        finally:
            with self.lock:
                self.callers.pop(claim.job.pk, None)
                self.held.discard(claim.job.pk)

    def stop(self, jobs: Iterable[int]) -> None:
        """End the calls of these jobs that run here."""
        with self.lock:
            callers = [self.callers[one] for one in jobs if one in self.callers]
        for caller in callers:
            caller.stop()

    def stop_all(self) -> None:
        """End every call that runs here."""
        self.stop(list(self.callers))

    def keep(self) -> bool:
        """Extend leases, end calls that are no longer wanted, take over lost jobs.

        Returns whether jobs were taken over.
        """
        close_old_connections()
        with self.lock:
            here = set(self.held)
        kept = set(extend_leases(self.worker, here))
        self.stop(here - kept)
        self.count()
        return sweep(self.worker) > 0

    def count(self) -> None:
        """Bring the counts of attempts up to date, once a minute."""
        if time.monotonic() - self.counted >= COUNT_EVERY:
            self.counted = time.monotonic()
            count_attempts()

    def keep_until_end(self, seconds: float = LEASE.total_seconds() / 3) -> None:
        """Keep on, every so many seconds, until `ending` is set."""
        while True:
            with suppress(DatabaseError):
                self.keep()
            if self.ending.wait(seconds):
                break
        connection.close()


def renew_connection() -> None:
    """Leave a connection that may be broken; the next query opens another one."""
    with suppress(DatabaseError):
        connection.close()

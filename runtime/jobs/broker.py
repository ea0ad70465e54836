"""The scaled form: messages of a broker say "run job N"; workers claim it by lease.

The table stays the truth: a message that is lost is sent again by a worker's sweeper,
and a second message for a job finds it claimed.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import datetime, timedelta

from django.db import DatabaseError, close_old_connections, connection
from django.utils import timezone

from connectors.availability import usable_caller
from runtime.jobs.claims import claim_job
from runtime.jobs.desk import Desk
from runtime.models import Job, JobStatus

log = logging.getLogger("patchbay.jobs")
Publish = Callable[[int], object]
# A message that has not led to a claim by now is taken for lost.
OVERDUE = timedelta(seconds=5)
MOST_AT_ONCE = 500
ROUND = 1.0


class BrokerDown(Exception):
    """The broker takes no messages. The workers' sweepers find the jobs."""


class BrokerRunner:
    """Sends a message for each job; a job that is due later is sent when it is."""

    def __init__(self, publish: Publish) -> None:
        self.publish = publish

    def wake(self, jobs: Sequence[int], due: datetime) -> None:
        """Send the messages; without a broker the sweepers find the jobs."""
        if due > timezone.now():
            return
        for one in jobs:
            try:
                self.publish(one)
            except BrokerDown:
                log.warning("The broker took no message for job %s.", one)
                return

    def stop(self, jobs: list[int]) -> None:
        """Do nothing: a worker sees within a second that a job is cancelled."""


class BrokerWorker:
    """What a worker process does with messages, and besides them."""

    def __init__(self, publish: Publish, private_hosts: Sequence[str] = ()) -> None:
        self.publish = publish
        self.private_hosts = private_hosts
        self.desk = Desk()
        self.local = threading.local()
        self.sent_until = timezone.now() - OVERDUE

    def run(self, job_id: int) -> None:
        """Run a job if it is due and nobody has it."""
        close_old_connections()
        claim = claim_job(self.desk.worker, job_id)
        if claim is None:
            return
        if not hasattr(self.local, "caller"):
            self.local.caller = usable_caller(self.private_hosts)
        self.desk.hold([claim])
        self.desk.run(claim, self.local.caller)

    def watch(self) -> None:
        """Keep leases, and send what has become due, every second until the end."""
        while not self.desk.ending.wait(ROUND):
            with suppress(DatabaseError, BrokerDown):
                self.desk.keep()
                self.publish_due()
        connection.close()

    def publish_due(self) -> None:
        """Send messages for what became due since the last round, or is overdue."""
        now = timezone.now()
        ready = Job.objects.filter(status=JobStatus.READY, due__lte=now)
        fresh = ready.filter(due__gt=self.sent_until, created_at__lt=self.sent_until)
        late = ready.filter(due__lte=now - OVERDUE)
        for found in (fresh, late):
            ids = found.order_by("due").values_list("pk", flat=True)
            for one in list(ids[:MOST_AT_ONCE]):
                self.publish(one)
        self.sent_until = now

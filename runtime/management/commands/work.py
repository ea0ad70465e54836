"""`manage.py work`: a process that runs jobs, beside servers that run none."""

from __future__ import annotations

import signal
import threading
from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

from runtime.jobs.threads import JobThreads


class Command(BaseCommand):
    """Runs jobs: for messages of the broker where one is set up, else by looking."""

    help = str(__doc__)

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take the number of threads."""
        parser.add_argument("--threads", type=int, default=settings.JOB_THREADS)

    def handle(self, *args: Any, **options: Any) -> None:  # noqa: ARG002
        """Work until stopped."""
        if settings.BROKER:
            from runtime.jobs.messaging import work

            work(options["threads"])
            return
        jobs = JobThreads(options["threads"], private_hosts=settings.PRIVATE_HOSTS)
        ended = threading.Event()
        for one in (signal.SIGINT, signal.SIGTERM):
            signal.signal(one, lambda *_: ended.set())
        jobs.start()
        ended.wait()
        jobs.close()

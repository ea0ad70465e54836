"""Celery's part in the scaled form: it carries messages, and nothing is kept in it."""

from __future__ import annotations

import threading
from functools import cache

from celery import Celery
from django.conf import settings
from kombu.exceptions import OperationalError

from runtime.jobs.broker import BrokerDown, BrokerWorker

app = Celery("patchbay", broker=settings.BROKER, set_as_current=False)
app.conf.update(
    task_ignore_result=True,
    task_default_queue="patchbay",
    worker_prefetch_multiplier=1,
    worker_hijack_root_logger=False,
    broker_connection_retry_on_startup=True,
    broker_transport_options={"socket_connect_timeout": 2, "socket_timeout": 5},
    task_publish_retry=False,
)


@app.task(name="patchbay.run_job")  # type: ignore[untyped-decorator]
def run_job(job_id: int) -> None:
    """Run a job in a worker process."""
    worker().run(job_id)


def publish(job_id: int) -> None:
    """Send the message "run job N". Raises BrokerDown."""
    try:
        run_job.delay(job_id)
    except OperationalError as error:
        raise BrokerDown from error


@cache
def worker() -> BrokerWorker:
    """Return the worker of this process."""
    return BrokerWorker(publish, settings.PRIVATE_HOSTS)


def work(threads: int) -> None:
    """Take messages until the process is asked to end."""
    threading.Thread(target=worker().watch, daemon=True).start()
    try:
        app.worker_main(
            [
                "worker",
                # V8 does not survive a fork, and calls run in processes of their own.
                "--pool=threads",
                f"--concurrency={threads}",
                "--loglevel=WARNING",
                "--without-gossip",
                "--without-mingle",
            ]
        )
    finally:
        worker().desk.ending.set()
        worker().desk.stop_all()

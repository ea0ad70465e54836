"""Waking whoever runs the jobs after a commit, and stopping calls that run.

Whatever runs the jobs registers itself here: threads in the server, or a broker.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from functools import partial
from typing import Protocol

from django.db import transaction

from runtime.models import Job


class Runner(Protocol):
    """Who runs jobs for this process."""

    def wake(self, jobs: Sequence[int], due: datetime) -> None:
        """Look for these jobs; `due` is when the first of them is."""

    def stop(self, jobs: list[int]) -> None:
        """End the calls of these jobs if they run here."""


class Runners:
    """The runner of this process, None where other processes look for jobs."""

    current: Runner | None = None


def wake_after_commit(jobs: Sequence[Job]) -> None:
    """Let the runner know after the commit of jobs that were written."""
    runner = Runners.current
    if runner is None or not jobs:
        return
    due = min(one.due for one in jobs)
    ids = [one.pk for one in jobs]
    transaction.on_commit(partial(runner.wake, ids, due), robust=True)


def stop_after_commit(jobs: Iterable[int]) -> None:
    """Let the runner end calls after the commit that nobody waits for any more."""
    listed = list(jobs)
    if listed and Runners.current is not None:
        transaction.on_commit(partial(Runners.current.stop, listed), robust=True)

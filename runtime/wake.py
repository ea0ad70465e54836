"""Waking the workers of this process after a commit, and stopping calls that run.

Whatever runs the jobs registers itself here: threads in the server, or a broker.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from functools import partial
from typing import Protocol

from django.db import transaction


class Runner(Protocol):
    """Who runs jobs for this process."""

    def wake(self, due: datetime) -> None:
        """Look for jobs at this time."""

    def stop(self, jobs: list[int]) -> None:
        """End the calls of these jobs if they run here."""


class Runners:
    """The runner of this process, None where another process runs the jobs."""

    current: Runner | None = None


def wake_after_commit(due: datetime) -> None:
    """Let the runner know after the commit that something will be due."""
    if Runners.current is not None:
        transaction.on_commit(partial(Runners.current.wake, due), robust=True)


def stop_after_commit(jobs: Iterable[int]) -> None:
    """Let the runner end calls after the commit that nobody waits for any more."""
    listed = list(jobs)
    if listed and Runners.current is not None:
        transaction.on_commit(partial(Runners.current.stop, listed), robust=True)

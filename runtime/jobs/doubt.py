"""Calls whose outcome nobody knows, at services that would do them twice."""

from __future__ import annotations

from runtime.jobs.calling import operation_of
from runtime.models import Job, JobKind

UNKNOWN = frozenset({"timeout", "lost"})


def is_doubtful(job: Job) -> bool:
    """Say whether making a call again could do its work twice."""
    if job.kind != JobKind.CALL:
        return False
    operation = operation_of(job)
    return operation is None or operation.get("idempotency", "none") == "none"

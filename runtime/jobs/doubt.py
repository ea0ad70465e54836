"""Calls whose outcome nobody knows, at services that would do them twice."""

from __future__ import annotations

from connectors.registry import installed
from runtime.models import Job, JobKind

UNKNOWN = frozenset({"timeout", "lost"})


def is_doubtful(job: Job) -> bool:
    """Say whether making a call again could do its work twice."""
    if job.kind != JobKind.CALL:
        return False
    connector = installed().find(job.connector)
    operation = connector.operation(job.operation) if connector else None
    return operation is None or operation.get("idempotency", "none") == "none"

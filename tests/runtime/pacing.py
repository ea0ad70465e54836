"""A process that claims jobs, for a test with several of them.

`python -m tests.runtime.pacing prepare N LIMIT` makes jobs whose credential has a
limit; `claim SECONDS` claims one after the other and prints how many it got.
"""

from __future__ import annotations

import sys
import time
import uuid

import django


def prepare(count: int, limit: int) -> int:
    """Make jobs that are due."""
    from connectors.models import Credential
    from runtime.models import Job

    Credential.objects.create(
        name="robot",
        connector="probe",
        credential_type="account",
        sealed=b"",
        calls_per_minute=limit,
    )
    Job.objects.bulk_create(
        Job(
            kind="call",
            connector="probe",
            operation="work-as",
            credential="robot",
            key=uuid.uuid4(),
        )
        for _ in range(count)
    )
    return count


def claim(seconds: float) -> int:
    """Claim until the time is over; return how many jobs that were."""
    from runtime.jobs.claims import claim_due
    from runtime.jobs.workers import new_worker_name

    worker, got = new_worker_name(), 0
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        got += len(claim_due(worker, most=1))
    return got


if __name__ == "__main__":
    django.setup()
    if sys.argv[1] == "prepare":
        print(prepare(int(sys.argv[2]), int(sys.argv[3])))  # noqa: T201
    else:
        print(claim(float(sys.argv[2])))  # noqa: T201

"""Several processes on PostgreSQL and a broker, each started as an operator would.

`python -m tests.runtime.scaled start N SECONDS` starts Requests of five calls in a
process of its own, waits until all have ended, and prints what became of them; `wait`
only waits.
"""

from __future__ import annotations

import json
import os
import sys
import time
import uuid

import django


def main(count: int, seconds: float) -> dict[str, int]:
    """Start Requests, wait for their end, and return how many ended how."""
    from django.db.models import Count

    from runtime.models import Attempt, Job, ProcessRequest

    if count:
        started(count)
    mine = ProcessRequest.objects.all()
    until = time.monotonic() + seconds
    while mine.exclude(status="completed").exists() and time.monotonic() < until:
        time.sleep(0.1)
    statuses = mine.order_by().values("status").annotate(count=Count("number"))
    return {
        **{one["status"]: one["count"] for one in statuses},
        "jobs": Job.objects.count(),
        "attempts": Attempt.objects.count(),
    }


def started(count: int) -> None:
    """Start Requests."""
    from runtime.services.deployments import deploy_version
    from runtime.services.starting import StartOrder, start_request
    from tests.runtime.files import straight, work

    ledger = os.environ["LEDGER"]
    names = [f"Step_{number}" for number in range(5)]
    file = straight(*((name, work(name, ledger=ledger)) for name in names))
    deployment = deploy_version(
        process=uuid.uuid4(), process_name="Scaled", number=1, data=file
    )
    for _ in range(count):
        start_request(StartOrder(deployment))


if __name__ == "__main__":
    django.setup()
    print(json.dumps(main(int(sys.argv[2]), float(sys.argv[3]))))  # noqa: T201

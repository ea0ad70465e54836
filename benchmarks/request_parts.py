"""The parts of benchmarks.requests; each runs in a process of its own."""

from __future__ import annotations

import json
import os
import resource
import statistics
import subprocess
import sys
import time
import uuid
from datetime import timedelta
from pathlib import Path
from typing import Any

import django

ROOT = Path(__file__).resolve().parent.parent
STEPS = 5


def deployment() -> Any:
    """Deploy a process of five calls that do nothing."""
    from runtime.services.deployments import deploy_version
    from tests.runtime.files import straight, work

    names = [f"Step_{number}" for number in range(STEPS)]
    file = straight(*((name, work(name)) for name in names))
    return deploy_version(
        process=uuid.uuid4(), process_name="Bench", number=1, data=file
    )


def start(of: Any, count: int) -> None:
    """Start Requests."""
    from runtime.services.starting import StartOrder, start_request

    for _ in range(count):
        start_request(StartOrder(of))


def wait(of: Any) -> None:
    """Wait until all Requests of a deployment have ended."""
    from runtime.models import ProcessRequest

    running = ProcessRequest.objects.filter(deployment=of).exclude(status="completed")
    while running.exists():
        time.sleep(0.05)


def memory() -> float:
    """Return the resident memory of this process in MB."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * resource.getpagesize() / 1e6


def throughput(count: str, threads: str) -> dict[str, float]:
    """Run Requests through the threads of one process."""
    from runtime.jobs.threads import JobThreads

    of = deployment()
    jobs = JobThreads(int(threads))
    jobs.start()
    start(of, 20)
    wait(of)
    before, begun = memory(), time.perf_counter()
    start(of, int(count))
    wait(of)
    seconds = time.perf_counter() - begun
    jobs.close()
    growth = (memory() - before) * 1000 / int(count)
    return {
        "per_second": int(count) / seconds,
        "memory": memory(),
        "growth": growth,
    }


def latency() -> dict[str, float]:
    """Start calls and timers on workers that have nothing else to do."""
    from runtime.jobs.threads import JobThreads
    from runtime.models import Attempt, HistoryEntry, Job
    from runtime.services.deployments import deploy_version
    from tests.runtime.files import node, straight, timer

    jobs = JobThreads(4)
    jobs.start()
    of = deployment()
    first: list[float] = []
    for _ in range(30):
        start(of, 1)
        wait(of)
        attempt = Attempt.objects.select_related("job").order_by("-id").first()
        assert attempt is not None
        waited = attempt.started_at - attempt.job.created_at
        first.append(waited.total_seconds() * 1000)
    wait_for = node("intermediateCatchEvent", "Wait", timer("PT1S"))
    timed = deploy_version(
        process=uuid.uuid4(),
        process_name="Timed",
        number=1,
        data=straight(("Wait", wait_for)),
    )
    start(timed, 50)
    wait(timed)
    jobs.close()
    due = dict(Job.objects.filter(kind="timer").values_list("request_id", "due"))
    fired = HistoryEntry.objects.filter(event="ended", request__deployment=timed)
    late = [(one.at - due[one.request_id]) / timedelta(milliseconds=1) for one in fired]
    return {"start": statistics.median(first), "late": max(late)}


def workers(count: str) -> dict[str, float]:
    """Run Requests through two worker processes."""
    of = deployment()
    command = [sys.executable, "manage.py", "work", "--threads", "4"]
    started = [subprocess.Popen(command, cwd=ROOT) for _ in range(2)]
    start(of, 20)
    wait(of)
    begun = time.perf_counter()
    start(of, int(count))
    wait(of)
    seconds = time.perf_counter() - begun
    for one in started:
        one.terminate()
        one.wait()
    return {"per_second": int(count) / seconds}


def idle_cost(seconds: float = 5.0) -> float:
    """Return the milliseconds of CPU that idle job threads take in a second."""
    from runtime.jobs.threads import JobThreads

    jobs = JobThreads(4)
    jobs.start()
    time.sleep(1)
    before = time.process_time()
    time.sleep(seconds)
    used = time.process_time() - before
    jobs.close()
    return used / seconds * 1000


def many(count: str) -> dict[str, float]:
    """Let many Requests wait, each with a timer, and read their list."""
    from django.contrib.auth.models import User

    from runtime.models import Right
    from runtime.services.deployments import deploy_version
    from runtime.services.grants import set_rights
    from tests.runtime.files import node, straight, timer

    empty = idle_cost()
    wait_for = node("intermediateCatchEvent", "Wait", timer("P30D"))
    of = deploy_version(
        process=uuid.uuid4(),
        process_name="Waiting",
        number=1,
        data=straight(("Wait", wait_for)),
    )
    user = User.objects.create_user("ada")
    set_rights(process=of.process, user=user, rights=Right)
    start(of, 1)
    copy_waiting(int(count) - 1)
    return {"empty": empty, "busy": idle_cost(), **lists(user)}


def copy_waiting(count: int) -> None:
    """Copy the one Request that waits, and its timer, so many times."""
    from django.utils import timezone

    from runtime.models import Job, ProcessRequest

    one, job = ProcessRequest.objects.get(), Job.objects.get()
    of = one.deployment
    rows = [
        ProcessRequest(
            deployment=of,
            process=of.process,
            title=of.process_name,
            state=one.state,
            status="waiting",
            at=["Wait"],
        )
        for _ in range(count)
    ]
    ProcessRequest.objects.bulk_create(rows, batch_size=5000)
    Job.objects.bulk_create(
        [
            Job(
                request=row,
                deployment=of,
                kind=job.kind,
                activation=job.activation,
                due=timezone.now() + timedelta(days=30),
                key=uuid.uuid4(),
            )
            for row in rows
        ],
        batch_size=5000,
    )


def lists(user: Any) -> dict[str, float]:
    """Return the milliseconds of the list's page, the best of five."""
    from django.conf import settings
    from django.test import Client

    settings.ALLOWED_HOSTS = ["*"]
    client = Client()
    client.force_login(user)
    paths = {
        "list": "/requests/",
        "search": "/requests/?search=waiting",
        "last_page": "/requests/?page=2000",
    }

    def once(path: str) -> float:
        begun = time.perf_counter()
        assert client.get(path).status_code == 200
        return (time.perf_counter() - begun) * 1000

    return {name: min(once(path) for _ in range(5)) for name, path in paths.items()}


PARTS = {
    "throughput": throughput,
    "latency": latency,
    "workers": workers,
    "many": many,
}

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    print(json.dumps(PARTS[sys.argv[1]](*sys.argv[2:])))

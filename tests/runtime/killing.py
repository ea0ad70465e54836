"""Kills the process that runs the jobs, again and again, and counts what is left.

`python -m tests.runtime.killing FOLDER ROUNDS`: starts Requests of five calls in a
database of its own, runs their jobs in processes that are killed after a random time,
lets the rest come to its end, and prints what the ledger of the connector says.
"""

from __future__ import annotations

import json
import os
import random
import signal
import sys
import time
import uuid
from pathlib import Path
from typing import Any

STEPS = 5
LONGEST = 0.4


def run_until_killed() -> None:
    """Run jobs, in a child of this process, until it is killed."""
    from runtime.jobs.threads import JobThreads

    JobThreads(2).start()
    time.sleep(60)


def killed_once(chance: random.Random) -> None:
    """Run jobs in a process that is killed at a random moment."""
    process = os.fork()
    if process == 0:
        run_until_killed()
        os._exit(1)
    time.sleep(chance.uniform(0, LONGEST))
    os.kill(process, signal.SIGKILL)
    os.waitpid(process, 0)


def started(count: int, ledger: Path) -> Any:
    """Deploy a process of five calls and start Requests; return the deployment."""
    from runtime.services.deployments import deploy_version
    from runtime.services.starting import StartOrder, start_request
    from tests.runtime.files import straight, work

    names = [f"Step_{number}" for number in range(STEPS)]
    file = straight(*((name, work(name, ledger=str(ledger))) for name in names))
    deployment = deploy_version(
        process=uuid.uuid4(), process_name="Killed", number=1, data=file
    )
    for _ in range(count):
        start_request(StartOrder(deployment))
    return deployment


def finish(deployment: Any) -> None:
    """Let everything that is left come to its end."""
    from runtime.jobs.threads import JobThreads
    from runtime.models import ProcessRequest

    threads = JobThreads(4)
    threads.start()
    until = time.monotonic() + 60
    waiting = ProcessRequest.objects.filter(deployment=deployment)
    while waiting.exclude(status="completed").exists() and time.monotonic() < until:
        time.sleep(0.05)
    threads.close()


def counted(deployment: Any, ledger: Path) -> dict[str, int]:
    """Return what became of all calls."""
    from django.db.models import Count

    from runtime.models import Attempt, HistoryEntry, ProcessRequest

    keys = [line.split()[0] for line in ledger.read_text().splitlines()]
    requests = ProcessRequest.objects.filter(deployment=deployment)
    steps = HistoryEntry.objects.filter(
        request__in=requests, event="completed", element__startswith="Step"
    )
    doubled = steps.order_by().values("request", "element").annotate(n=Count("id"))
    return {
        "requests": requests.count(),
        "completed": requests.filter(status="completed").count(),
        "calls": requests.count() * STEPS,
        "keys": len(set(keys)),
        "effects": len(keys),
        "steps": steps.count(),
        "doubled": doubled.filter(n__gt=1).count(),
        "lost_attempts": Attempt.objects.filter(outcome="lost").count(),
    }


def main(folder: Path, rounds: int) -> dict[str, int]:
    """Do it."""
    from django.core.management import call_command
    from django.db import connections

    call_command("migrate", verbosity=0)
    ledger = folder / "ledger"
    ledger.touch()
    # So many that the last round still finds work.
    deployment = started(max(rounds, 10), ledger)
    chance = random.Random(rounds)  # noqa: S311
    for _ in range(rounds):
        connections.close_all()
        killed_once(chance)
    finish(deployment)
    return counted(deployment, ledger)


if __name__ == "__main__":
    os.environ["PATCHBAY_DATA"] = sys.argv[1]
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    import django

    django.setup()
    print(json.dumps(main(Path(sys.argv[1]), int(sys.argv[2]))))  # noqa: T201

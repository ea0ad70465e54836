"""Names of workers, and whether one on this machine still lives."""

from __future__ import annotations

import os
import socket
import uuid
from pathlib import Path


def new_worker_name() -> str:
    """Return a name that no other worker has: machine, process, a random part."""
    return f"{socket.gethostname()[:40]}:{os.getpid()}:{uuid.uuid4().hex[:8]}"


def is_dead(worker: str) -> bool:
    """Say whether a worker was a process of this machine that has ended."""
    host, _, rest = worker.partition(":")
    process = rest.partition(":")[0]
    if host != socket.gethostname()[:40] or not process.isdecimal():
        return False
    return (
        not Path(f"/proc/{process}").exists()
        if Path("/proc/self").exists()
        else (not answers(int(process)))
    )


def answers(process: int) -> bool:
    """Say whether a process of this number runs, where there is no /proc."""
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True

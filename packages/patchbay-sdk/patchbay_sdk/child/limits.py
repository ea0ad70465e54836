"""Limits that the system keeps for this process and what it starts."""

from __future__ import annotations

import ctypes
import math
import os
import resource
import signal

DEATH_OF_PARENT = 1  # PR_SET_PDEATHSIG of Linux's prctl(2)
FILE_BYTES = 256 * 1024 * 1024
OPEN_FILES = 256


def keep_limits(memory: int) -> None:
    """Limit memory (bytes of address space), files and core dumps, for good."""
    lower(resource.RLIMIT_AS, memory)
    lower(resource.RLIMIT_FSIZE, FILE_BYTES)
    lower(resource.RLIMIT_NOFILE, OPEN_FILES)
    lower(resource.RLIMIT_CORE, 0)
    os.umask(0o077)


def lower(limit: int, most: int) -> None:
    """Lower a limit; one that is lower already stays."""
    _, hard = resource.getrlimit(limit)
    value = most if hard == resource.RLIM_INFINITY else min(most, hard)
    resource.setrlimit(limit, (value, value))


def limit_processor(seconds: float) -> None:
    """End this process once a call has computed longer than it may take."""
    usage = resource.getrusage(resource.RUSAGE_SELF)
    soft = math.ceil(usage.ru_utime + usage.ru_stime + seconds) + 1
    _, hard = resource.getrlimit(resource.RLIMIT_CPU)
    if hard == resource.RLIM_INFINITY or soft <= hard:
        resource.setrlimit(resource.RLIMIT_CPU, (soft, hard))


def die_with_parent(parent: int) -> None:
    """End this process when the thread that started it ends, where Linux can."""
    control = getattr(ctypes.CDLL(None), "prctl", None)
    if control is not None:
        control(DEATH_OF_PARENT, signal.SIGKILL, 0, 0, 0)
    if os.getppid() != parent:
        os.kill(os.getpid(), signal.SIGKILL)

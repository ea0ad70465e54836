"""PostgreSQL, Redis and RabbitMQ for the tests: found, else started, else said so."""

from __future__ import annotations

import shutil
import socket
import subprocess
import time
from functools import cache
from pathlib import Path

PORTS = {"PostgreSQL": 5432, "Redis": 6379, "RabbitMQ": 5672}
MISSING: set[str] = set()
MISSING_PROGRAMS: set[str] = set()
LONGEST_START = 30.0


def answers(port: int) -> bool:
    """Say whether something listens on a port of this machine."""
    with socket.socket() as probe:
        probe.settimeout(1)
        return probe.connect_ex(("127.0.0.1", port)) == 0


def start_command(service: str) -> list[str] | None:
    """Return how a service of the system's packages is started, None without one."""
    if service == "Redis" and shutil.which("redis-server"):
        return ["redis-server", "--daemonize", "yes", "--save", "", "--port", "6379"]
    if service == "RabbitMQ" and shutil.which("rabbitmq-server"):
        return ["rabbitmq-server", "-detached"]
    clusters = sorted(Path("/etc/postgresql").glob("*/main"))
    if service == "PostgreSQL" and clusters and shutil.which("pg_ctlcluster"):
        version = clusters[-1].parent.name
        return ["pg_ctlcluster", "--skip-systemctl-redirect", version, "main", "start"]
    return None


@cache
def available(service: str) -> bool:
    """Say whether a service can be used; start it where that is possible."""
    port = PORTS[service]
    command = None if answers(port) else start_command(service)
    if command is not None:
        subprocess.run(command, check=False, capture_output=True, timeout=60)
        until = time.monotonic() + LONGEST_START
        while not answers(port) and time.monotonic() < until:
            time.sleep(0.2)
    if not answers(port):
        MISSING.add(service)
    return answers(port)


def has_program(name: str) -> bool:
    """Say whether a program of the system's packages can be used."""
    if shutil.which(name) is None:
        MISSING_PROGRAMS.add(name)
    return name not in MISSING_PROGRAMS


def notice() -> str:
    """Return what has to be said when something was missing; empty for nothing."""
    said = []
    if MISSING:
        listed = ", ".join(sorted(MISSING))
        said.append(
            f"NOT TESTED: the form on several machines. {listed} could not be reached "
            "on the standard port, nor started from the system's packages. Install it "
            "and run the tests again."
        )
    if MISSING_PROGRAMS:
        listed = ", ".join(sorted(MISSING_PROGRAMS))
        said.append(
            f"NOT TESTED: that a dump of PostgreSQL holds no secret. {listed} is not "
            "installed. Install it and run the tests again."
        )
    return " ".join(said)

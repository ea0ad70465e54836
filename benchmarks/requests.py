"""What a Request costs: throughput, time to start, timers, 100,000 that wait."""

from __future__ import annotations

import json
import os
import sqlite3
import subprocess
import sys
import tempfile
import time
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg
from psycopg import sql

from benchmarks.figures import Figure, report

ROOT = Path(__file__).resolve().parent.parent
PROBE = ROOT / "tests" / "fixtures" / "packages" / "probe"
SERVER = "postgresql://postgres@127.0.0.1:5432"
COUNT = 400
CLAIM = "at least {} a second"


def environment(folder: str, database: str = "") -> dict[str, str]:
    """Return what the processes of an installation are run with."""
    return {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "config.settings",
        "PATCHBAY_DATA": folder,
        "PATCHBAY_DATABASE": database,
        "PYTHONPATH": f"{ROOT}{os.pathsep}{PROBE}",
    }


def measured(part: str, *arguments: str, env: dict[str, str]) -> dict[str, float]:
    """Run a part of benchmarks.request_parts in a process of its own."""
    done = subprocess.run(
        [sys.executable, "-m", "benchmarks.request_parts", part, *arguments],
        cwd=ROOT,
        env=env,
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    )
    found: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return found


def commits_a_second(folder: str) -> float:
    """Return how many commits of one row SQLite makes here, synced as Patchbay does."""
    connection = sqlite3.connect(Path(folder) / "commits.sqlite3")
    connection.execute("PRAGMA journal_mode=WAL")
    connection.execute("PRAGMA synchronous=FULL")
    connection.execute("CREATE TABLE row (number INTEGER)")
    begun = time.perf_counter()
    for number in range(COUNT):
        with connection:
            connection.execute("INSERT INTO row VALUES (?)", [number])
    return COUNT / (time.perf_counter() - begun)


@contextmanager
def postgresql() -> Iterator[str]:
    """Give a PostgreSQL database of its own."""
    name = f"patchbay_{uuid.uuid4().hex[:12]}"
    with psycopg.connect(f"{SERVER}/postgres", autocommit=True) as connection:
        connection.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)))
        yield f"{SERVER}/{name}"
        drop = sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(name))
        connection.execute(drop)


def on_sqlite() -> None:
    """Report the embedded form."""
    with tempfile.TemporaryDirectory() as folder:
        env = environment(folder)
        found = measured("throughput", str(COUNT), "4", env=env)
        commits = commits_a_second(folder)
        report(
            Figure(
                "Requests of 5 calls, SQLite, FULL sync",
                found["per_second"],
                "a second",
                "commits of one row",
                commits,
                CLAIM.format(100),
            )
        )
        report(
            Figure(
                "memory for 1,000 Requests more",
                found["growth"],
                "MB",
                "the process",
                found["memory"],
                "flat",
            )
        )
        idle = measured("latency", env=env)
        report(
            Figure(
                "commit to the start of a call, median",
                idle["start"],
                "ms",
                "one commit",
                1000 / commits,
                "5 ms",
            )
        )
        report(
            Figure("a timer is late by, most of 50", idle["late"], "ms", limit="1 s")
        )


def on_postgresql() -> None:
    """Report two workers on PostgreSQL."""
    with tempfile.TemporaryDirectory() as folder, postgresql() as database:
        found = measured("workers", str(COUNT * 2), env=environment(folder, database))
        report(
            Figure(
                "Requests of 5 calls, PostgreSQL, 2 workers",
                found["per_second"],
                "a second",
                limit=CLAIM.format(300),
            )
        )


def many_waiting() -> None:
    """Report what 100,000 waiting Requests cost."""
    with tempfile.TemporaryDirectory() as folder:
        found = measured("many", "100000", env=environment(folder))
        report(
            Figure(
                "CPU of idle workers, 100,000 waiting",
                found["busy"],
                "ms a second",
                "none waiting",
                found["empty"],
                "the same",
            )
        )
        for name in ("list", "search", "last_page"):
            shown = name.replace("_", " ")
            report(
                Figure(
                    f"list of 100,000 Requests, {shown}",
                    found[name],
                    "ms",
                    limit="100 ms",
                )
            )


if __name__ == "__main__":
    on_sqlite()
    on_postgresql()
    many_waiting()

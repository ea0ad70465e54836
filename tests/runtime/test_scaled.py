"""The same jobs on PostgreSQL with workers of Celery, over Redis and over RabbitMQ."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
import uuid
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest
import redis
from psycopg import sql

from tests import services
from tests.runtime.conftest import PROBE

ROOT = Path(__file__).parent.parent.parent
SERVER = "postgresql://postgres@127.0.0.1:5432"
BROKERS = {
    "redis": "redis://127.0.0.1:6379/9",
    "rabbitmq": "amqp://guest:guest@127.0.0.1:5672//",
    "none": "",
}
pytestmark = pytest.mark.slow


def needs(*names: str) -> None:
    """Leave a test out, loudly, where a service is not to be had."""
    for name in names:
        if not services.available(name):
            pytest.skip(services.notice())


@pytest.fixture
def database() -> Iterator[str]:
    """Return the address of a PostgreSQL database of its own."""
    needs("PostgreSQL")
    name = f"patchbay_{uuid.uuid4().hex[:12]}"
    with psycopg.connect(f"{SERVER}/postgres", autocommit=True) as connection:
        connection.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)))
        yield f"{SERVER}/{name}"
        drop = sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(name))
        connection.execute(drop)


class Installation:
    """A database, a broker, and the processes that work on them."""

    def __init__(self, database: str, broker: str, folder: Path) -> None:
        self.ledger = folder / "ledger"
        self.environment = {
            **os.environ,
            "DJANGO_SETTINGS_MODULE": "config.settings",
            "PATCHBAY_DATA": str(folder),
            "PATCHBAY_DATABASE": database,
            "PATCHBAY_BROKER": broker,
            "PYTHONPATH": f"{ROOT}:{PROBE}",
            "LEDGER": str(self.ledger),
        }
        self.workers: list[subprocess.Popen[bytes]] = []

    def python(self, *arguments: str) -> str:
        """Run Python to its end and return what it printed."""
        done = subprocess.run(
            [sys.executable, *arguments],
            cwd=ROOT,
            env=self.environment,
            capture_output=True,
            text=True,
            check=False,
            timeout=120,
        )
        assert done.returncode == 0, done.stderr[-3000:]
        return done.stdout

    def work(self) -> subprocess.Popen[bytes]:
        """Start a worker."""
        worker = subprocess.Popen(
            [sys.executable, "manage.py", "work", "--threads", "2"],
            cwd=ROOT,
            env=self.environment,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        self.workers.append(worker)
        return worker

    def run(self, count: int, seconds: float = 60) -> dict[str, int]:
        """Start Requests and wait for their end."""
        printed = self.python(
            "-m", "tests.runtime.scaled", "start", str(count), str(seconds)
        )
        found: dict[str, int] = json.loads(printed)
        return found

    def effects(self) -> tuple[int, int]:
        """Return how many calls were made, and how many a receiver of keys would do."""
        keys = [line.split()[0] for line in self.ledger.read_text().splitlines()]
        return len(keys), len(set(keys))

    def end(self) -> None:
        """End all workers."""
        for one in self.workers:
            one.kill()
            one.wait()


@pytest.fixture(params=list(BROKERS))
def installation(
    request: pytest.FixtureRequest, database: str, tmp_path: Path
) -> Iterator[Installation]:
    """Return an installation on each broker, and on none."""
    needs(*{"redis": ["Redis"], "rabbitmq": ["RabbitMQ"]}.get(request.param, []))
    made = Installation(database, BROKERS[request.param], tmp_path)
    made.python("manage.py", "migrate", "--verbosity", "0")
    yield made
    made.end()


def test_two_workers_do_all_jobs_once(installation: Installation) -> None:
    installation.work()
    installation.work()

    found = installation.run(20)

    assert found["completed"] == 20
    assert found["jobs"] == found["attempts"] == 100
    assert installation.effects() == (100, 100)


@pytest.mark.parametrize("installation", ["redis", "none"], indirect=True)
def test_a_killed_worker_loses_no_call(installation: Installation) -> None:
    killed = installation.work()
    starting = subprocess.Popen(
        [sys.executable, "-m", "tests.runtime.scaled", "start", "40", "90"],
        cwd=ROOT,
        env=installation.environment,
        stdout=subprocess.PIPE,
        text=True,
    )
    while not (installation.ledger.exists() and installation.effects()[0] > 20):
        time.sleep(0.05)
    killed.kill()
    killed.wait()
    installation.work()

    printed, _ = starting.communicate(timeout=110)

    assert json.loads(printed)["completed"] == 40
    made, wanted = installation.effects()
    assert wanted == 200
    assert made - wanted <= 8


def test_an_emptied_broker_loses_nothing(database: str, tmp_path: Path) -> None:
    needs("Redis")
    installation = Installation(database, BROKERS["redis"], tmp_path)
    installation.python("manage.py", "migrate", "--verbosity", "0")
    starting = subprocess.Popen(
        [sys.executable, "-m", "tests.runtime.scaled", "start", "20", "60"],
        cwd=ROOT,
        env=installation.environment,
        stdout=subprocess.PIPE,
        text=True,
    )
    client = redis.Redis.from_url(BROKERS["redis"])
    while client.llen("patchbay") < 10:
        time.sleep(0.05)
    client.flushdb()
    installation.work()

    printed, _ = starting.communicate(timeout=80)
    installation.end()

    assert json.loads(printed)["completed"] == 20
    assert installation.effects() == (100, 100)


def test_cut_connections_lose_nothing(database: str, tmp_path: Path) -> None:
    installation = Installation(database, "", tmp_path)
    installation.python("manage.py", "migrate", "--verbosity", "0")
    worker = installation.work()
    installation.python("-m", "tests.runtime.scaled", "start", "40", "0")
    cut = (
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
        "WHERE datname = %s AND pid <> pg_backend_pid()"
    )
    with psycopg.connect(f"{SERVER}/postgres", autocommit=True) as connection:
        for _ in range(10):
            connection.execute(cut, [database.rpartition("/")[2]])
            time.sleep(0.1)

    left = installation.python("-m", "tests.runtime.scaled", "wait", "0", "60")
    installation.end()

    assert worker.returncode == -9
    assert json.loads(left)["completed"] == 40
    assert installation.effects()[1] == 200

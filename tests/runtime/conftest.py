"""Deployments, people and a worker for the tests of Requests."""

from __future__ import annotations

import sys
import uuid
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.utils import timezone

from connectors.availability import usable_caller
from connectors.calls import Caller
from connectors.registry import installed
from runtime.jobs.claims import Claim, claim_due
from runtime.jobs.running import run_job
from runtime.models import Deployment, ProcessRequest, Right
from runtime.services.deployments import deploy_version
from runtime.services.grants import set_rights
from runtime.services.hook_calls import gate
from runtime.services.starting import StartOrder, start_request

PROBE = Path(__file__).parent.parent / "fixtures" / "packages" / "probe"
Deploy = Callable[..., Deployment]


@pytest.fixture(scope="session", autouse=True)
def probe() -> Iterator[None]:
    """Install the probe for real: its folder is on the path."""
    sys.path.insert(0, str(PROBE))
    installed.cache_clear()
    yield
    sys.path.remove(str(PROBE))
    installed.cache_clear()


@pytest.fixture(autouse=True)
def fresh_gate() -> None:
    """Forget who has called the webhooks of other tests."""
    gate.cache_clear()


@dataclass
class Worker:
    """Runs what is due, as the threads of the server do, but when a test says so."""

    caller: Caller
    name: str = "test:0:worker"
    claims: list[Claim] = field(default_factory=list)

    def claim(self, now: datetime | None = None) -> list[Claim]:
        """Claim everything that is due."""
        self.claims = claim_due(self.name, most=100, now=now)
        return self.claims

    def run(self, *, ahead: timedelta = timedelta(0)) -> int:
        """Run jobs until nothing is due; `ahead` puts the clock of claims forward."""
        done = 0
        while found := self.claim(timezone.now() + ahead):
            for one in found:
                run_job(one, self.caller)
            done += len(found)
        return done


@pytest.fixture(scope="session")
def shared_caller() -> Iterator[Caller]:
    """Return a caller whose children stay warm."""
    caller = usable_caller([])
    yield caller
    caller.close()


@pytest.fixture
def worker(shared_caller: Caller) -> Worker:
    """Return a worker that runs jobs in the test's own thread."""
    return Worker(shared_caller)


@pytest.fixture
def person(db: None) -> User:
    """Return a person with an address."""
    return User.objects.create_user("ada", "ada@example.com", first_name="Ada")


@pytest.fixture
def deploy(person: User) -> Deploy:
    """Return a function that deploys a file; the person has all rights on it."""

    def make(data: bytes, name: str = "Test", **values: Any) -> Deployment:
        key = values.pop("process", None) or uuid.uuid4()
        set_rights(process=key, user=person, rights=Right)
        number = Deployment.objects.filter(process=key).count() + 1
        return deploy_version(process=key, process_name=name, number=number, data=data)

    return make


def started(deployment: Deployment, **values: Any) -> ProcessRequest:
    """Start a Request."""
    return start_request(StartOrder(deployment, **values))


def again(request: ProcessRequest) -> ProcessRequest:
    """Read a Request as it stands now."""
    return ProcessRequest.objects.get(pk=request.pk)

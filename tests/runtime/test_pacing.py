"""Limits of credentials: no minute has more calls than it may, and none gets lost."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from itertools import pairwise
from pathlib import Path

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st
from pytest_django.fixtures import Settings

from connectors.models import Credential
from connectors.vault.services import Filled, store_credential
from runtime.jobs.claims import claim_due, claim_job
from runtime.jobs.pacing import MINUTE, free_moment
from runtime.models import Attempt, CallSlot, Deployment, Job, ProcessRequest
from runtime.services.requests import cancel_request
from tests.runtime.conftest import Deploy, Worker, again, started
from tests.runtime.files import node, straight, work

NOW = datetime(2030, 5, 10, 12, tzinfo=UTC)


def seconds(*numbers: float) -> list[datetime]:
    """Return moments, in seconds from NOW."""
    return [NOW + timedelta(seconds=number) for number in numbers]


@pytest.mark.parametrize(
    ("times", "limit", "expected"),
    [
        ([], 1, 0),
        ([0], 1, 60),
        ([-59], 1, 1),
        ([-60], 1, 0),
        ([-50, -40], 3, 0),
        ([-50, -40], 2, 10),
        ([-50, -40, 10], 2, 20),
        ([-50, -40, 10, 20], 2, 70),
        ([-30, -30, -30, 30], 3, 30),
    ],
)
def test_one_more_call_begins_when_the_minute_has_room(
    times: list[float], limit: int, expected: float
) -> None:
    assert free_moment(seconds(*times), limit, NOW) == seconds(expected)[0]


@given(st.lists(st.integers(0, 40), max_size=60), st.integers(1, 5))
def test_no_minute_ever_has_more_than_the_limit(pauses: list[int], limit: int) -> None:
    now, times = NOW, list[datetime]()
    for pause in pauses:
        now += timedelta(seconds=pause)
        times.append(free_moment(times, limit, now))

    assert all(early <= late for early, late in pairwise(times))
    assert all(
        late - early >= MINUTE
        for early, late in zip(times, times[limit:], strict=False)
    )


@pytest.fixture
def account(settings: Settings, tmp_path: Path, db: None) -> Credential:
    """Return the default account of the probe, with two calls per minute."""
    settings.VAULT_KEYS, settings.VAULT_KEY_FILE = [], tmp_path / "vault-key"
    return store_credential(
        name="robot",
        connector="probe",
        type_name="account",
        filled=Filled(is_default=True, calls_per_minute=2),
        by=User.objects.create_user("grace", is_staff=True),
    )


@pytest.fixture
def deployment(deploy: Deploy) -> Deployment:
    """Return a process with one call that uses an account."""
    return deploy(straight(("A", work("A", "work-as"))))


def requests_of(deployment: Deployment, count: int) -> list[ProcessRequest]:
    """Start some Requests."""
    return [started(deployment) for _ in range(count)]


def claimed(worker: str, now: datetime, most: int = 100) -> list[int]:
    """Claim as a worker; return the ids of the jobs."""
    return [one.job.pk for one in claim_due(worker, most=most, now=now)]


def test_jobs_over_the_limit_wait_for_their_slots(
    account: Credential, deployment: Deployment
) -> None:
    requests_of(deployment, 5)
    now = timezone.now()

    assert len(claimed("a", now)) == 2

    waiting = Job.objects.filter(status="ready").order_by("id")
    assert [one.due for one in waiting] == [
        now + MINUTE,
        now + MINUTE,
        now + 2 * MINUTE,
    ]
    assert [(one.attempts_made, one.tries) for one in waiting] == [(0, 0)] * 3
    assert Attempt.objects.count() == 2


def test_two_workers_keep_one_limit(
    account: Credential, deployment: Deployment
) -> None:
    requests_of(deployment, 12)
    begin, moments = timezone.now(), list[datetime]()

    for second in range(0, 400, 5):
        now = begin + timedelta(seconds=second)
        for worker in ("a", "b"):
            moments += [now] * len(claimed(worker, now, most=1))

    assert len(moments) == 12
    pairs = zip(moments, moments[2:], strict=False)
    assert all(late - early >= MINUTE for early, late in pairs)
    assert moments[-1] - begin == 5 * MINUTE
    assert set(Job.objects.values_list("attempts_made", flat=True)) == {1}


def test_who_waits_goes_before_who_comes(
    account: Credential, deployment: Deployment
) -> None:
    requests_of(deployment, 3)
    now = timezone.now()
    claimed("a", now)
    waiting = Job.objects.get(status="ready")
    late = started(deployment).jobs.get()

    assert claimed("a", now + MINUTE / 2) == []
    assert claimed("b", now + MINUTE) == [waiting.pk, late.pk]


def test_a_slot_of_a_cancelled_job_is_free_again(
    account: Credential, deployment: Deployment, person: User
) -> None:
    *_, third, fourth = requests_of(deployment, 4)
    now = timezone.now()
    claimed("a", now)
    for one in (third, fourth):
        cancel_request(request=one, why="No longer needed", by=person)

    late = started(deployment).jobs.get()
    claimed("a", now + timedelta(seconds=1))

    late.refresh_from_db()
    assert late.due == now + MINUTE


def test_a_named_credential_has_the_limit_of_its_own(
    account: Credential, deployment: Deployment
) -> None:
    requests_of(deployment, 4)
    for one in Job.objects.order_by("id")[:2]:
        one.credential = "other"
        one.save()

    assert len(claimed("a", timezone.now())) == 4


@pytest.mark.parametrize("limit", [None, 100])
def test_without_a_limit_that_is_reached_nobody_waits(
    account: Credential, deployment: Deployment, limit: int | None
) -> None:
    Credential.objects.update(calls_per_minute=limit)
    requests_of(deployment, 5)

    assert len(claimed("a", timezone.now())) == 5


def test_other_jobs_go_past_those_that_wait(
    account: Credential, deployment: Deployment, deploy: Deploy
) -> None:
    requests_of(deployment, 3)
    other = started(deploy(straight(("B", work("B"))))).jobs.get()

    assert other.pk in claimed("a", timezone.now())


def test_one_job_of_a_message_waits_too(
    account: Credential, deployment: Deployment
) -> None:
    jobs = [one.jobs.get() for one in requests_of(deployment, 3)]

    claims = [claim_job("a", one.pk) for one in jobs]

    assert [claim is not None for claim in claims] == [True, True, False]


def test_slots_of_the_past_are_not_kept(
    account: Credential, deployment: Deployment
) -> None:
    requests_of(deployment, 2)
    now = timezone.now()
    claimed("a", now)
    requests_of(deployment, 1)
    claimed("a", now + 5 * MINUTE)

    assert CallSlot.objects.count() == 1


def test_a_request_with_a_limit_ends(
    account: Credential, deployment: Deployment, worker: Worker
) -> None:
    requests = requests_of(deployment, 3)

    worker.run()
    assert [again(one).status for one in requests].count("completed") == 2

    worker.run(ahead=MINUTE)
    assert {again(one).status for one in requests} == {"completed"}


def test_without_limits_a_claim_asks_one_thing_more(
    deployment: Deployment, deploy: Deploy
) -> None:
    requests_of(deployment, 3)
    started(deploy(straight(("B", node("task", "B")))))

    with CaptureQueriesContext(connection) as queries:
        claimed("a", timezone.now())

    asked = [one["sql"] for one in queries if "calls_per_minute" in one["sql"]]
    assert len(asked) == 1

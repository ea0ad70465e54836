"""What is read of a process: counts, durations, failures, costs."""

from __future__ import annotations

import uuid
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st
from rest_framework.test import APIClient

from runtime.jobs.counting import GRACE, count_attempts
from runtime.models import Attempt, AttemptCount, Deployment, Job, ProcessRequest, Right
from runtime.selectors.metrics import samples
from runtime.selectors.metrics.attempts import all_attempts, attempts_of
from runtime.selectors.metrics.costs import cost_of
from runtime.selectors.metrics.durations import Spread, durations_of_requests
from runtime.selectors.metrics.elements import element_times
from runtime.selectors.metrics.periods import Period
from runtime.selectors.metrics.throughput import open_requests, throughput_of
from runtime.services.grants import set_rights
from tests.runtime.conftest import Deploy, Worker, started
from tests.runtime.files import node, straight, work

NOW = datetime(2030, 5, 10, 12, tzinfo=UTC)
WEEK = Period.of(7, NOW)


def ran(deployment: Deployment, **values: Any) -> ProcessRequest:
    """Write a Request as it stands after its life."""
    given = {"status": "completed", "started_at": NOW, "ended_at": NOW, **values}
    return ProcessRequest.objects.create(
        deployment=deployment, process=deployment.process, state={}, **given
    )


def passed(request: ProcessRequest, activation: int, **events: float) -> None:
    """Write what happened at the element A, in seconds after the start."""
    for event, seconds in events.items():
        at = request.started_at + timedelta(seconds=seconds)
        request.history.create(event=event, element="A", activation=activation, at=at)


def attempted(request: ProcessRequest, outcome: str, ended: datetime) -> None:
    """Write an attempt of the probe that took two seconds."""
    job = Job.objects.create(
        request=request,
        deployment=request.deployment,
        kind="call",
        connector="probe",
        operation="work",
        key=uuid.uuid4(),
    )
    job.attempts.create(
        number=1,
        outcome=outcome,
        started_at=ended - timedelta(seconds=2),
        ended_at=ended,
    )


@pytest.fixture
def deployment(deploy: Deploy) -> Deployment:
    """Return a process with one call, A."""
    return deploy(straight(("A", work("A"))))


@pytest.mark.parametrize(
    ("durations", "median", "p95"),
    [
        ([], None, None),
        ([3.0], 3.0, 3.0),
        ([4.0, 1.0], 1.0, 4.0),
        ([3.0, 1.0, 2.0], 2.0, 3.0),
        (list(map(float, range(1, 101))), 50.0, 95.0),
        ([-1.0, 5.0], 0.0, 5.0),
    ],
)
def test_a_spread_is_made_of_measured_durations(
    durations: list[float], median: float | None, p95: float | None
) -> None:
    assert Spread.of(durations) == Spread(len(durations), median, p95)


@given(
    st.lists(st.integers(0, 10_000), min_size=1).map(lambda n: [float(x) for x in n])
)
def test_95_percent_do_not_exceed_the_95_percent_mark(durations: list[float]) -> None:
    spread = Spread.of(durations)

    below = sum(one <= (spread.p95 or 0) for one in durations)
    assert below >= 0.95 * len(durations)
    assert spread.p95 in durations


def test_a_period_ends_with_today() -> None:
    assert list(Period.of(2, NOW)) == [date(2030, 5, 9), date(2030, 5, 10)]
    assert Period.of(2, NOW).begin == datetime(2030, 5, 9, tzinfo=UTC)


def test_throughput_counts_each_day(deployment: Deployment) -> None:
    yesterday = NOW - timedelta(days=1)
    ran(deployment, started_at=yesterday)
    ran(deployment, status="cancelled")
    stopped = ran(deployment, status="incident", ended_at=None)
    stopped.incidents.create(element="A", activation=1, message="Why", opened_at=NOW)
    ran(deployment, started_at=NOW - timedelta(days=9), ended_at=None)

    *_, before, today = throughput_of(deployment.process, WEEK)

    assert (before.started, before.completed, before.incidents) == (1, 0, 0)
    assert vars(today) == {
        "day": NOW.date(),
        "started": 2,
        "completed": 1,
        "cancelled": 1,
        "incidents": 1,
    }


def test_open_requests_are_counted_by_status(deployment: Deployment) -> None:
    ran(deployment)
    ran(deployment, status="waiting", ended_at=None)

    found = open_requests(deployment.process)

    assert found == {"running": 0, "waiting": 1, "incident": 0}


def test_durations_are_those_of_completed_requests(deployment: Deployment) -> None:
    for seconds in (10, 20, 30):
        ran(deployment, ended_at=NOW + timedelta(seconds=seconds))
    ran(deployment, status="cancelled", ended_at=NOW + timedelta(hours=1))

    found = durations_of_requests(samples.sample_of(deployment.process, WEEK))

    assert found == Spread(3, 20.0, 30.0)


def test_elements_have_durations_and_failures(deployment: Deployment) -> None:
    request = ran(deployment)
    passed(request, 1, entered=0, completed=4)
    passed(request, 2, entered=4, failed=5, completed=10)
    passed(request, 3, entered=10, cancelled=11)
    passed(request, 4, entered=11)

    (one,) = element_times(samples.sample_of(deployment.process, WEEK))

    assert (one.element, one.entered, one.completed) == ("A", 4, 2)
    assert (one.failed, one.cancelled, one.failure_rate) == (1, 1, 0.25)
    assert one.durations == Spread(2, 4.0, 6.0)


def test_what_failed_twice_failed_once(deployment: Deployment) -> None:
    request = ran(deployment)
    passed(request, 1, entered=0, failed=1)
    passed(request, 1, failed=2)

    (one,) = element_times(samples.sample_of(deployment.process, WEEK))

    assert (one.entered, one.failed) == (1, 1)


def test_other_processes_do_not_count(deployment: Deployment, deploy: Deploy) -> None:
    other = ran(deploy(straight(("A", work("A")))))
    passed(other, 1, entered=0, completed=4)

    assert element_times(samples.sample_of(deployment.process, WEEK)) == []


def test_a_sample_is_spread_over_the_period(
    deployment: Deployment, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(samples, "MOST", 100)
    ProcessRequest.objects.bulk_create(
        ProcessRequest(
            deployment=deployment,
            process=deployment.process,
            state={},
            started_at=NOW - timedelta(minutes=number),
        )
        for number in range(1_000)
    )

    sample = samples.sample_of(deployment.process, WEEK)

    chosen = list(sample.started.values_list("started_at", flat=True))
    older = [at for at in chosen if at < NOW - timedelta(minutes=500)]
    assert 70 < len(chosen) < 130
    assert 0.35 < len(older) / len(chosen) < 0.65


def test_a_real_request_has_figures(deployment: Deployment, worker: Worker) -> None:
    started(deployment)
    worker.run()

    period = Period.of(1, datetime.now(UTC))
    found = element_times(samples.sample_of(deployment.process, period))

    assert {one.element: one.completed for one in found} == {
        "Start": 1,
        "A": 1,
        "End": 1,
    }
    (attempts,) = attempts_of(deployment.process, period)
    assert attempts.outcomes == {"completed": 1}


@pytest.mark.parametrize("counted_at", [None, timedelta(0), GRACE, timedelta(days=3)])
def test_attempts_are_the_same_before_and_after_counting(
    deployment: Deployment, counted_at: timedelta | None
) -> None:
    request = ran(deployment)
    for hours in (0, 1, 50):
        attempted(request, "completed", NOW - timedelta(hours=hours))
    attempted(request, "failed", NOW - timedelta(minutes=1))

    if counted_at is not None:
        count_attempts(NOW + counted_at)
        count_attempts(NOW + counted_at)

    (found,) = all_attempts()
    assert found.outcomes == {"completed": 3, "failed": 1}
    assert found.seconds["completed"] == pytest.approx(6, abs=0.01)
    (mine,) = attempts_of(deployment.process, Period.of(2, NOW))
    assert (mine.completed, mine.failure_rate) == (2, pytest.approx(1 / 3))


def test_counts_stay_when_requests_are_gone(deployment: Deployment) -> None:
    attempted(ran(deployment), "completed", NOW)
    assert count_attempts(NOW + timedelta(hours=1)) == 1

    Attempt.objects.all().delete()

    assert all_attempts()[0].outcomes == {"completed": 1}
    assert AttemptCount.objects.get().day == NOW.date()


def test_what_runs_is_not_counted(deployment: Deployment) -> None:
    attempted(ran(deployment), "completed", NOW)
    Attempt.objects.update(ended_at=None)

    assert count_attempts(NOW + timedelta(hours=1)) == 0
    assert all_attempts() == []


def test_stopped_attempts_are_no_failures(deployment: Deployment) -> None:
    request = ran(deployment)
    attempted(request, "stopped", NOW)
    attempted(request, "completed", NOW)

    (found,) = attempts_of(deployment.process, WEEK)

    assert found.failure_rate == 0


def test_completed_calls_cost_what_the_manifest_says(deployment: Deployment) -> None:
    request = ran(deployment)
    attempted(request, "completed", NOW)
    attempted(request, "completed", NOW)
    attempted(request, "failed", NOW)

    (found,) = attempts_of(deployment.process, WEEK)

    cost = cost_of(found)
    assert cost is not None
    assert (str(cost.total), cost.currency) == ("0.0150", "EUR")


def metrics(user: User, process: uuid.UUID, days: str = "") -> Any:
    """Ask for the figures of a process."""
    client = APIClient()
    client.force_authenticate(user)
    return client.get(reverse("api-metrics", args=[process]), {"days": days})


def test_the_api_answers_with_few_queries(
    deployment: Deployment, worker: Worker, person: User
) -> None:
    for _ in range(3):
        started(deployment)
    worker.run()
    metrics(person, deployment.process)

    with CaptureQueriesContext(connection) as queries:
        answer = metrics(person, deployment.process)

    body = answer.json()
    assert body["by_day"][-1]["completed"] == 3
    assert {one["name"] for one in body["elements"]} == {"Start", "A", "End"}
    assert body["connectors"][0]["cost"]["total"] == "0.0225"
    assert len(queries) <= 15


def test_an_element_keeps_the_name_it_had(
    deployment: Deployment, deploy: Deploy, person: User
) -> None:
    request = ran(deployment, started_at=datetime.now(UTC), ended_at=None)
    passed(request, 1, entered=0, completed=1)
    deploy(straight(("B", node("task", "B"))), process=deployment.process)

    body = metrics(person, deployment.process).json()

    assert (body["version"], body["elements"][0]["name"]) == (2, "A")


@pytest.mark.parametrize("days", ["0", "367", "-1", "many", "1.5", "9" * 30])
def test_a_wrong_number_of_days_is_refused(
    deployment: Deployment, person: User, days: str
) -> None:
    assert metrics(person, deployment.process, days).status_code == 400


def test_only_those_who_may_see_get_figures(deployment: Deployment) -> None:
    guest = User.objects.create_user("guest")
    assert metrics(guest, deployment.process).status_code == 404

    set_rights(process=deployment.process, user=guest, rights=[Right.START])
    assert metrics(guest, deployment.process).status_code == 403

    set_rights(process=deployment.process, user=guest, rights=[Right.SEE])
    assert metrics(guest, deployment.process).status_code == 200

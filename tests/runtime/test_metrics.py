"""What is read of a process: counts, durations, failures."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from runtime.models import Deployment, ProcessRequest
from runtime.selectors.metrics import samples
from runtime.selectors.metrics.attempts import attempts_of
from runtime.selectors.metrics.durations import Spread, durations_of_requests
from runtime.selectors.metrics.elements import element_times
from runtime.selectors.metrics.periods import Period
from runtime.selectors.metrics.throughput import open_requests, throughput_of
from tests.runtime.conftest import Deploy, Worker, started
from tests.runtime.files import straight, work
from tests.runtime.past import NOW, passed, ran

WEEK = Period.of(7, NOW)


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

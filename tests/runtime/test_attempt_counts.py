"""Attempts are counted once, and what they cost."""

from __future__ import annotations

from datetime import timedelta

import pytest

from runtime.jobs.counting import GRACE, count_attempts
from runtime.models import Attempt, AttemptCount, Deployment
from runtime.selectors.metrics.attempts import all_attempts, attempts_of
from runtime.selectors.metrics.costs import cost_of
from runtime.selectors.metrics.periods import Period
from tests.runtime.conftest import Deploy
from tests.runtime.files import straight, work
from tests.runtime.past import NOW, attempted, ran

WEEK = Period.of(7, NOW)


@pytest.fixture
def deployment(deploy: Deploy) -> Deployment:
    """Return a process with one call, A."""
    return deploy(straight(("A", work("A"))))


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

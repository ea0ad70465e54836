"""What Prometheus reads, and that nobody else does."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from prometheus_client.parser import text_string_to_metric_families
from pytest_django.fixtures import Settings

from runtime.models import Job
from tests.runtime.conftest import Deploy, Worker, started
from tests.runtime.files import node, straight, timer, work

TOKEN = "se-cret"
pytestmark = pytest.mark.django_db


@pytest.fixture
def token(settings: Settings) -> str:
    """Return the token of the installation."""
    settings.METRICS_TOKEN = TOKEN
    return TOKEN


def figures() -> dict[str, float]:
    """Return what Prometheus reads: values by name and labels."""
    answer = Client().get("/metrics", headers={"Authorization": f"Bearer {TOKEN}"})
    assert answer.status_code == 200
    return {
        " ".join([sample.name, *sample.labels.values()]): sample.value
        for family in text_string_to_metric_families(answer.content.decode())
        for sample in family.samples
    }


@pytest.mark.parametrize("header", ["", "Bearer ", f"Bearer {TOKEN}"])
def test_without_the_setting_there_is_nothing(settings: Settings, header: str) -> None:
    settings.METRICS_TOKEN = ""

    answer = Client().get("/metrics", headers={"Authorization": header})

    assert answer.status_code == 404


@pytest.mark.parametrize(
    "header", ["", "Bearer", "Bearer x", f"Token {TOKEN}", TOKEN, "Bearer sé-cret"]
)
def test_another_token_is_refused(token: str, header: str) -> None:
    answer = Client().get("/metrics", headers={"Authorization": header})

    assert (answer.status_code, answer.content) == (401, b"")


def test_jobs_are_counted_by_how_they_stand(token: str, deploy: Deploy) -> None:
    deployment = deploy(straight(("A", work("A"))))
    for _ in range(3):
        started(deployment)
    catch = node("intermediateCatchEvent", "Later", timer("PT1H"))
    started(deploy(straight(("Later", catch))))
    first, second, _third, _timer = Job.objects.order_by("id")
    Job.objects.filter(pk=first.pk).update(due=timezone.now() - timedelta(minutes=2))
    Job.objects.filter(pk=second.pk).update(status="running")

    found = figures()

    assert [
        found[f"patchbay_jobs {one}"] for one in ("ready", "planned", "running")
    ] == [
        2,
        1,
        1,
    ]
    assert found["patchbay_jobs_overdue"] == 1
    assert 120 <= found["patchbay_oldest_due_job_age_seconds"] < 180


def test_attempts_requests_and_incidents_are_counted(
    token: str, deploy: Deploy, worker: Worker
) -> None:
    started(deploy(straight(("A", work("A")))))
    started(deploy(straight(("A", work("A", how="fail")))))
    started(deploy(straight(("A", node("userTask", "A")))))
    worker.run()

    found = figures()

    assert found["patchbay_attempts_total probe work completed"] == 1
    assert found["patchbay_attempts_total probe work failed"] == 1
    assert found["patchbay_attempts_seconds_total probe work completed"] > 0
    statuses = ("running", "waiting", "incident", "completed", "cancelled")
    counts = [found[f"patchbay_requests {status}"] for status in statuses]
    assert counts == [0, 1, 1, 1, 0]
    assert found["patchbay_incidents_open"] == found["patchbay_tasks_open"] == 1


def test_an_empty_installation_has_figures_too(token: str) -> None:
    with CaptureQueriesContext(connection) as queries:
        found = figures()

    assert found["patchbay_oldest_due_job_age_seconds"] == 0
    assert len(queries) <= 9


def test_openmetrics_is_spoken_where_it_is_asked_for(token: str) -> None:
    headers = {
        "Authorization": f"Bearer {TOKEN}",
        "Accept": "application/openmetrics-text; version=1.0.0",
    }

    answer = Client().get("/metrics", headers=headers)

    assert answer["Content-Type"].startswith("application/openmetrics-text")
    assert answer.content.endswith(b"# EOF\n")

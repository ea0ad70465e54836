"""The API of metrics: who may read them, and with how many queries."""

from __future__ import annotations

import uuid
from datetime import UTC, datetime
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from rest_framework.test import APIClient

from runtime.models import Deployment, Right
from runtime.services.grants import set_rights
from tests.runtime.conftest import Deploy, Worker, started
from tests.runtime.files import node, straight, work
from tests.runtime.past import passed, ran


@pytest.fixture
def deployment(deploy: Deploy) -> Deployment:
    """Return a process with one call, A."""
    return deploy(straight(("A", work("A"))))


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

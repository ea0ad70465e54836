"""Tests of steps for real are made by a job worker, once, and can be stopped."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from django.contrib.auth.models import User
from django.urls import reverse
from django.utils import timezone
from pytest_django.fixtures import Settings
from rest_framework.test import APIClient

from connectors.models import Credential
from modeler.models import StepTrial
from runtime.jobs.claims import claim_due
from runtime.jobs.sweeping import sweep
from runtime.models import Job
from tests.connectors.vaults import store_server
from tests.modeler.drafts import work_off
from tests.modeler.test_step_tests import (
    begun,
    client,
    draft,
    mailing,
    probe,
    tried,
    tried_for_real,
)

__all__ = ["client", "probe"]


def test_more_tests_than_jobs_have_to_wait(
    client: APIClient, people: dict[str, User], settings: Settings
) -> None:
    settings.JOB_THREADS = 1
    process = draft(people)
    begun(client, process)

    answer = tried(client, process, dry=False)

    assert (answer.status_code, answer.json()["code"]) == (429, "too-many-tests")
    work_off()
    assert tried_for_real(client, process)["outcome"] == "completed"


def test_a_test_can_be_stopped_before_a_worker_has_it(
    client: APIClient, people: dict[str, User], tmp_path: Path
) -> None:
    ledger = tmp_path / "ledger"
    address = begun(client, draft(people, ledger=str(ledger)))

    stopped = client.delete(address).json()
    work_off()

    assert (stopped["state"], stopped["result"]["outcome"]) == ("ended", "stopped")
    assert client.get(address).json() == stopped
    assert not ledger.exists()


def test_a_test_that_a_worker_took_along_is_not_made_twice(
    client: APIClient, people: dict[str, User], tmp_path: Path
) -> None:
    ledger = tmp_path / "ledger"
    address = begun(client, draft(people, ledger=str(ledger)))
    claim_due("died", most=1)
    Job.objects.update(lease_until=timezone.now() - timedelta(seconds=1))

    sweep("sweeper")
    work_off()

    assert client.get(address).json()["result"]["outcome"] == "lost"
    assert not ledger.exists()


def test_a_test_keeps_the_pace_of_its_credential(
    client: APIClient, people: dict[str, User], settings: Settings, tmp_path: Path
) -> None:
    settings.VAULT_KEYS, settings.VAULT_KEY_FILE = [], tmp_path / "key"
    store_server(User.objects.create_user("grace", is_staff=True), host="smtp.invalid")
    Credential.objects.update(calls_per_minute=1)
    process = mailing(people)
    sent = {"variables": {"order": {"id": 1}}, "credential": "sales-mail"}

    first, second = begun(client, process, **sent), begun(client, process, **sent)
    work_off()

    assert client.get(first).json()["result"]["credential"] == "sales-mail"
    assert client.get(second).json()["state"] == "waiting"


def test_a_test_of_another_process_is_not_there(
    client: APIClient, people: dict[str, User]
) -> None:
    address = begun(client, draft(people))
    other = draft(people)
    test = address.rstrip("/").rpartition("/")[2]

    answer = client.get(reverse("api-one-step-test", args=[other.pk, test]))

    assert answer.status_code == 404


def test_old_tests_are_forgotten(client: APIClient, people: dict[str, User]) -> None:
    process = draft(people)
    tried_for_real(client, process)
    StepTrial.objects.update(started_at=timezone.now() - timedelta(days=2))

    tried_for_real(client, process)

    assert (StepTrial.objects.count(), Job.objects.count()) == (1, 1)

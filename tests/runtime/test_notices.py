"""Mails about incidents: to whom, when, what they say, and that none gets lost."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from email import message_from_bytes, policy
from pathlib import Path

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from pytest_django.fixtures import Settings

from connectors.calls import Caller
from connectors.vault.services import Filled, store_credential
from runtime.jobs.notices import finish
from runtime.models import (
    Deployment,
    Incident,
    IncidentNotice,
    Job,
    JobStatus,
    OutboxMail,
    ProcessRequest,
    Right,
)
from runtime.services.grants import set_rights
from runtime.services.incidents import Resolution, resolve_incident
from runtime.services.notices import BETWEEN, GATHER, set_incident_mails
from tests.packages.mail_servers import Box, mail_server, scripted_server
from tests.runtime.conftest import Deploy, Worker, started
from tests.runtime.files import straight, work

SOON = GATHER + timedelta(seconds=1)


@pytest.fixture
def deployment(deploy: Deploy) -> Deployment:
    """Return a process whose only call fails."""
    return deploy(straight(("Pay", work("Pay", how="fail"))), name="Orders")


@pytest.fixture
def reader(person: User) -> User:
    """Return a person with all rights who wants mails."""
    set_incident_mails(user=person, wanted=True)
    return person


@pytest.fixture
def postman() -> Iterator[Worker]:
    """Return a worker that may reach mail servers on this machine."""
    caller = Caller(allowed_hosts=["127.0.0.0/8"])
    yield Worker(caller)
    caller.close()


def stopped(deployment: Deployment, worker: Worker) -> ProcessRequest:
    """Start a Request and let it stop."""
    request = started(deployment)
    worker.run()
    return request


def texts() -> list[str]:
    """Return the subject and the text of the mails in the outbox, oldest first."""
    found = []
    for one in OutboxMail.objects.order_by("id"):
        message = message_from_bytes(bytes(one.content), policy=policy.default)
        body = message.get_body(("plain",))
        text = body.get_content().replace("\r\n", "\n")
        found.append(f"{message['Subject']}\n{text}")
    return found


def test_a_reader_is_told_where_a_request_stopped(
    deployment: Deployment, worker: Worker, reader: User, settings: Settings
) -> None:
    settings.CSRF_TRUSTED_ORIGINS = ["https://patchbay.example.com"]
    request = stopped(deployment, worker)
    assert texts() == []

    worker.run(ahead=SOON)

    (text,) = texts()
    assert text.startswith("Incident in “Orders” at “Pay”\n")
    assert f"#{request.number} stopped at “Pay”:\nIt cannot work." in text
    assert f"https://patchbay.example.com/requests/{request.id}/" in text
    mail = OutboxMail.objects.get()
    assert (mail.recipients, mail.request_id) == ([reader.email], request.pk)


def test_incidents_of_one_cause_are_in_one_mail(
    deployment: Deployment, worker: Worker, reader: User
) -> None:
    for _ in range(12):
        stopped(deployment, worker)

    worker.run(ahead=SOON)

    (text,) = texts()
    assert text.startswith("12 incidents in “Orders”\n")
    assert "And 2 more." in text


def test_the_next_mail_waits_and_names_only_what_is_new(
    deployment: Deployment, worker: Worker, reader: User
) -> None:
    first = stopped(deployment, worker)
    worker.run(ahead=SOON)
    second = stopped(deployment, worker)

    worker.run(ahead=BETWEEN - timedelta(seconds=10))
    assert len(texts()) == 1

    worker.run(ahead=BETWEEN + SOON)
    assert len(texts()) == 2
    assert f"#{second.number} " in texts()[1]
    assert f"#{first.number} " not in texts()[1]


def test_what_is_resolved_by_then_needs_no_mail(
    deployment: Deployment, worker: Worker, reader: User
) -> None:
    stopped(deployment, worker)
    for one in Incident.objects.all():
        resolution = Resolution("cancel", "Not needed")
        resolve_incident(incident=one, resolution=resolution, by=reader)

    worker.run(ahead=SOON)

    assert texts() == []
    assert not IncidentNotice.objects.get().is_planned


@pytest.mark.parametrize("case", ["not asked", "may only see", "no address", "gone"])
def test_nobody_else_gets_mails(
    deployment: Deployment, worker: Worker, person: User, case: str
) -> None:
    set_incident_mails(user=person, wanted=case != "not asked")
    if case == "may only see":
        set_rights(process=deployment.process, user=person, rights=[Right.SEE])
    User.objects.update(
        email="" if case == "no address" else "ada@example.com",
        is_active=case != "gone",
    )

    stopped(deployment, worker)
    worker.run(ahead=SOON)

    assert texts() == []
    assert not Job.objects.filter(kind="notice").exists()


def test_who_ends_mails_gets_none_that_is_planned(
    deployment: Deployment, worker: Worker, reader: User
) -> None:
    stopped(deployment, worker)
    set_incident_mails(user=reader, wanted=False)

    worker.run(ahead=SOON)

    assert texts() == []
    assert not Job.objects.filter(kind="notice", status="ready").exists()


def test_every_reader_gets_a_mail_of_their_own(
    deployment: Deployment, worker: Worker, reader: User
) -> None:
    other = User.objects.create_user("bob", "bob@example.com")
    set_rights(process=deployment.process, user=other, rights=[Right.ACT])
    set_incident_mails(user=other, wanted=True)

    stopped(deployment, worker)
    worker.run(ahead=SOON)

    found = OutboxMail.objects.values_list("recipients", flat=True)
    assert sorted(found) == [["ada@example.com"], ["bob@example.com"]]


def test_an_incident_that_opens_while_a_mail_is_sent_gets_another(
    deployment: Deployment, worker: Worker, reader: User
) -> None:
    stopped(deployment, worker)
    (claim,) = worker.claim(timezone.now() + SOON)
    notice = IncidentNotice.objects.get()
    notice.told, notice.sent_at = Incident.objects.get().pk, timezone.now()

    stopped(deployment, worker)
    finish(claim, notice, JobStatus.DONE)

    planned = Job.objects.get(kind="notice", status="ready")
    assert planned.due == notice.sent_at + BETWEEN


def test_without_readers_an_incident_costs_one_query_more(
    deployment: Deployment, worker: Worker
) -> None:
    with CaptureQueriesContext(connection) as queries:
        stopped(deployment, worker)

    asked = [one["sql"] for one in queries if "incidentreader" in one["sql"]]
    assert len(asked) == 1


@pytest.fixture
def mail_account(settings: Settings, tmp_path: Path) -> None:
    """Let the vault have a key of its own."""
    settings.VAULT_KEYS, settings.VAULT_KEY_FILE = [], tmp_path / "vault-key"


def use_server(port: int) -> None:
    """Make a mail server the default of the installation."""
    values = {"host": "127.0.0.1", "port": str(port), "security": "none"}
    store_credential(
        name="mail",
        connector="email",
        type_name="smtp",
        filled=Filled(values={**values, "sender": "p@example.com"}, is_default=True),
        by=User.objects.create_user("grace", is_staff=True),
    )


@pytest.mark.usefixtures("mail_account")
def test_the_default_mail_server_is_used(
    deployment: Deployment, postman: Worker, reader: User
) -> None:
    box: Box
    with mail_server() as (box, port):
        use_server(port)
        stopped(deployment, postman)
        postman.run(ahead=SOON)

    (envelope,) = box.taken
    assert envelope.rcpt_tos == [reader.email]
    assert texts() == []


@pytest.mark.usefixtures("mail_account")
def test_a_server_that_fails_is_asked_again(
    deployment: Deployment, postman: Worker, reader: User
) -> None:
    with scripted_server({"MAIL": "451 Later"}) as server:
        use_server(server.server_address[1])
        stopped(deployment, postman)
        postman.run(ahead=SOON)

    job = Job.objects.get(kind="notice")
    assert (job.status, job.tries) == ("ready", 1)
    assert job.due > timezone.now()

    postman.run(ahead=timedelta(days=1))
    job.refresh_from_db()
    assert (job.status, job.tries) == ("failed", 6)
    assert not IncidentNotice.objects.get().is_planned

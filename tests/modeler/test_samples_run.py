"""The samples run: published, started by the button, filled in by people."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import timedelta

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from connectors.calls import Caller
from modeler.samples import sample
from modeler.services.processes import create_process
from modeler.services.versions import publish_version
from runtime.models import Incident, OutboxMail, ProcessRequest, UserTask
from runtime.services.incidents import Resolution, resolve_incident
from runtime.services.tasks import complete_task
from tests.packages.web_servers import Asked, Reply, Service, service
from tests.runtime.conftest import Worker

STOCK = b"https://stock.example.com"
Start = Callable[..., ProcessRequest]


@pytest.fixture
def person(db: None) -> User:
    """Return who owns the process, starts it and does the tasks."""
    return User.objects.create_user("ada", "ada@example.com", first_name="Ada")


@pytest.fixture
def worker() -> Iterator[Worker]:
    """Return a worker that may call services on this machine."""
    caller = Caller(allowed_hosts=["localhost", "127.0.0.0/8"])
    yield Worker(caller)
    caller.close()


@pytest.fixture
def begin(person: User, worker: Worker, client: Client) -> Start:
    """Return a function that publishes a sample, presses Start and runs its jobs."""

    def start(
        slug: str, fields: dict[str, str], at: Service | None = None
    ) -> ProcessRequest:
        chosen = sample(slug)
        assert chosen is not None
        data = chosen.data.replace(STOCK, at.url.encode()) if at else chosen.data
        process = create_process(name=chosen.name, by=person, data=data)
        publish_version(process=process, note="", by=person)
        client.force_login(person)
        address = reverse("start-request", args=[process.pk])
        answer = client.post(address, fields, follow=True)
        assert answer.status_code == 200
        worker.run(ahead=timedelta(hours=1))
        return ProcessRequest.objects.get()

    return start


def fill_in(by: User, worker: Worker, **fields: str) -> None:
    """Complete the open task with what a person types."""
    task = UserTask.objects.get(status="open")
    sent = {name.replace("__", "."): value for name, value in fields.items()}
    complete_task(task=task, sent=sent, by=by)
    worker.run(ahead=timedelta(hours=1))


def status_of(request: ProcessRequest) -> str:
    """Return how a Request is now."""
    return str(ProcessRequest.objects.get(pk=request.pk).status)


def mail() -> tuple[list[str], str, str]:
    """Return recipients, subject and text of the only message in the outbox."""
    kept = OutboxMail.objects.get()
    return kept.recipients, kept.subject, bytes(kept.content).decode()


def test_a_day_off_needs_no_approval(
    begin: Start, person: User, worker: Worker
) -> None:
    request = begin("vacation-request", {})
    fill_in(person, worker, request__from="2026-07-01", request__days="1")

    recipients, subject, text = mail()
    assert status_of(request) == "completed"
    assert recipients == ["ada@example.com"]
    assert subject == "Your vacation from 2026-07-01 is approved"
    assert "Hello Ada" in text


@pytest.mark.parametrize(
    ("decision", "subject", "words"),
    [
        (
            {"decision__approved": "true"},
            "Your vacation from 2026-07-01 is approved",
            "Have a good time!",
        ),
        (
            {"decision__reason": "We move house."},
            "About your vacation request",
            "not possible: We move house.",
        ),
    ],
)
def test_a_longer_vacation_is_decided_by_a_person(
    begin: Start,
    person: User,
    worker: Worker,
    decision: dict[str, str],
    subject: str,
    words: str,
) -> None:
    request = begin("vacation-request", {})
    fill_in(person, worker, request__from="2026-07-01", request__days="12")
    fill_in(person, worker, **decision)

    assert status_of(request) == "completed"
    assert mail()[1] == subject
    assert words in mail()[2]


ORDER = {"order.id": "17", "order.item": "lamp", "order.email": "bea@example.com"}


def stock(available: int) -> Callable[[Asked], Reply]:
    """Return a stock that has so many of everything."""
    return lambda asked: Reply(200, {"available": available, "path": asked.path})


def test_an_order_is_packed_and_shipped(
    begin: Start, person: User, worker: Worker
) -> None:
    with service(stock(3)) as shop:
        request = begin("order-to-delivery", ORDER, at=shop)
        fill_in(person, worker, parcel__tracking="P-1")

    assert [(one.method, one.path) for one in shop.seen] == [
        ("GET", "/items/lamp"),
        ("POST", "/reservations"),
    ]
    assert shop.seen[1].json == {"item": "lamp", "order": "17"}
    assert status_of(request) == "completed"
    recipients, subject, text = mail()
    assert (recipients, subject) == (["bea@example.com"], "Order 17 is on its way")
    assert "Follow your parcel: P-1" in text


def test_an_order_that_is_sold_out_is_answered(begin: Start) -> None:
    with service(stock(0)) as shop:
        request = begin("order-to-delivery", ORDER, at=shop)

    assert status_of(request) == "completed"
    assert mail()[1] == "Your order 17"


def test_an_alarm_without_an_account_of_slack_says_so_and_can_go_on(
    begin: Start, person: User, worker: Worker
) -> None:
    alarm = {"alarm.service": "Shop", "alarm.text": "500 everywhere"}
    request = begin("incident-alert", alarm)
    for element in ("Task_Slack", "Task_Close"):
        incident = Incident.objects.get(resolved_at=None)
        assert incident.element == element
        assert "token" in incident.message
        skip = Resolution("skip", "No Slack here.")
        resolve_incident(incident=incident, resolution=skip, by=person)
        if element == "Task_Slack":
            worker.run(ahead=timedelta(minutes=16))
            fill_in(person, worker, fix__cause="A full disk")

    assert status_of(request) == "completed"
    assert mail()[:2] == (["oncall@example.com"], "Shop is still down")

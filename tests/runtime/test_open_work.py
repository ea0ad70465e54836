"""The numbers beside Tasks and Incidents in the header of every page."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.contrib.auth.models import User
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from runtime.models import Incident, Right, UserTask
from runtime.selectors.open_work import OpenWork, open_work_of, recent_open_work
from runtime.services.grants import set_rights
from tests.runtime.conftest import Deploy, Worker, started
from tests.runtime.files import node, straight, work


@pytest.fixture(autouse=True)
def nothing_kept() -> Iterator[None]:
    """Begin and end with nothing counted before."""
    cache.clear()
    yield
    cache.clear()


@pytest.fixture
def process(deploy: Deploy, worker: Worker) -> str:
    """Return a process with one open incident and two open tasks."""
    deployment = deploy(straight(("A", work("A", how="fail"))))
    started(deployment)
    task = deploy(straight(("B", node("userTask", "B"))), process=deployment.process)
    for _ in range(2):
        started(task)
    worker.run()
    return str(deployment.process)


def page(user: User, path: str = "/requests/") -> str:
    """Return a page as a person gets it."""
    client = Client()
    client.force_login(user)
    return client.get(path).content.decode()


def test_what_a_person_may_act_on_is_counted(process: str, person: User) -> None:
    assert open_work_of(person) == OpenWork(incidents=1, tasks=2)


@pytest.mark.parametrize("rights", [[], [Right.SEE], [Right.START, Right.SEE]])
def test_what_others_act_on_is_not(process: str, rights: list[Right]) -> None:
    guest = User.objects.create_user("guest")
    set_rights(process=process, user=guest, rights=rights)

    assert open_work_of(guest) == OpenWork(0, 0)


def test_tasks_of_own_requests_are_counted(deploy: Deploy) -> None:
    guest = User.objects.create_user("guest")
    started(deploy(straight(("B", node("userTask", "B")))), by=guest)

    assert open_work_of(guest) == OpenWork(incidents=0, tasks=1)


def test_what_is_over_is_not_counted(process: str, person: User) -> None:
    Incident.objects.update(resolved_at="2030-01-01T00:00Z")
    UserTask.objects.update(status="done")

    assert open_work_of(person) == OpenWork(0, 0)


def test_the_header_shows_the_numbers(process: str, person: User) -> None:
    shown = page(person)

    assert '<span data-count>1</span><span class="pb-visually-hidden"> open' in shown
    assert 'data-open-work="incidents" hidden' not in shown
    assert 'data-open-work="tasks" hidden' not in shown


def test_the_header_shows_nothing_where_nothing_waits(person: User) -> None:
    shown = page(person)

    assert 'data-open-work="incidents" hidden' in shown
    assert 'data-open-work="tasks" hidden' in shown


def test_many_are_shown_as_many(process: str, person: User) -> None:
    first = UserTask.objects.first()
    assert first is not None
    UserTask.objects.bulk_create(
        UserTask(request_id=first.request_id, element="B", activation=number)
        for number in range(1_000, 1_150)
    )

    assert open_work_of(person).tasks == 100
    assert "<span data-count>99+</span>" in page(person)


def test_pages_count_once_in_a_while(process: str, person: User) -> None:
    with CaptureQueriesContext(connection) as first:
        recent_open_work(person)
    with CaptureQueriesContext(connection) as second:
        recent_open_work(person)

    assert (len(first), len(second)) == (3, 0)


@pytest.mark.parametrize("path", ["/incidents/", "/tasks/"])
def test_beside_the_list_the_number_is_exact(
    process: str, person: User, path: str
) -> None:
    page(person)
    Incident.objects.update(resolved_at="2030-01-01T00:00Z")
    UserTask.objects.update(status="done")

    assert page(person, path).count(" hidden><span data-count>") == 2


def test_the_api_says_the_same(process: str, person: User) -> None:
    client = Client()
    client.force_login(person)

    assert client.get("/api/open-work/").json() == {"incidents": 1, "tasks": 2}
    assert Client().get("/api/open-work/").status_code == 401

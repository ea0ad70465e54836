"""The ways from a process to its Requests: only where a version and a right are."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from modeler.models import Process
from modeler.services.processes import create_process
from modeler.services.versions import publish_version
from tests.modeler.conftest import BPMN

START, LIST = "/processes/{id}/start/", "/requests/?process={id}"
ALLOWED = [
    ("owner", [START, LIST]),
    ("editor", [START, LIST]),
    ("viewer", [LIST]),
]


def page(client: Client, user: User, path: str) -> str:
    """Return a page as a person gets it."""
    client.force_login(user)
    answer = client.get(path)
    assert answer.status_code == 200
    return answer.content.decode()


def links(text: str, process: Process) -> list[str]:
    """Return which of the two pages a text leads to."""
    plain = text.replace("&amp;", "&")
    return [one for one in (START, LIST) if f'"{one.format(id=process.pk)}"' in plain]


@pytest.mark.parametrize(("name", "expected"), ALLOWED)
@pytest.mark.parametrize("path", ["/", "/processes/{id}/versions/"])
def test_a_published_process_leads_to_its_requests(
    client: Client,
    people: dict[str, User],
    process: Process,
    path: str,
    name: str,
    expected: list[str],
) -> None:
    address = path.format(id=process.pk)
    assert links(page(client, people[name], address), process) == []

    publish_version(process=process, note="", by=people["owner"])

    assert links(page(client, people[name], address), process) == expected


@pytest.mark.parametrize(("name", "expected"), ALLOWED)
def test_the_editor_knows_the_version_and_where_it_runs(
    client: Client,
    people: dict[str, User],
    process: Process,
    name: str,
    expected: list[str],
) -> None:
    publish_version(process=process, note="", by=people["owner"])

    text = page(client, people[name], f"/processes/{process.pk}/")

    found = re.search(r'<script id="page-context"[^>]*>(.*?)</script>', text, re.DOTALL)
    assert found is not None
    context: dict[str, Any] = json.loads(found[1])
    urls = [context["urls"]["start_request"], context["urls"]["requests"]]
    assert context["version"] == 1
    assert [one for one in urls if one] == [
        one.format(id=process.pk) for one in expected
    ]


def test_the_start_page_costs_a_fixed_number_of_queries(
    client: Client,
    people: dict[str, User],
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    for number in range(12):
        made = create_process(name=f"P{number}", by=people["owner"], data=BPMN.encode())
        publish_version(process=made, note="", by=people["owner"])
    client.force_login(people["owner"])

    with django_assert_num_queries(8):
        client.get("/")

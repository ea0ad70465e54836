"""Where connectors and credentials are used, however the file is written."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test.utils import CaptureQueriesContext

from modeler.models import Draft, Process
from modeler.services.processes import create_process
from modeler.services.versions import publish_version
from modeler.step_uses import uses_of_connector, uses_of_credential
from runtime.services.starting import StartOrder, newest_deployment, start_request
from tests.connectors.vaults import store_server
from tests.modeler.drafts import shared_process
from tests.modeler.test_step_tests import MAIL
from tests.runtime.files import node, straight

NAMED = 'credential="sales-mail"'
WRITINGS: dict[str, Any] = {
    "plain": lambda text: text.encode(),
    "single quotes": lambda text: text.replace(
        NAMED, "credential='sales-mail'"
    ).encode(),
    "blanks": lambda text: text.replace(NAMED, 'credential =\n "sales-mail"').encode(),
    "a character by number": lambda text: text.replace(
        NAMED, 'credential="sales&#45;mail"'
    ).encode(),
    "UTF-16": lambda text: text.replace("UTF-8", "UTF-16").encode("utf-16"),
}


def mail(credential: str = "sales-mail") -> bytes:
    """Return a file with a step that sends with a credential."""
    content = MAIL.format(credential=credential, body="Hello")
    return straight(("Call", node("serviceTask", "Call", content)))


def draft_names(name: str = "sales-mail") -> list[str]:
    """Return the drafts that use a credential."""
    return [one.name for one in uses_of_credential(name).drafts]


@pytest.mark.parametrize("writing", WRITINGS)
def test_a_step_is_found_however_it_is_written(
    people: dict[str, User], writing: str
) -> None:
    data = WRITINGS[writing](mail().decode())
    create_process(name="Ask", by=people["owner"], data=data)

    assert draft_names() == ["Ask"]
    assert [one.name for one in uses_of_connector("email").drafts] == ["Ask"]


def test_what_only_looks_like_a_step_is_none(people: dict[str, User]) -> None:
    comment = f"<!-- {NAMED} -->".encode()
    data = mail("other").replace(b"</bpmn:process>", comment + b"</bpmn:process>")
    create_process(name="Ask", by=people["owner"], data=data)

    assert draft_names() == []
    assert draft_names("other") == ["Ask"]


def test_a_draft_that_changes_is_read_anew(people: dict[str, User]) -> None:
    made = shared_process(mail(), people)
    assert draft_names() == ["Ask"]

    draft = Draft.objects.get(pk=made.pk)
    draft.bpmn, draft.revision = mail("other"), draft.revision + 1
    draft.save()

    assert (draft_names(), draft_names("other")) == ([], ["Ask"])
    Process.objects.all().delete()
    assert draft_names("other") == []


def test_versions_are_the_newest_and_those_that_requests_run_on(
    people: dict[str, User], admin_user: User
) -> None:
    store_server(admin_user)
    made = shared_process(mail(), people)
    owner = people["owner"]
    publish_version(process=made, note="", by=owner)
    order = StartOrder(newest_deployment(made.pk), by=owner, variables={})
    start_request(order)
    publish_version(process=made, note="", by=owner)

    uses = uses_of_credential("sales-mail")

    assert [(one.number, one.running) for one in uses.versions] == [(2, 0), (1, 1)]
    assert (uses.running, uses.versions[0].published_by) == (1, owner.pk)


def test_what_was_read_is_not_read_again(
    people: dict[str, User], django_assert_num_queries: Any
) -> None:
    for number in range(5):
        shared_process(mail(), people, f"Ask {number}")
    uses_of_credential("sales-mail")

    with django_assert_num_queries(4) as asked:
        assert len(draft_names()) == 5
    assert_no_file(asked)


def assert_no_file(asked: CaptureQueriesContext) -> None:
    """Assert that only the questions about new files would give their content."""
    given = [one["sql"] for one in asked if '."bpmn"' in one["sql"].split(" FROM ")[0]]
    assert all("NOT EXISTS" in one or "NOT (EXISTS" in one for one in given)

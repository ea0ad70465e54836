"""What is published can run, or says that it only documents."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import User

from modeler.exceptions import BlockedByFindings
from modeler.models import Process
from modeler.services.members import share_process, unshare_process
from modeler.services.processes import create_process, delete_process, rename_process
from modeler.services.versions import publish_version
from runtime.models import Deployment, Grant, ProcessRequest
from runtime.services.starting import start_as_person
from tests.modeler.conftest import BPMN

CANNOT_RUN = BPMN.replace("bpmn:task", "bpmn:serviceTask")


def test_what_would_not_run_is_refused_with_the_name_of_the_element(
    people: dict[str, User],
) -> None:
    owner = people["owner"]
    process = create_process(name="Cannot", by=owner, data=CANNOT_RUN.encode())

    with pytest.raises(BlockedByFindings) as refused:
        publish_version(process=process, note="", by=owner)

    (finding,) = refused.value.members["findings"]
    assert (finding["rule"], finding["element"]) == ("cannot-run", "Task_1")
    assert "Old" in finding["message"]
    assert not Deployment.objects.exists()


def test_a_diagram_that_only_documents_is_published_and_starts_nothing(
    people: dict[str, User],
) -> None:
    owner = people["owner"]
    text = CANNOT_RUN.replace('isExecutable="true"', 'isExecutable="false"')
    process = create_process(name="Only drawn", by=owner, data=text.encode())

    version = publish_version(process=process, note="", by=owner)

    assert version.number == 1
    assert not Deployment.objects.exists()


def test_publishing_makes_new_requests_run_the_new_version(
    people: dict[str, User], process: Process
) -> None:
    owner = people["owner"]
    order = {"process": process.pk, "by": owner, "variables": {}, "element": ""}

    publish_version(process=process, note="", by=owner)
    first = start_as_person(**order, key="")
    publish_version(process=process, note="", by=owner)
    second = start_as_person(**order, key="")

    numbers = [one.deployment.number for one in (first, second)]
    assert numbers == [1, 2]


def test_sharing_gives_rights_on_requests_and_takes_them_back(
    people: dict[str, User], process: Process
) -> None:
    owner, guest = people["owner"], people["stranger"]

    def rights() -> set[str]:
        mine = Grant.objects.filter(process=process.pk, user=guest)
        return set(mine.values_list("right", flat=True))

    share_process(process=process, username="stranger", role="editor", by=owner)
    assert rights() == {"start", "see", "act"}
    share_process(process=process, username="stranger", role="viewer", by=owner)
    assert rights() == {"see"}
    unshare_process(process=process, username="stranger", by=owner)
    assert rights() == set()


def test_a_renamed_process_is_found_by_its_new_name(
    people: dict[str, User], process: Process
) -> None:
    publish_version(process=process, note="", by=people["owner"])

    rename_process(process=process, name="Renamed", by=people["owner"])

    assert Deployment.objects.get().process_name == "Renamed"


def test_a_deleted_process_starts_nothing_and_keeps_its_requests(
    people: dict[str, User], process: Process
) -> None:
    owner = people["owner"]
    publish_version(process=process, note="", by=owner)
    start_as_person(process=process.pk, by=owner, variables={}, element="", key="")

    delete_process(process=process, by=owner)

    assert not Deployment.objects.filter(is_newest=True).exists()
    assert ProcessRequest.objects.count() == 1

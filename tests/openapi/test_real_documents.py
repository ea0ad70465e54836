"""Ten real documents become connectors that Patchbay accepts."""

from __future__ import annotations

import re
from typing import Any

import pytest
from patchbay_sdk.manifest import check_manifest
from patchbay_tools.openapi.fitting import all_settings, text_of

from tests.openapi.documents import REAL, real_connector

HTML = re.compile(r"<[A-Za-z/!]")
VALUE = frozenset(("json",))


def settings_of(manifest: dict[str, Any]) -> list[dict[str, Any]]:
    """Return all settings of all operations."""
    return [
        one
        for operation in manifest["operations"]
        for one in all_settings(operation["settings"])
    ]


def test_there_are_ten() -> None:
    assert len(REAL) == 10


@pytest.mark.parametrize("name", REAL)
def test_the_manifest_is_accepted_and_can_be_read(name: str) -> None:
    manifest = real_connector(name).manifest

    assert check_manifest(manifest) == []
    assert len(text_of(manifest).encode()) <= 2 * 1024 * 1024


@pytest.mark.parametrize("name", REAL)
def test_operations_are_covered(name: str) -> None:
    report = real_connector(name).report

    outdated = sum(
        one.reason == "It is deprecated." and one.where.rpartition("/")[2] in METHODS
        for one in report.left_out
    )
    assert report.operations >= 0.95 * (report.operations_found - outdated)
    assert report.operations >= 0.9 * report.operations_found


METHODS = ("get", "post", "put", "patch", "delete", "head")


@pytest.mark.parametrize("name", REAL)
def test_every_operation_is_made_or_named_as_left_out(name: str) -> None:
    connector = real_connector(name)

    left_out = {one.where for one in connector.report.left_out}
    missing = connector.report.operations_found - connector.report.operations
    assert missing == sum(
        where.startswith("paths/") and where.rpartition("/")[2] in METHODS
        for where in left_out
    )


@pytest.mark.parametrize("name", REAL)
def test_settings_have_types_and_words(name: str) -> None:
    settings = settings_of(real_connector(name).manifest)

    named = [one for one in settings if "name" in one]
    assert all(one["label"] and one["help"] for one in named)
    loose = [one for one in named if one["type"] in VALUE]
    assert len(loose) <= 0.05 * len(named)


@pytest.mark.parametrize("name", REAL)
def test_texts_are_plain(name: str) -> None:
    manifest = real_connector(name).manifest

    texts = [manifest["description"]]
    for operation in manifest["operations"]:
        texts += [operation["name"], operation.get("description", "")]
    for setting in settings_of(manifest):
        texts += [setting.get("label", ""), setting.get("help", "")]
    assert [one for one in texts if HTML.search(one) or "](" in one] == []


@pytest.mark.parametrize("name", REAL)
def test_ids_do_not_depend_on_the_rest_of_the_document(name: str) -> None:
    operations = real_connector(name).manifest["operations"]

    ids = [one["operation"] for one in operations]
    assert len(set(ids)) == len(ids)
    assert all(len(one) <= 60 for one in ids)


@pytest.mark.parametrize(
    ("name", "operation", "types"),
    [
        ("github.json", "issues-create", {"title": "string", "assignees": "list"}),
        ("twilio.json", "create-message", {"to": "string", "send_at": "datetime"}),
        ("jira.json", "delete-issue", {"delete_subtasks": "choice"}),
        ("box.json", "post-files-content", {"file": "file", "attributes": "object"}),
    ],
)
def test_known_operations_look_as_expected(
    name: str, operation: str, types: dict[str, str]
) -> None:
    operations = real_connector(name).manifest["operations"]
    made = next(one for one in operations if one["operation"] == operation)

    found = {one["name"]: one["type"] for one in made["settings"]}
    assert {key: found.get(key) for key in types} == types


@pytest.mark.parametrize(
    ("name", "kinds"),
    [
        ("github.json", {"link", "page"}),
        ("box.json", {"cursor", "offset"}),
        ("digitalocean.json", {"page"}),
    ],
)
def test_pages_are_recognised(name: str, kinds: set[str]) -> None:
    operations = real_connector(name).manifest["operations"]

    found = {
        one["answer"]["pages"]["kind"]
        for one in operations
        if "pages" in one.get("answer", {})
    }
    assert found == kinds

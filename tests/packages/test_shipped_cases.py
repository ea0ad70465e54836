"""Each operation that ships is seen to work, to fail, and to wait for its service."""

from __future__ import annotations

import ast
from pathlib import Path
from typing import Any

import pytest
from patchbay_tools.conformance.cases import Case, read_cases

from tests.packages.shipped import FOLDERS, ROOT, manifest_in

ENDS = ("works", "fails", "waits")
# Operations that do not speak HTTP, or any: the tests in which they are seen.
ELSEWHERE = {
    ("email", "send"): {
        "works": "test_a_message_goes_to_everyone_once",
        "fails": "test_when_all_are_refused_the_process_can_catch_it",
        "waits": "test_who_has_to_wait_makes_all_wait",
    },
    ("http", "request"): {
        "works": "test_a_request_is_answered",
        "fails": "test_404_can_be_an_error_of_its_own",
        "waits": "test_the_service_says_when",
    },
    **{
        ("sftp", operation): {
            "works": works,
            "fails": "test_what_is_not_there_is_an_error_of_the_process",
            "waits": "test_a_server_that_is_not_there_is_asked_later",
        }
        for operation, works in {
            "fetch": "test_a_file_is_put_and_fetched",
            "put": "test_a_file_is_put_and_fetched",
            "list-folder": "test_a_folder_is_listed_a_file_moved_and_deleted",
            "move": "test_a_folder_is_listed_a_file_moved_and_deleted",
            "delete": "test_a_folder_is_listed_a_file_moved_and_deleted",
        }.items()
    },
    **{
        ("sql", operation): {
            "works": "test_rows_are_written_and_read",
            "fails": fails,
            "waits": "test_a_server_that_is_not_there_is_asked_later",
        }
        for operation, fails in {
            "query": "test_where_there_is_no_row",
            "execute": "test_a_rule_of_the_table_is_an_error_of_the_process",
        }.items()
    },
}
OPERATIONS = [
    (folder, operation["operation"])
    for folder in FOLDERS
    if folder.name != "patchbay_example"
    for operation in manifest_in(folder)["operations"]
    if "trigger" not in operation
]


def limits(case: Case) -> bool:
    """Say whether a case ends because the service was asked too often."""
    answers: list[Any] = [one["answer"] for one in case.exchanges]
    return case.end == "retry_after" and any(
        one.get("status") in {403, 429, 503} for one in answers
    )


def seen_in_cases(cases: list[Case]) -> set[str]:
    """Return which of the three is seen."""
    seen = {"works" for one in cases if one.end == "outputs"}
    seen |= {"fails" for one in cases if one.end in {"error", "failed"}}
    return seen | {"waits" for one in cases if limits(one)}


def names_of_tests(connector: str) -> set[str]:
    """Return the names of the tests of a connector."""
    files = (ROOT / "tests" / "packages").glob(f"test_{connector}*.py")
    trees = [ast.parse(one.read_text("utf-8")) for one in files]
    return {
        node.name
        for tree in trees
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef)
    }


@pytest.mark.parametrize(
    ("folder", "operation"), OPERATIONS, ids=[f"{f.name}-{o}" for f, o in OPERATIONS]
)
def test_it_works_fails_and_waits(folder: Path, operation: str) -> None:
    connector, cases = manifest_in(folder)["connector"], read_cases(folder)
    mine = [one for one in cases.cases if one.calls == operation]
    if operation not in cases.elsewhere:
        assert seen_in_cases(mine) == set(ENDS)
        return
    named = ELSEWHERE[connector, operation]
    assert set(named) == set(ENDS)
    assert set(named.values()) <= names_of_tests(connector)

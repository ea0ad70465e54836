"""The JSON Schema of manifests under its stable name."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from jsonschema import Draft202012Validator
from patchbay_sdk.manifest import manifest_schema
from patchbay_tools.command import main
from patchbay_tools.conformance.cases import cases_schema

from tests.packages.shipped import FOLDERS, PACKAGES

NAME = "urn:patchbay:manifest:1"
ADDRESS = "/schemas/manifest-1.json"
TOOLS = PACKAGES / "patchbay-tools" / "patchbay_tools"
FILES = [
    *(folder / "connector.json" for folder in FOLDERS),
    TOOLS / "beginning" / "template" / "connector.json",
]
CASES = [file.parent / "cases.json" for file in FILES]


def content_of(file: Path) -> Any:
    """Return the content of a file, the names of the template filled in."""
    text = file.read_text("utf-8")
    return json.loads(text.replace("CONNECTOR", "notes").replace("NAME", "Notes"))


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.parent.name)
def test_every_manifest_names_the_schema_and_is_valid_against_it(file: Path) -> None:
    manifest = content_of(file)

    assert manifest["$schema"] == NAME
    assert list(Draft202012Validator(manifest_schema()).iter_errors(manifest)) == []


@pytest.mark.parametrize(
    "file", [one for one in CASES if one.is_file()], ids=lambda file: file.parent.name
)
def test_cases_name_their_schema_and_are_valid_against_it(file: Path) -> None:
    cases = content_of(file)

    assert cases["$schema"] == "urn:patchbay:cases:1"
    assert list(Draft202012Validator(cases_schema()).iter_errors(cases)) == []


@pytest.mark.parametrize("schema", [manifest_schema(), cases_schema()])
def test_they_are_schemas_of_2020_12_with_a_name(schema: dict[str, Any]) -> None:
    Draft202012Validator.check_schema(schema)

    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert schema["$id"] == schema["properties"]["$schema"]["const"]


def test_everyone_can_fetch_it(client: Client) -> None:
    answer = client.get(ADDRESS)

    assert answer.json() == manifest_schema()
    assert answer.headers["Content-Type"] == "application/schema+json"
    assert answer.headers["Access-Control-Allow-Origin"] == "*"
    tag = answer.headers["ETag"]
    assert client.get(ADDRESS, headers={"If-None-Match": tag}).status_code == 304
    assert client.post(ADDRESS).status_code == 405


@pytest.mark.parametrize(
    ("arguments", "schema"), [([], manifest_schema()), (["--cases"], cases_schema())]
)
def test_the_command_prints_it(
    arguments: list[str], schema: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["connector", "schema", *arguments]) == 0
    assert json.loads(capsys.readouterr().out) == schema


def test_vs_code_learns_both_and_keeps_its_settings(tmp_path: Path) -> None:
    file = tmp_path / ".vscode" / "settings.json"
    file.parent.mkdir()
    other = {"url": "https://other.example/schema.json", "fileMatch": ["x.json"]}
    file.write_text(json.dumps({"editor.tabSize": 2, "json.schemas": [other]}))
    for _ in range(2):
        assert main(["connector", "schema", "--vscode", str(tmp_path)]) == 0

    settings = json.loads(file.read_text("utf-8"))
    assert settings["editor.tabSize"] == 2
    first, *ours = settings["json.schemas"]
    assert first == other
    assert [one["fileMatch"] for one in ours] == [["connector.json"], ["cases.json"]]
    assert [one["url"] for one in ours] == [one["schema"]["$id"] for one in ours]


@pytest.mark.parametrize("text", ["// mine\n{}", "[]", '{"json.schemas": {}}', "{"])
def test_settings_that_cannot_be_added_to_stay(
    tmp_path: Path, text: str, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / ".vscode" / "settings.json"
    file.parent.mkdir()
    file.write_text(text)

    assert main(["connector", "schema", "--vscode", str(tmp_path)]) == 2
    assert "settings.json" in capsys.readouterr().err
    assert file.read_text() == text

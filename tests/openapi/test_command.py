"""`patchbay connector from-openapi` writes a package and says what became of all."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path

import pytest
from patchbay_tools.command import main

from connectors.manifests import problems_of
from tests.openapi.documents import document

DONE = {"responses": {"204": {"description": "Done"}}}
PETS = document(
    {
        "/pets": {
            "get": {"operationId": "listPets", **DONE},
            "post": {"operationId": "createPet", "deprecated": True, **DONE},
        },
        "/owners": {"get": {"operationId": "listOwners", **DONE}},
    }
)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Return the file of a small document."""
    path = tmp_path / "pets.json"
    path.write_text(json.dumps(PETS), encoding="utf-8")
    return path


def test_a_package_is_written_that_is_accepted(file: Path, tmp_path: Path) -> None:
    folder = tmp_path / "made"

    assert main(["connector", "from-openapi", str(file), "--folder", str(folder)]) == 0

    assert problems_of(folder / "patchbay_pets") == []
    project = tomllib.loads((folder / "pyproject.toml").read_text("utf-8"))
    points = project["project"]["entry-points"]["patchbay.connectors"]
    assert points == {"pets": "patchbay_pets"}


def test_the_report_names_what_was_left_out(
    file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "made"

    main(["connector", "from-openapi", str(file), "--folder", str(folder), "--json"])

    report = json.loads(capsys.readouterr().out)
    assert report["valid"] is True
    assert report["connector"] == "pets"
    assert (report["operations_found"], report["operations"]) == (3, 2)
    assert report["settings"] == 2
    assert report["left_out"] == [
        {"where": "paths/~1pets/post", "reason": "It is deprecated."}
    ]


@pytest.mark.parametrize("glob", ["list-own*", "listOwners", "GET /own*", "/owners"])
def test_operations_can_be_chosen(glob: str, file: Path, tmp_path: Path) -> None:
    folder = tmp_path / "made"
    options = ["--folder", str(folder), "--name", "Owners", "--operations", glob]

    assert main(["connector", "from-openapi", str(file), *options]) == 0

    text = (folder / "patchbay_owners" / "connector.json").read_text("utf-8")
    assert [o["operation"] for o in json.loads(text)["operations"]] == ["list-owners"]


def test_nothing_is_written_over(
    file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert (
        main(["connector", "from-openapi", str(file), "--folder", str(tmp_path)]) == 1
    )

    assert "is there already. Name another folder" in capsys.readouterr().err
    assert [one.name for one in tmp_path.iterdir()] == ["pets.json"]


def test_a_bad_document_is_reported(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    bad = tmp_path / "bad.json"
    bad.write_text('{"swagger": "2.0"}', encoding="utf-8")

    assert main(["connector", "from-openapi", str(bad), "--json"]) == 1

    report = json.loads(capsys.readouterr().out)
    assert report["valid"] is False
    assert report["problems"][0]["where"] == "swagger"

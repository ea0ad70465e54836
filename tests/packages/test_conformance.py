"""Connectors are measured by the published rules, those that ship among them."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest
from patchbay_sdk.quality import LEVELS, quality_of
from patchbay_tools.command import main
from patchbay_tools.conformance.checking import check_connector
from patchbay_tools.conformance.contrast import contrast
from patchbay_tools.conformance.rules import RULES

from tests.packages.shipped import FOLDERS, PACKAGES, ROOT

SHIPPED = [one for one in FOLDERS if one.name != "patchbay_example"]
GITHUB = PACKAGES / "patchbay-github" / "patchbay_github"


@pytest.fixture
def connector(tmp_path: Path) -> Path:
    """Return a copy of a sound connector that can be spoiled."""
    return Path(shutil.copytree(GITHUB, tmp_path / "patchbay_github"))


def rewrite(folder: Path, name: str, change: Any) -> None:
    """Change a JSON file."""
    content = json.loads((folder / name).read_text("utf-8"))
    change(content)
    (folder / name).write_text(json.dumps(content), "utf-8")


def problems(folder: Path) -> dict[str, str]:
    """Return what the rules find, by rule."""
    found = check_connector(folder).found
    return {one.rule.name: " ".join(one.problems) for one in found if one.problems}


@pytest.mark.parametrize("folder", SHIPPED, ids=lambda folder: folder.name)
def test_what_ships_is_silver_or_better(folder: Path) -> None:
    report = check_connector(folder)
    kept = quality_of(folder)

    assert report.level in {"silver", "gold"}, problems(folder)
    assert kept is not None, "patchbay connector check --write has to be run again"
    assert (kept.level, list(kept.rules)) == (report.level, report.passed)


def test_the_document_names_every_rule() -> None:
    text = (ROOT / "docs" / "connector-levels.md").read_text("utf-8")
    rows = [f"| `{one.name}` | {one.level} | {one.text} |" for one in RULES]
    assert [row for row in rows if row not in text] == []


def test_another_answer_is_told(connector: Path) -> None:
    def change(content: Any) -> None:
        content["cases"][0]["outputs"] = {"number": 8}
        content["cases"][1]["error"] = "invalid"
        content["cases"][4]["exchanges"][0]["request"]["json"] = {"body": "Not me"}

    rewrite(connector, "cases.json", change)

    told = problems(connector)["passing"]
    assert "outputs.number is 1347, not 8" in told
    assert 'threw "not-found", not "invalid"' in told
    assert "request 1: json.body is 'Me too', not 'Not me'" in told


def test_a_secret_that_is_told_is_found(connector: Path) -> None:
    def change(content: Any) -> None:
        answer = content["cases"][0]["exchanges"][0]["answer"]
        answer["json"]["html_url"] = "https://x.example/?token=github_pat_example123"

    rewrite(connector, "cases.json", change)

    assert "token stands in what the call left" in problems(connector)["silent"]


def test_what_is_not_seen_lowers_the_level(connector: Path) -> None:
    def only_successes(content: Any) -> None:
        content["cases"] = [one for one in content["cases"] if "outputs" in one]

    rewrite(connector, "cases.json", only_successes)
    found = problems(connector)

    assert check_connector(connector).level == "bronze"
    assert "create-issue: needs a case that does not work" in found["covered"]
    assert 'create-issue: needs a case of the error "invalid"' in found["errors"]


def test_code_that_uses_the_network_while_it_loads(connector: Path) -> None:
    def in_code(content: Any) -> None:
        del content["operations"][0]["request"]
        content["operations"][0].pop("answer")

    rewrite(connector, "connector.json", in_code)
    module = connector / "__init__.py"
    module.write_text("import socket\nsocket.create_connection(('127.0.0.1', 9))\n")
    assert "uses the network while it is loaded" in problems(connector)["loads"]
    module.write_text("def other(): ...\n")
    assert "has no function create_issue" in problems(connector)["loads"]


def test_an_icon_that_is_hardly_seen(connector: Path) -> None:
    icon = connector / "icon-dark.svg"
    icon.write_text(icon.read_text().replace("#e6edf3", "#222222"))
    assert "icon-dark.svg has a contrast of" in problems(connector)["drawn"]
    assert contrast("#fff", "#000000") == pytest.approx(21)


def test_a_level_holds_for_the_files_that_were_checked(connector: Path) -> None:
    assert main(["connector", "check", str(connector), "--write"]) == 0
    assert quality_of(connector) is not None
    (connector / "__init__.py").write_text("# changed\n")
    assert quality_of(connector) is None


@pytest.mark.parametrize("text", ["{", "[]", '{"level": "gold"}', '{"level": 1}'])
def test_a_level_that_cannot_be_read_is_none(connector: Path, text: str) -> None:
    (connector / "quality.json").write_text(text)
    assert quality_of(connector) is None


def test_the_command_fails_below_a_level(
    connector: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rewrite(connector, "cases.json", lambda content: content.update(cases=[]))

    assert main(["connector", "check", str(connector), "--level", "silver"]) == 1
    assert main(["connector", "check", str(connector), "--json"]) == 0
    shown = json.loads(capsys.readouterr().out.partition("\n[")[2].join(["[", ""]))
    assert shown[0]["level"] == LEVELS[0]


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("connector.json", "{", "is not JSON"),
        ("connector.json", "[]", "does not hold an object"),
        ("cases.json", "{", "is not JSON"),
        ("cases.json", '{"cases": [{"name": "x"}]}', "cases/0"),
    ],
)
def test_files_that_cannot_be_used(
    connector: Path,
    capsys: pytest.CaptureFixture[str],
    name: str,
    text: str,
    said: str,
) -> None:
    (connector / name).write_text(text)
    assert main(["connector", "check", str(connector)]) == 2
    assert said in capsys.readouterr().err


def test_where_there_is_no_connector(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["connector", "check", str(tmp_path)]) == 2
    assert "There is no connector.json" in capsys.readouterr().err

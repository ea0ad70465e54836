"""`patchbay connector new` makes a connector that works at once."""

from __future__ import annotations

import json
import os
import shlex
import subprocess
import sys
from pathlib import Path

import pytest
from django.core.management import call_command
from patchbay_tools.command import main
from patchbay_tools.conformance.checking import check_connector

from connectors.registry import read_registry
from tests.packages.shipped import ROOT


@pytest.fixture
def made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the folder of a new connector."""
    monkeypatch.chdir(tmp_path)
    assert main(["connector", "new", "Office board 2"]) == 0
    return tmp_path / "patchbay-office-board-2"


def test_it_is_sound_and_silver_at_once(made: Path) -> None:
    folder = made / "patchbay_office_board_2"
    call_command("connectors", "check", str(folder))

    report = check_connector(folder)

    assert report.level == "silver", [one.problems for one in report.found]
    manifest = json.loads((folder / "connector.json").read_text("utf-8"))
    assert (manifest["connector"], manifest["name"]) == (
        "office-board-2",
        "Office board 2",
    )


def test_its_own_test_passes(made: Path) -> None:
    done = subprocess.run(
        [
            sys.executable,
            "-m",
            "pytest",
            "-q",
            "-p",
            "no:cacheprovider",
            "-p",
            "no:django",
        ],
        cwd=made,
        env={**os.environ, "DJANGO_SETTINGS_MODULE": ""},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout
    assert "13 passed" in done.stdout


@pytest.mark.slow
def test_installed_it_is_in_the_registry(made: Path, tmp_path: Path) -> None:
    target = tmp_path / "installed"
    pip = [sys.executable, "-m", "pip", "install", "--quiet", "--no-deps"]
    subprocess.run([*pip, "--target", str(target), str(made)], check=True)
    sys.path.insert(0, str(target))
    try:
        found = read_registry().find("office-board-2")
    finally:
        sys.path.remove(str(target))

    assert found is not None
    assert [one["operation"] for one in found.operations] == ["add-note"]


def test_the_commands_of_the_tutorial(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = (ROOT / "docs" / "write-a-connector.md").read_text("utf-8")
    commands = [
        line.replace("../", f"{tmp_path}/")
        for line in text.splitlines()
        if line.startswith(".venv/bin/patchbay")
    ]

    for command in commands:
        assert main(shlex.split(command)[1:]) == 0

    assert "Office notes: silver" in capsys.readouterr().out
    assert (tmp_path / "patchbay-office-notes" / "pyproject.toml").is_file()


@pytest.mark.parametrize("name", ["", "123", "ä", "x" * 41, "🎉"])
def test_a_name_that_cannot_be(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    name: str,
) -> None:
    monkeypatch.chdir(tmp_path)

    assert main(["connector", "new", name]) == 2
    assert "cannot be a name" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


def test_nothing_is_written_over(
    made: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["connector", "new", "Office board 2"]) == 2
    assert "is there already" in capsys.readouterr().err

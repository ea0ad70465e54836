"""The rules and cases of a connector as tests of pytest."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from patchbay_tools.conformance.cases import read_cases
from patchbay_tools.conformance.rules import RULES

from tests.packages.shipped import PACKAGES

GITHUB = PACKAGES / "patchbay-github" / "patchbay_github"
CASES = len(read_cases(GITHUB).cases)
SILVER = sum(rule.level != "gold" for rule in RULES)
Change = Callable[[Any], object]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a copy of a sound connector that can be spoiled."""
    shutil.copytree(GITHUB, tmp_path / "patchbay_github")
    return tmp_path


def pytest_in(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run pytest as the author of a connector does."""
    plain = ["-p", "no:cacheprovider", "-p", "no:django", "--color=no"]
    return subprocess.run(
        [sys.executable, "-m", "pytest", *plain, *arguments],
        cwd=folder,
        env={**os.environ, "DJANGO_SETTINGS_MODULE": ""},
        capture_output=True,
        text=True,
        check=False,
    )


def rewrite(folder: Path, name: str, change: Change) -> None:
    """Change a JSON file of the connector."""
    file = folder / "patchbay_github" / name
    content = json.loads(file.read_text("utf-8"))
    change(content)
    file.write_text(json.dumps(content, indent=1), "utf-8")


@pytest.mark.parametrize(
    ("level", "count"),
    [("bronze", 3 + CASES), ("silver", SILVER + CASES), ("gold", len(RULES) + CASES)],
)
def test_each_rule_of_the_level_and_each_case_is_a_test(
    folder: Path, level: str, count: int
) -> None:
    done = pytest_in(folder, "--connector-level", level)

    assert done.returncode == 0, done.stdout
    assert f"{count} passed" in done.stdout


def test_the_level_can_stand_in_the_configuration(folder: Path) -> None:
    (folder / "pytest.ini").write_text("[pytest]\nconnector_level = silver\n")
    done = pytest_in(folder, "--collect-only", "-q")

    assert "patchbay_github/connector.json::silver-covered" in done.stdout
    assert "connector.json::create-issue: " in done.stdout
    (folder / "pytest.ini").write_text("[pytest]\nconnector_level = platinum\n")
    assert "platinum is none of bronze" in pytest_in(folder).stderr


def test_nothing_is_looked_at_unless_a_level_is_asked_for(folder: Path) -> None:
    done = pytest_in(folder)

    assert "no tests ran" in done.stdout
    assert done.returncode == 5


def test_what_is_lacking_is_told_without_a_traceback(folder: Path) -> None:
    def spoil(content: Any) -> None:
        content["cases"][0]["outputs"] = {"number": 8}

    rewrite(folder, "cases.json", spoil)
    done = pytest_in(folder, "--connector-level", "silver")

    assert "2 failed" in done.stdout
    assert "outputs.number is 1347, not 8" in done.stdout
    assert "Traceback" not in done.stdout
    assert "patchbay_tools" not in re.sub(r"plugins:.*", "", done.stdout)


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("connector.json", "{", "is not JSON"),
        ("connector.json", "[]", "does not hold an object"),
        ("cases.json", "{}", "'cases' is a required property"),
        ("connector.json", "{}", "The manifest and its icons are sound."),
    ],
)
def test_files_that_cannot_be_used_say_so(
    folder: Path, name: str, content: str, said: str
) -> None:
    (folder / "patchbay_github" / name).write_text(content)
    done = pytest_in(folder, "--connector-level", "silver")

    assert done.returncode in {1, 2}
    assert said in done.stdout
    assert "INTERNALERROR" not in done.stdout

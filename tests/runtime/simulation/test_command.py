"""`manage.py bpmn simulate` runs any file, without a traceback."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from tests.runtime.engine.diagrams import Diagram

ROOT = Path(__file__).parents[2]
FILES = sorted((ROOT / "fixtures").rglob("*.bpmn"))
EVENTS = {"entered", "completed", "cancelled", "thrown", "caught", "waiting"}
ORDER = """
    start s
    user Ask
    xor x
    service t1
    service t2
    s > Ask > x
    x > t1 : ok and n > 1
    x > t2 : default
"""


def simulated(capsys: pytest.CaptureFixture[str], *arguments: str) -> list[Any]:
    """Return the lines that the command prints as JSON."""
    call_command("bpmn", "simulate", *arguments, "--json")
    return [json.loads(line) for line in capsys.readouterr().out.splitlines()]


@pytest.fixture
def order(tmp_path: Path) -> Path:
    """Return a file to simulate."""
    file = tmp_path / "order.bpmn"
    file.write_bytes(Diagram(ORDER).data())
    return file


def test_a_file_is_run_with_variables_and_events(
    order: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    events = tmp_path / "events.json"
    events.write_text(json.dumps([{"element": "Ask", "outputs": {"ok": True}}]))

    lines = simulated(
        capsys, str(order), "--variables", '{"n": 2}', "--events", str(events)
    )

    assert {one["event"] for one in lines[:-1]} <= EVENTS
    assert "t1" in {one["element"] for one in lines[:-1]}
    assert lines[-1]["state"] == "completed"
    assert lines[-1]["variables"] == {"n": 2, "ok": True}


def test_it_tells_a_person_too(order: Path, capsys: pytest.CaptureFixture[str]) -> None:
    call_command("bpmn", "simulate", str(order))

    out = capsys.readouterr().out
    assert "0 s  entered    Ask" in out
    assert "incident at x:" in out


@pytest.mark.parametrize(
    "arguments",
    [
        ["--variables", "{"],
        ["--variables", "[1]"],
        ["--events", "nowhere.json"],
    ],
)
def test_what_it_cannot_read_it_says(order: Path, arguments: list[str]) -> None:
    with pytest.raises(CommandError):
        call_command("bpmn", "simulate", str(order), *arguments)


@pytest.mark.parametrize("file", FILES, ids=lambda one: one.name)
def test_every_file_ends(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    lines = simulated(capsys, str(file))

    assert lines[-1]["state"] in {"completed", "waiting", "incident"}
    if lines[-1]["state"] == "incident":
        assert lines[-1]["message"]

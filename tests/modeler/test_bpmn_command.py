"""`manage.py bpmn`: one JSON object a line, exit status 1 unless all is accepted."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError

from tests.modeler.conftest import BPMN, rename


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Return a file on the disk."""
    path = tmp_path / "in.bpmn"
    path.write_text(BPMN, encoding="utf-8")
    return path


def lines(capsys: pytest.CaptureFixture[str]) -> list[dict[str, Any]]:
    """Return what was printed."""
    return [json.loads(line) for line in capsys.readouterr().out.splitlines()]


def test_check_lists_findings(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    call_command("bpmn", "check", str(file), "--json")

    (line,) = lines(capsys)
    assert list(line) == [
        "file",
        "accepted",
        "encoding",
        "elements",
        "refused",
        "findings",
    ]
    assert (line["accepted"], line["encoding"], line["refused"]) == (
        True,
        "utf-8",
        None,
    )


def test_check_says_what_is_refused(
    tmp_path: Path, file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    bad = tmp_path / "bad.bpmn"
    bad.write_text("<html/>", encoding="utf-8")

    with pytest.raises(SystemExit) as ended:
        call_command(
            "bpmn", "check", str(bad), str(tmp_path / "none"), str(file), "--json"
        )

    codes = [line["refused"] and line["refused"]["code"] for line in lines(capsys)]
    assert ended.value.code == 1
    assert codes == ["wrong-root", "not-readable", None]


def test_copy_keeps_every_byte(file: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.bpmn"

    call_command("bpmn", "copy", str(file), str(out))

    assert out.read_bytes() == file.read_bytes()


@pytest.mark.parametrize("whole_set", [True, False])
def test_apply_takes_a_set_or_a_list(
    file: Path, tmp_path: Path, *, whole_set: bool
) -> None:
    content = rename("New")
    changes = tmp_path / "changes.json"
    changes.write_text(json.dumps(content if whole_set else content["changes"]))
    out = tmp_path / "out.bpmn"

    call_command("bpmn", "apply", str(file), str(changes), str(out))

    assert out.read_text() == BPMN.replace('name="Old"', 'name="New"')


def test_a_batch_answers_for_each_file(
    file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    changes = tmp_path / "changes.json"
    changes.write_text(json.dumps(rename("New", element="Nobody")))
    batch = tmp_path / "list.jsonl"
    jobs = [
        {"file": str(file), "changes": str(changes), "out": str(tmp_path / "1")},
        {"file": str(file), "changes": str(file), "out": str(tmp_path / "2")},
    ]
    batch.write_text("\n".join(map(json.dumps, jobs)))

    with pytest.raises(SystemExit):
        call_command("bpmn", "apply", "--batch", str(batch))

    answers = lines(capsys)
    assert [a["refused"]["code"] for a in answers] == ["unknown-element", "bad-changes"]
    assert not (tmp_path / "1").exists()


@pytest.mark.parametrize("arguments", [["copy", "a"], ["apply", "a", "b"]])
def test_missing_arguments_are_named(arguments: list[str]) -> None:
    with pytest.raises(CommandError, match="Name FILE"):
        call_command("bpmn", *arguments)

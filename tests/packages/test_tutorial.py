"""The files of docs/write-a-connector.md are a connector that works."""

from __future__ import annotations

import importlib
import json
import re
import runpy
import sys
import tomllib
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from threading import Thread
from types import ModuleType

import pytest
from django.core.management import call_command
from patchbay_sdk import BpmnError, Failed, RetryLater, Secret
from patchbay_sdk.testing import LocalContext

from connectors.calls import Call, Caller
from connectors.registry import read_registry
from tests.packages.shipped import ROOT, changed, manifest_in

TEXT = (ROOT / "docs" / "write-a-connector.md").read_text("utf-8")
FILE = re.compile(r"^`([\w./-]+)`\n\n```\w+\n(.*?)^```$", re.MULTILINE | re.DOTALL)
TEST = re.compile(r"^```python\n(.*?)^```$", re.MULTILINE | re.DOTALL)
SETTINGS = {"text": "Ada has come", "colour": "red", "blink": False}


class Board(BaseHTTPRequestHandler):
    """A board that answers with the status that its path names."""

    def do_PUT(self) -> None:
        length = int(self.headers["Content-Length"])
        shown = json.loads(self.rfile.read(length))
        right = self.headers["X-Key"] == "k" and shown["text"] == "Ada has come"
        self.send_response(int(self.path[1:]) if right else 403)
        self.end_headers()

    def log_message(self, *_: object) -> None:  # type: ignore[override]
        """Stay silent."""


@pytest.fixture
def package(tmp_path: Path) -> Path:
    """Return the folder with the tutorial's files."""
    for name, content in FILE.findall(TEXT):
        file = tmp_path / name
        file.parent.mkdir(exist_ok=True)
        file.write_text(content, "utf-8")
    return tmp_path


@pytest.fixture
def module(package: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[ModuleType]:
    """Return the tutorial's module."""
    monkeypatch.syspath_prepend(str(package))
    yield importlib.import_module("patchbay_board")
    sys.modules.pop("patchbay_board")


@pytest.fixture
def board() -> Iterator[str]:
    """Return the address of a board on this machine."""
    server = HTTPServer(("127.0.0.1", 0), Board)
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


def call(address: str) -> LocalContext:
    """Return a call with the key of the board."""
    return LocalContext(credential={"address": address, "key": Secret("k")})


def test_there_are_four_files(package: Path) -> None:
    assert len([file for file in package.rglob("*") if file.is_file()]) == 4


def test_manifest_is_accepted(
    package: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    call_command("connectors", "check", str(package / "patchbay_board"))

    assert "accepted" in capsys.readouterr().out


def test_mistake_is_answered_as_the_tutorial_says(
    package: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = package / "patchbay_board"
    broken = changed(manifest_in(folder), "operations/0/summary", "Show {txt}")
    (folder / "connector.json").write_text(json.dumps(broken), "utf-8")

    with pytest.raises(SystemExit):
        call_command("connectors", "check", str(folder))
    line = capsys.readouterr().out.replace(str(package), "../patchbay-board")
    assert line in TEXT


def test_entry_point_names_the_package_with_the_manifest(package: Path) -> None:
    project = tomllib.loads((package / "pyproject.toml").read_text("utf-8"))["project"]
    manifest = manifest_in(package / "patchbay_board")

    points = project["entry-points"]["patchbay.connectors"]
    assert points == {manifest["connector"]: "patchbay_board"}
    assert project["version"] == manifest["version"]


def test_operation_is_a_function_that_works(module: ModuleType, board: str) -> None:
    output = module.show_text(SETTINGS, call(f"{board}/200"))

    assert "GMT" in output["shown_at"]


@pytest.mark.parametrize(
    ("status", "failure"), [(410, BpmnError), (403, Failed), (503, RetryLater)]
)
def test_failures_are_raised_by_what_to_do(
    module: ModuleType, board: str, status: int, failure: type[Exception]
) -> None:
    with pytest.raises(failure):
        module.show_text(SETTINGS, call(f"{board}/{status}"))


def test_test_of_the_tutorial_passes(module: ModuleType, package: Path) -> None:
    file = package / "test_board.py"
    file.write_text(TEST.findall(TEXT)[-1], "utf-8")

    runpy.run_path(str(file))["test_board_that_does_not_answer_is_tried_again"]()


@pytest.mark.parametrize(
    ("status", "kind"),
    [(200, "completed"), (410, "error"), (403, "failed"), (503, "retry")],
)
def test_patchbay_calls_what_was_installed(
    package: Path, board: str, monkeypatch: pytest.MonkeyPatch, status: int, kind: str
) -> None:
    install(package, monkeypatch)
    caller = Caller(allowed_hosts=["127.0.0.1"], registry=read_registry)

    account = {"address": f"{board}/{status}", "key": "k"}
    outcome = caller.call(Call("board", "show-text", SETTINGS, account))
    caller.close()
    assert (outcome.kind, outcome.code) == (kind, "board-off" if status == 410 else "")


def install(package: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Make the package one that is installed, as pip writes it down."""
    about = tomllib.loads((package / "pyproject.toml").read_text("utf-8"))["project"]
    [(name, value)] = about["entry-points"]["patchbay.connectors"].items()
    folder = package / "patchbay_board-1.0.0.dist-info"
    folder.mkdir()
    (folder / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {about['name']}\n")
    points = f"[patchbay.connectors]\n{name} = {value}\n"
    (folder / "entry_points.txt").write_text(points)
    monkeypatch.syspath_prepend(str(package))

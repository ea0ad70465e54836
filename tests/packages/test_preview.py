"""What the preview of a connector says about its files."""

from __future__ import annotations

import json
import shutil
import threading
from collections.abc import Iterator
from http.client import HTTPConnection
from pathlib import Path
from typing import Any

import pytest
from patchbay_tools.command import main
from patchbay_tools.lines import line_of
from patchbay_tools.previewing.looking import Previewed
from patchbay_tools.previewing.server import Server

from tests.packages.shipped import PACKAGES

SLACK = PACKAGES / "patchbay-slack" / "patchbay_slack"
TEXT = """{
  "a": [1, {"b": "x,\\"}]"}],

  "c/d": {}, "operations": [
    {"name": "one"},
    {"name": "two",
     "settings": [
       {"x": {"y": null}}]}]
}"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a connector that can be changed."""
    return Path(shutil.copytree(SLACK, tmp_path / "patchbay_slack"))


@pytest.fixture
def server(folder: Path) -> Iterator[Server]:
    """Return a running preview."""
    running = Server(Previewed(folder), 0)
    thread = threading.Thread(target=running.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    yield running
    running.end()
    thread.join()


def get(server: Server, path: str, host: str = "127.0.0.1") -> tuple[int, Any, bytes]:
    """Return status, headers and content of an answer."""
    connection = HTTPConnection("127.0.0.1", server.server_address[1], timeout=10)
    connection.request("GET", path, headers={"Host": host})
    answer = connection.getresponse()
    return answer.status, answer.headers, answer.read()


@pytest.mark.parametrize(
    ("path", "line"),
    [
        ("", 1),
        ("a/1/b", 2),
        ("operations", 4),
        ("operations/0/name", 5),
        ("operations/1", 6),
        ("operations/1/settings/0/x/y", 8),
        ("operations/1/none", 6),
        ("operations/7/name", 4),
        ("none", 1),
    ],
)
def test_a_place_has_a_line(path: str, line: int) -> None:
    assert line_of(TEXT, path) == line


def test_a_sound_connector_is_shown_in_its_languages(folder: Path) -> None:
    look = Previewed(folder).look()

    assert look["problems"] == []
    own, german = look["manifests"][""], look["manifests"]["de"]
    assert own["operations"][0]["name"] == "Post a message"
    assert german["operations"][0]["name"] == "Nachricht schreiben"
    assert german["operations"][0]["settings"][1]["label"] == "Text"
    assert set(look["icons"]) == {"light", "dark"}


@pytest.mark.parametrize(
    ("old", "new", "line", "message"),
    [
        ('"name": "Slack",', '"name": "Slack"', 5, "This is not JSON"),
        ('"Post {text} in', '"Post {txt} in', 33, "no setting txt"),
        ('"icon-dark.svg"', '"gone.svg"', 9, "There is no file gone.svg"),
        ('"category": "communication"', '"category": "x"', 7, ""),
    ],
)
def test_what_is_wrong_has_its_line(
    folder: Path, old: str, new: str, line: int, message: str
) -> None:
    file = folder / "connector.json"
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), "utf-8")

    look = Previewed(folder).look()
    assert look["manifests"] == {}
    assert message in look["problems"][0]["message"]
    assert look["problems"][0]["line"] == line


@pytest.mark.parametrize("content", [b"\xff\xfe", b"[" * 100_000, b"{}", b"[]", b""])
def test_whatever_the_file_holds_there_is_an_answer(
    folder: Path, content: bytes
) -> None:
    (folder / "connector.json").write_bytes(content)
    assert Previewed(folder).look()["problems"]


def test_the_stamp_follows_what_is_shown(folder: Path) -> None:
    before = Previewed(folder).stamp()
    (folder / "notes.txt").write_text("not shown")
    assert Previewed(folder).stamp() == before
    (folder / "icon.svg").write_text("<svg/>")
    assert Previewed(folder).stamp() != before


def test_changes_are_told(server: Server, folder: Path) -> None:
    connection = HTTPConnection("127.0.0.1", server.server_address[1], timeout=10)
    connection.request("GET", "/changes")
    answer = connection.getresponse()
    first = answer.readline()
    answer.readline()
    (folder / "icon.svg").write_text("<svg/>")

    assert first.startswith(b"data: ")
    assert answer.readline() not in (first, b"")


@pytest.mark.parametrize(
    ("path", "host", "status"),
    [
        ("/", "127.0.0.1", 200),
        ("/", "localhost:1", 200),
        ("/look", "127.0.0.1", 200),
        ("/look", "rebound.example", 403),
        ("/../server.py", "127.0.0.1", 404),
        ("/assets/%2e%2e/%2e%2e/server.py", "127.0.0.1", 404),
        ("/connector.json", "127.0.0.1", 404),
    ],
)
def test_the_page_is_for_this_machine(
    server: Server, path: str, host: str, status: int
) -> None:
    found, headers, content = get(server, path, host)

    assert found == status
    if status == 200:
        assert "script-src 'self'" in headers["Content-Security-Policy"]
    if path == "/look" and status == 200:
        assert json.loads(content)["problems"] == []


def test_the_command_says_what_is_missing(
    tmp_path: Path, folder: Path, capsys: pytest.CaptureFixture[str], server: Server
) -> None:
    assert main(["connector", "preview", str(tmp_path / "none")]) == 2
    assert "There is no connector.json" in capsys.readouterr().err
    assert main(["connector", "preview", str(PACKAGES)]) == 2
    assert "Name one of" in capsys.readouterr().err
    port = str(server.server_address[1])
    assert main(["connector", "preview", str(folder), "--port", port]) == 2
    assert f"Port {port} cannot be taken" in capsys.readouterr().err

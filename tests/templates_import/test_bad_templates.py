"""Bad element templates: what is wrong is said, and nothing is fetched."""

from __future__ import annotations

import json
import socket
from pathlib import Path
from typing import Any

import pytest
from patchbay_sdk.manifest import check_manifest
from patchbay_tools.command import main
from patchbay_tools.templates.connector import connector_of
from patchbay_tools.templates.reading import checked

from tests.templates_import.makings import field, template

METHOD = field("method", "Dropdown", choices=[{"name": "GET", "value": "get"}])


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("{", "not JSON"),
        ("[]", "holds no template"),
        ("7", "is an object"),
        ("null", "is an object"),
        ('"text"', "is an object"),
        ("{}", "has no name"),
        ('{"name": "A"}', "has no id"),
        ('{"name": "A", "id": "a"}', "has no properties"),
        ('{"name": "A", "id": "a", "properties": {}}', "has no properties"),
        ('{"name": "A", "id": "a", "properties": [1]}', "is an object"),
        ('{"name": "", "id": "a", "properties": []}', "has no name"),
        ('{"name": "A", "id": 7, "properties": []}', "has no id"),
        ("[" * 100_000, "not JSON"),
        (json.dumps({"name": "A" * 6_000_000}), "larger than 5 MB"),
        (
            json.dumps({"name": "A", "id": "a", "properties": [{}] * 3000}),
            "more than 2000",
        ),
        (
            json.dumps({"name": "A", "id": "a", "properties": [], "x": "y"})[:-1]
            + ', "deep": '
            + "[" * 80
            + "]" * 80
            + "}",
            "nested too deeply",
        ),
    ],
)
def test_a_broken_file_says_why_and_leaves_the_others(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], text: str, said: str
) -> None:
    broken, good = tmp_path / "broken.json", tmp_path / "good.json"
    broken.write_text(text)
    good.write_text(json.dumps(template(METHOD)))

    status = main(["connector", "from-template", str(broken), str(good), "--json"])

    first, second = map(json.loads, capsys.readouterr().out.splitlines())
    assert status == 1
    assert said in first["problem"]
    assert (first["connector"], second["connector"]) == (None, "ticket")


@pytest.mark.parametrize(
    "more",
    [
        {"$schema": "https://elsewhere.io/schema.json"},
        {"$ref": "https://elsewhere.io/template.json"},
        {"icon": {"contents": "https://elsewhere.io/icon.svg"}},
        {"icon": {"contents": "file:///etc/passwd"}},
        {"documentationRef": "https://elsewhere.io/"},
        {"documentationRef": "javascript:alert(1)"},
    ],
)
def test_what_lies_elsewhere_is_not_fetched(
    monkeypatch: pytest.MonkeyPatch, more: dict[str, Any]
) -> None:
    def refuse(*_: object) -> None:
        raise AssertionError("Something was fetched.")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)

    connector = connector_of(checked({**template(METHOD), **more}))
    assert check_manifest(connector.manifest) == []
    assert "passwd" not in json.dumps(connector.manifest)
    assert "javascript:" not in json.dumps(connector.manifest)


def test_50_megabytes_are_not_read(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "huge.json"
    with file.open("wb") as huge:
        huge.truncate(50_000_000)

    assert main(["connector", "from-template", str(file), "--json"]) == 1
    assert "larger than 5 MB" in json.loads(capsys.readouterr().out)["problem"]


def test_bytes_that_are_no_text_say_so(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "a.json").write_bytes(b"\xff\xfe{}")

    assert main(["connector", "from-template", str(tmp_path / "a.json")]) == 1
    assert "not text in UTF-8" in capsys.readouterr().out
    assert main(["connector", "from-template", str(tmp_path / "none.json")]) == 1

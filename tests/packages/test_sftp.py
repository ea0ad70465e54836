"""Files on a real SFTP server."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import patchbay_sftp
import pytest
from patchbay_sdk import BpmnError, Failed, RetryLater, Secret
from patchbay_sdk.testing import LocalContext, LocalFile, LocalFiles

from connectors.calls import Call, Caller
from tests.packages.sftp_servers import (
    CLIENT_KEY,
    PASSWORD,
    USER,
    fingerprint,
    sftp_server,
)


@pytest.fixture
def server(tmp_path: Path) -> Iterator[tuple[Path, dict[str, Any]]]:
    """Return the folder of a server and an account of it."""
    with sftp_server(tmp_path) as port:
        yield (
            tmp_path,
            {
                "host": "127.0.0.1",
                "port": port,
                "fingerprint": fingerprint(),
                "user": USER,
                "password": Secret(PASSWORD),
            },
        )


def call(account: dict[str, Any], **files: bytes) -> LocalContext:
    """Return a call with an account and files of the Request."""
    kept = LocalFiles({name: LocalFile(content) for name, content in files.items()})
    return LocalContext(credential=account, files=kept)


def test_a_file_is_put_and_fetched(server: tuple[Path, dict[str, Any]]) -> None:
    folder, account = server
    content = b"%PDF " + bytes(range(256)) * 2000
    (folder / "in").mkdir()

    put = patchbay_sftp.put(
        {"file": "a", "path": "/in/7.pdf"}, call(account, a=content)
    )
    fetching = call(account)
    fetched = patchbay_sftp.fetch({"path": "/in/7.pdf"}, fetching)

    assert put == {"size": len(content)}
    assert fetched == {"file": "7.pdf", "size": len(content)}
    assert fetching.files.written["7.pdf"].content == content
    assert [one.name for one in (folder / "in").iterdir()] == ["7.pdf"]


def test_a_file_is_written_over_as_a_whole(
    server: tuple[Path, dict[str, Any]],
) -> None:
    folder, account = server
    (folder / "a.txt").write_bytes(b"old and longer")

    patchbay_sftp.put({"file": "a", "path": "/a.txt"}, call(account, a=b"new"))

    assert (folder / "a.txt").read_bytes() == b"new"


def test_a_folder_is_listed_a_file_moved_and_deleted(
    server: tuple[Path, dict[str, Any]],
) -> None:
    folder, account = server
    (folder / "b.txt").write_text("b")
    (folder / "a").mkdir()

    listed = patchbay_sftp.list_folder({"path": "/"}, call(account))["entries"]
    patchbay_sftp.move({"path": "/b.txt", "to": "/a/c.txt"}, call(account))

    assert [(one["path"], one["is_folder"]) for one in listed] == [
        ("/a", True),
        ("/b.txt", False),
    ]
    assert (folder / "a" / "c.txt").read_text() == "b"
    patchbay_sftp.delete({"path": "/a/c.txt"}, call(account))
    assert list((folder / "a").iterdir()) == []


@pytest.mark.parametrize(
    ("operation", "settings"),
    [
        ("fetch", {"path": "/none"}),
        ("put", {"file": "a", "path": "/none/a"}),
        ("list_folder", {"path": "/none"}),
        ("move", {"path": "/none", "to": "/other"}),
        ("delete", {"path": "/none"}),
    ],
)
def test_what_is_not_there_is_an_error_of_the_process(
    server: tuple[Path, dict[str, Any]], operation: str, settings: dict[str, Any]
) -> None:
    with pytest.raises(BpmnError) as raised:
        getattr(patchbay_sftp, operation)(settings, call(server[1], a=b"x"))
    assert raised.value.code == "not-found"


@pytest.mark.parametrize("path", ["/in/../../etc/passwd", "..", "", "a\0b"])
def test_a_path_leads_where_it_seems_to(
    server: tuple[Path, dict[str, Any]], path: str
) -> None:
    with pytest.raises(Failed, match="is no path"):
        patchbay_sftp.fetch({"path": path}, call(server[1]))


def test_nothing_is_moved_over_another_file(
    server: tuple[Path, dict[str, Any]],
) -> None:
    folder, account = server
    (folder / "a").write_text("a")
    (folder / "b").write_text("b")

    with pytest.raises(Failed, match="cannot do this"):
        patchbay_sftp.move({"path": "/a", "to": "/b"}, call(account))
    assert (folder / "b").read_text() == "b"


def test_a_key_lets_in_as_a_password_does(
    server: tuple[Path, dict[str, Any]],
) -> None:
    text = io.StringIO()
    CLIENT_KEY.write_private_key(text)
    account = {**server[1], "password": "", "private_key": Secret(text.getvalue())}

    assert patchbay_sftp.check_server({}, call(account)) == {}


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"password": Secret("wrong")}, "does not accept"),
        ({"fingerprint": "SHA256:" + "A" * 43}, "not the one of the credential"),
        ({"private_key": Secret("no key")}, "cannot be read"),
        ({"host": ""}, "no server"),
    ],
)
def test_who_is_not_let_in_reads_why(
    server: tuple[Path, dict[str, Any]], change: dict[str, Any], said: str
) -> None:
    with pytest.raises(Failed, match=said):
        patchbay_sftp.check_server({}, call({**server[1], **change}))


@pytest.mark.parametrize(
    "operation", ["fetch", "put", "list_folder", "move", "delete", "check_server"]
)
def test_a_server_that_is_not_there_is_asked_later(
    server: tuple[Path, dict[str, Any]], operation: str
) -> None:
    settings = {"path": "/a", "to": "/b", "file": "a"}
    account = {**server[1], "port": 1}
    with pytest.raises(RetryLater, match="cannot be reached"):
        getattr(patchbay_sftp, operation)(settings, call(account, a=b"x"))


def test_in_its_process_it_reaches_only_what_is_allowed(
    server: tuple[Path, dict[str, Any]],
) -> None:
    folder, account = server
    (folder / "a.txt").write_text("a")
    values = {**account, "port": str(account["port"]), "password": PASSWORD}
    asked = Call("sftp", "list-folder", {"path": "/", "account": "files"}, values)
    inside, outside = Caller(allowed_hosts=["127.0.0.1"]), Caller()
    try:
        reached, refused = inside.call(asked), outside.call(asked)
    finally:
        inside.close()
        outside.close()

    assert reached.kind == "completed", reached.message
    assert [one["name"] for one in reached.outputs["entries"]] == ["a.txt"]
    assert refused.kind == "failed"
    assert "127.0.0.1" in refused.message

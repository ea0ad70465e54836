"""The context that authors of connectors test with."""

from __future__ import annotations

import pytest
from patchbay_sdk import Context, Failed, Secret
from patchbay_sdk.testing import LocalContext, LocalFile, LocalFiles, LocalMail


def same(context: Context) -> Context:
    """Return a context; mypy says whether LocalContext is one."""
    return context


def test_what_the_operation_leaves_can_be_looked_at() -> None:
    context = LocalContext()
    same(context).files.write("a.txt", b"a", "text/plain")
    same(context).outbox.keep(b"Subject: x", "a@b.example", ["c@d.example"])
    same(context).sent({"url": "https://service.example"})

    assert context.files.written == {"a.txt": LocalFile(b"a", "text/plain")}
    assert context.outbox.mails == [
        LocalMail(b"Subject: x", "a@b.example", ["c@d.example"])
    ]
    assert context.requests == [{"url": "https://service.example"}]


def test_secrets_are_masked_in_log_and_request() -> None:
    context = LocalContext(credential={"key": Secret("hunter2")})

    context.log.info("key %s", "hunter2")
    context.sent({"headers": {"X-Key": "hunter2"}})
    assert context.lines == ["key ***"]
    assert context.requests == [{"headers": {"X-Key": "***"}}]


def test_file_that_is_not_there_fails_in_words() -> None:
    context = LocalContext(files=LocalFiles({"a.txt": LocalFile(b"a")}))

    assert context.files.names() == ["a.txt"]
    with pytest.raises(Failed, match="has no file"):
        context.files.read("b.txt")

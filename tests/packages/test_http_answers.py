"""What the HTTP connector makes of an answer."""

from __future__ import annotations

import gzip
from typing import Any

import pytest
from patchbay_http import request
from patchbay_sdk import BpmnError, Failed
from patchbay_sdk.testing import LocalContext, LocalFile

from tests.packages.web_servers import Reply, service


def typed(body: bytes | str, kind: str) -> Reply:
    """Return an answer of a media type."""
    return Reply(body=body, headers={"Content-Type": kind})


def answering(reply: Reply, **settings: Any) -> Any:
    """Return the outputs of a call to a service that answers so."""
    context = settings.pop("context", None) or LocalContext()
    with service(lambda _: reply) as running:
        return request({"url": f"{running.url}/x", **settings}, context)


@pytest.mark.parametrize(
    ("reply", "kind", "body"),
    [
        (Reply(body={"a": [1]}), "auto", {"a": [1]}),
        (typed('{"a": 1}', "application/problem+json"), "auto", {"a": 1}),
        (Reply(body="hello"), "auto", "hello"),
        (typed("<a/>", "application/atom+xml"), "auto", "<a/>"),
        (typed(b"\xfc", "text/plain; charset=latin-1"), "auto", "ü"),
        (typed(b"\xfc", "text/plain; charset=klingon"), "auto", "\ufffd"),
        (typed("x", "application/octet-stream"), "auto", "x"),
        (typed(b"\x89PNG\0", "image/png"), "auto", None),
        (typed("{", "application/json"), "auto", "{"),
        (typed("NaN", "application/json"), "auto", "NaN"),
        (Reply(status=204), "auto", None),
        (Reply(status=204), "json", None),
        (Reply(body='{"a": 1}'), "json", {"a": 1}),
        (Reply(body={"a": 1}), "text", '{"a": 1}'),
    ],
)
def test_an_answer_is_read_as_chosen(reply: Reply, kind: str, body: object) -> None:
    assert answering(reply, answer_kind=kind)["body"] == body


@pytest.mark.parametrize(
    "text", ["{", "NaN", '{"a": Infinity}', "[" * 100_000, "\ufeff"]
)
def test_an_answer_that_must_be_json_is_json(text: str) -> None:
    with pytest.raises(Failed, match="not JSON"):
        answering(Reply(body=text), answer_kind="json")


def test_an_answer_becomes_a_file_of_the_request() -> None:
    context = LocalContext()
    reply = Reply(body=b"%PDF\0", headers={"Content-Type": "application/pdf; v=1"})
    settings = {"answer_kind": "file", "file_name": "a.pdf"}

    output = answering(reply, context=context, **settings)

    assert output["body"] == "a.pdf"
    assert context.files.written == {"a.pdf": LocalFile(b"%PDF\0", "application/pdf")}


def test_no_file_is_made_of_a_refusal() -> None:
    context = LocalContext()
    settings = {"answer_kind": "file", "file_name": "a.pdf"}
    with pytest.raises(BpmnError):
        answering(Reply(status=400), context=context, **settings)

    assert context.files.written == {}


MEGABYTES = 1024 * 1024


@pytest.mark.parametrize(
    ("size", "kind", "works"),
    [(5, "auto", True), (6, "auto", False), (6, "file", True), (26, "file", False)],
)
def test_an_answer_has_a_limit(size: int, kind: str, works: bool) -> None:
    reply = Reply(body=b"x" * (size * MEGABYTES))
    if works:
        answering(reply, answer_kind=kind, file_name="a")
        return
    with pytest.raises(Failed, match="larger than"):
        answering(reply, answer_kind=kind, file_name="a")


def test_a_small_answer_that_unpacks_to_a_huge_one_is_refused() -> None:
    packed = gzip.compress(bytes(100 * MEGABYTES))
    with pytest.raises(Failed, match="larger than 5 MB"):
        answering(Reply(body=packed, headers={"Content-Encoding": "gzip"}))


def test_a_packed_answer_is_unpacked() -> None:
    reply = Reply(body=gzip.compress(b"hello"), headers={"Content-Encoding": "gzip"})

    assert answering(reply)["body"] == "hello"

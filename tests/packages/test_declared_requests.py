"""What a declared request becomes with the values of a call in it."""

from __future__ import annotations

import json
from email import message_from_bytes
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from patchbay_sdk import Failed, HttpRequest, Secret
from patchbay_sdk.declared.accounts import account_of
from patchbay_sdk.declared.bodies import body_of
from patchbay_sdk.declared.building import request_of
from patchbay_sdk.declared.paths import MISSING
from patchbay_sdk.declared.placeholders import BadTemplate, Placeholder, pieces_of
from patchbay_sdk.declared.values import Values, filled
from patchbay_sdk.http.headers import checked
from patchbay_sdk.testing import LocalFile, LocalFiles

SETTINGS = {
    "text": "a b",
    "count": 3,
    "share": 0.5,
    "yes": True,
    "rows": ["x", "y"],
    "order": {"id": "7", "lines": [{"sku": "s"}]},
    "nothing": None,
    "empty": "",
    "none": [],
}
CREDENTIAL = {
    "site": "acme.example.com",
    "url": "https://git.example.com/root/",
    "key": Secret("k3y"),
    "unset": "",
}
VALUES = Values(SETTINGS, CREDENTIAL, "key-1")
FILES = LocalFiles({"ü.pdf": LocalFile(b"%PDF\r\n--", "application/pdf")})
anything = st.text(min_size=1, max_size=40)


@pytest.mark.parametrize(
    ("template", "pieces"),
    [
        ("", ()),
        ("a", ("a",)),
        ("{a}", (Placeholder(("a",)),)),
        ("x{+a.b.0}y", ("x", Placeholder(("a", "b", "0"), keeps_slashes=True), "y")),
        ("{{a}}", ("{a}",)),
        ("{{{a}}}", ("{", Placeholder(("a",)), "}")),
    ],
)
def test_pieces_of_a_template(template: str, pieces: tuple[object, ...]) -> None:
    assert pieces_of(template) == pieces


@pytest.mark.parametrize("template", ["{", "}", "a{b", "{}", "{A}", "{a b}", "{a..b}"])
def test_brace_that_belongs_to_nothing(template: str) -> None:
    with pytest.raises(BadTemplate):
        pieces_of(template)


@given(st.text())
def test_template_is_pieces_or_refused(template: str) -> None:
    try:
        pieces = pieces_of(template)
    except BadTemplate:
        return
    written = "".join(
        one.replace("{", "{{").replace("}", "}}")
        if isinstance(one, str)
        else f"{{{'+' * one.keeps_slashes}{one.name}}}"
        for one in pieces
    )
    assert pieces_of(written) == pieces


@pytest.mark.parametrize(
    ("template", "value"),
    [
        ("{count}", 3),
        ("{rows}", ["x", "y"]),
        ("{yes}", True),
        ("n {count} {yes} {share}", "n 3 true 0.5"),
        ("{rows}!", '["x", "y"]!'),
        ("{order.id}", "7"),
        ("{order.lines.0.sku}", "s"),
        ("{rows.1}", "y"),
        ("{rows.2}", MISSING),
        ("{credential.key}", "k3y"),
        ("{credential.unset}", MISSING),
        ("{idempotency_key}", "key-1"),
        ("{empty}", ""),
        ("{none}", []),
        ("{nothing}", MISSING),
        ("a {nothing}", MISSING),
        ({"a": "{nothing}", "b": 1}, {"b": 1}),
        ({"a": {"b": "{nothing}"}, "c": 0}, {"c": 0}),
        ({"a": {"b": "{nothing}"}}, MISSING),
        (["{nothing}", "{count}"], [3]),
        ({"a": {}, "b": [], "c": None}, {"a": {}, "b": [], "c": None}),
        ({"{text}": "{{text}}"}, {"{text}": "{text}"}),
    ],
)
def test_values_take_their_places(template: Any, value: Any) -> None:
    assert filled(template, VALUES) == value


@given(st.recursive(anything | st.integers() | st.none(), st.lists))
def test_value_is_never_read_as_a_template(value: Any) -> None:
    found = filled({"a": "{x}", "b": 1}, Values({"x": value}))
    assert found == ({"b": 1} if value is None else {"a": value, "b": 1})


@given(anything)
def test_text_never_leaves_its_place_in_json(text: str) -> None:
    values = Values({"x": text})
    body = body_of({"json": {"a": "v={x}", "b": "c"}}, values, FILES)

    if not any("\ud800" <= one <= "\udfff" for one in text):
        assert json.loads(body.content) == {"a": f"v={text}", "b": "c"}


@given(anything)
def test_value_never_leaves_its_header(text: str) -> None:
    template = {"method": "GET", "url": "https://a.example/", "headers": {"X-A": "{s}"}}
    request = request_of(template, {}, Values({"s": text}), FILES)
    try:
        headers = checked(request.headers)
    except Failed:
        return
    assert list(headers) == ["X-A"]
    assert not {10, 13, 0} & set(headers["X-A"])


def built(**parts: Any) -> HttpRequest:
    """Return the request of a template."""
    template = {"method": "POST", "url": "https://a.example/", **parts}
    return request_of(template, {"headers": {"Accept": "a"}}, VALUES, FILES)


def test_parameters_and_headers_without_a_value_are_left_out() -> None:
    request = built(
        query={"a": "{nothing}", "b": "{rows}", "c": True, "d": ["{text}", 1], "e": ""},
        headers={"X-A": "{nothing}", "accept": "b", "X-Key": "{idempotency_key}"},
    )

    assert request.query == {"b": ["x", "y"], "c": "true", "d": ["a b", "1"], "e": ""}
    assert request.headers == {"accept": "b", "X-Key": "key-1"}


@pytest.mark.parametrize(
    ("body", "content", "kind"),
    [
        ({"json": {"a": "{nothing}"}}, b"{}", "application/json"),
        ({"json": ["{nothing}"]}, b"[]", "application/json"),
        ({"json": "{order}"}, b'{"id": "7", "lines": [{"sku": "s"}]}',
         "application/json"),
        ({"json": "{nothing}"}, b"", ""),
        ({"json": None}, b"null", "application/json"),
        ({"form": {"a": "{text}", "b": "{nothing}", "c[]": "{rows}", "o": "{order}"}},
         b"a=a+b&c%5B%5D=x&c%5B%5D=y&o%5Bid%5D=7&o%5Blines%5D%5B0%5D%5Bsku%5D=s",
         "application/x-www-form-urlencoded"),
        ({"form": {"a": "{nothing}"}}, b"", "application/x-www-form-urlencoded"),
        ({"text": "<{text}>"}, b"<a b>", "text/plain; charset=utf-8"),
        ({"text": "a", "content_type": "text/csv"}, b"a", "text/csv"),
        ({"file": "ü.pdf"}, b"%PDF\r\n--", "application/pdf"),
    ],
)  # fmt: skip
def test_body_of_a_request(body: Any, content: bytes, kind: str) -> None:
    found = body_of(body, VALUES, FILES)
    assert (found.content, found.content_type) == (content, kind)


@pytest.mark.parametrize("name", ["{nothing}", "{empty}", "gone.pdf"])
def test_file_that_is_not_there_fails(name: str) -> None:
    with pytest.raises(Failed):
        body_of({"file": name}, VALUES, FILES)


def test_parts_of_a_multipart_body() -> None:
    template = {"note": "{text}", "f": {"file": "ü.pdf"}, "x": "{nothing}"}
    body = body_of({"multipart": template}, VALUES, FILES)

    head = f"Content-Type: {body.content_type}\r\n\r\n".encode()
    note, file = message_from_bytes(head + body.content).get_payload()
    assert note.get_payload(decode=True) == b"a b"
    assert file.get_content_type() == "application/pdf"
    assert file.get_payload(decode=True) == b"%PDF\r\n--"


@given(st.binary(max_size=200), anything)
def test_part_never_leaves_its_place(content: bytes, text: str) -> None:
    files = LocalFiles({"f": LocalFile(content, "a/b")})
    template = {'n"\r\nX: y': "{x}", "f": {"file": "f"}}
    body = body_of({"multipart": template}, Values({"x": text}), files)

    boundary = body.content_type.partition("boundary=")[2].encode()
    first, second = body.content.split(b"--" + boundary)[1:-1]
    assert first.split(b"\r\n\r\n", 1)[0].count(b"\r\n") == 1
    assert first.endswith(b"\r\n\r\n" + text.encode("utf-8", "replace") + b"\r\n")
    assert second.split(b"\r\n\r\n", 1)[1] == content + b"\r\n"


@pytest.mark.parametrize(
    ("authenticate", "headers", "query"),
    [
        ({"kind": "basic", "user": "{key}", "password": "{unset}"},
         {"Authorization": "Basic azN5Og=="}, {}),
        ({"kind": "bearer", "token": "{key}"}, {"Authorization": "Bearer k3y"}, {}),
        ({"kind": "header", "name": "X-Key", "value": "Token {key}"},
         {"X-Key": "Token k3y"}, {}),
        ({"kind": "query", "name": "k", "value": "{key}"}, {}, {"k": "k3y"}),
    ],
)  # fmt: skip
def test_account_of_a_request(authenticate: Any, headers: Any, query: Any) -> None:
    account = account_of(authenticate, CREDENTIAL)
    assert (account.headers, account.query) == (headers, query)


@pytest.mark.parametrize("name", ["unset", "gone"])
def test_account_without_its_value_fails(name: str) -> None:
    with pytest.raises(Failed, match=f"There is no {name} in the credential"):
        account_of({"kind": "bearer", "token": f"{{{name}}}"}, CREDENTIAL)

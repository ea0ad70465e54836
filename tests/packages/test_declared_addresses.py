"""Addresses of declared requests: a value never leaves its place."""

from __future__ import annotations

from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from hypothesis import given
from patchbay_sdk import Failed, Secret
from patchbay_sdk.declared.urls import url_of
from patchbay_sdk.declared.values import Values
from patchbay_sdk.http.addresses import target_of

from tests.packages.test_declared_requests import VALUES, anything


@pytest.mark.parametrize(
    ("base", "url", "address"),
    [
        ("https://api.example.com/v1/", "/things", "https://api.example.com/v1/things"),
        ("https://{credential.site}/r", "/{text}", "https://acme.example.com/r/a%20b"),
        ("{credential.url}", "/api", "https://git.example.com/root/api"),
        ("{credential.site}/r", "/api", "https://acme.example.com/r/api"),
        ("", "{credential.url}", "https://git.example.com/root/"),
        ("", "https://a.example/{count}?q={text}/b", "https://a.example/3?q=a%20b/b"),
        ("", "https://a.example/{{x}}", "https://a.example/{x}"),
        ("https://{credential.url}", "/x", None),
    ],
)
def test_address_of_a_request(base: str, url: str, address: str | None) -> None:
    if address is None:
        with pytest.raises(Failed, match="no host"):
            url_of(url, base, VALUES)
        return
    assert url_of(url, base, VALUES) == address


@pytest.mark.parametrize(
    ("value", "path"),
    [("a/b", "/x/a%2Fb/y"), ("ü?#%", "/x/%C3%BC%3F%23%25/y"), ("..a", "/x/..a/y")],
)
def test_segment_is_one_segment(value: str, path: str) -> None:
    found = url_of("https://a.example/x/{s}/y", "", Values({"s": value}))
    assert urlsplit(found).path == path


def test_path_keeps_its_slashes_where_it_says_so() -> None:
    found = url_of("https://a.example/f/{+p}", "", Values({"p": "/a b/c.txt"}))
    assert found == "https://a.example/f/a%20b/c.txt"


@pytest.mark.parametrize("way", ["{s}", "{+s}"])
@pytest.mark.parametrize("value", [".", "..", "a/../b", "../a", ""])
def test_value_that_leads_elsewhere_is_refused(way: str, value: str) -> None:
    if way == "{s}" and "/" in value:
        return
    with pytest.raises(Failed):
        url_of(f"https://a.example/x/{way}/y", "", Values({"s": value}))


@given(anything)
def test_value_never_leaves_its_segment(text: str) -> None:
    values = Values({"s": text}, {"site": "a.example"})
    try:
        found = url_of("/x/{s}/y", "https://{credential.site}", values)
    except Failed:
        assert text in (".", "..")
        return
    target = target_of(found)
    assert (target.origin.host, target.path.count("/")) == ("a.example", 3)
    kept = text.encode("utf-8", "replace").decode()
    assert unquote(target.path.split("/")[2]) == kept


@given(anything)
def test_value_never_leaves_the_query(text: str) -> None:
    found = url_of("https://a.example/x?a={s}&b=1", "", Values({"s": text}))
    query = parse_qs(target_of(found).path.partition("?")[2], keep_blank_values=True)

    assert query == {"a": [text.encode("utf-8", "replace").decode()], "b": ["1"]}


@given(anything)
def test_value_of_a_host_is_a_host_or_refused(text: str) -> None:
    values = Values({}, {"sub": text})
    try:
        found = url_of("/x", "https://{credential.sub}.example.com", values)
    except Failed:
        return
    target = target_of(found)
    assert target.origin.host.endswith(".example.com")
    assert target.path == "/x"


@pytest.mark.parametrize(
    "value", ["a@b", "a/b", "a?b", "a#b", "a b", "-", "a\\b", "ü.example", "a:b"]
)
def test_value_that_is_no_host_is_refused(value: str) -> None:
    with pytest.raises(Failed):
        url_of("/x", "https://{credential.h}", Values({}, {"h": value}))


@pytest.mark.parametrize(
    "value", ["https://a@b.example", "https://a.example/?x=1", "https://a.example/#x"]
)
def test_value_that_is_no_beginning_is_refused(value: str) -> None:
    with pytest.raises(Failed):
        url_of("/x", "{credential.h}", Values({}, {"h": value}))


def test_secret_address_with_a_query_is_taken_whole() -> None:
    hook = "https://hooks.example.com/a?sig=b%2Fc"
    assert url_of("{credential.hook}", "", Values({}, {"hook": Secret(hook)})) == hook


def test_address_without_its_value_is_refused() -> None:
    with pytest.raises(Failed, match="needs nothing, which is not filled in"):
        url_of("https://a.example/{nothing}", "", VALUES)

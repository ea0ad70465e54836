"""How the pages of an answer are fetched."""

from __future__ import annotations

from typing import Any

import pytest
from patchbay_sdk import Failed
from patchbay_sdk.testing import FakeService

from tests.packages.conftest import Run

LIST = "/rest/issues"
PAGES = "operations/1/answer/pages"


def pages(kind: str, **more: Any) -> tuple[str, Any]:
    """Return a change to other pages."""
    return PAGES, {"kind": kind, "items": "body.issues", **more}


def issues(*numbers: int, **more: Any) -> dict[str, Any]:
    """Return a page."""
    return {"issues": list(numbers), **more}


def test_cursor_leads_to_the_next_page(fake: FakeService, run: Run) -> None:
    fake.answer("GET", LIST, json=issues(1, 2, next="c2"))
    fake.answer("GET", LIST, json=issues(3, next=""))

    assert run("list") == {"issues": [1, 2, 3]}
    assert [one.query for one in fake.requests] == [
        {"limit": "20"},
        {"limit": "20", "cursor": "c2"},
    ]


def test_cursor_can_be_in_the_body(fake: FakeService, run: Run) -> None:
    fake.answer("POST", LIST, json=issues(1, next="c2"))
    fake.answer("POST", LIST, json=issues(2))
    request = {"method": "POST", "url": "/issues", "body": {"json": {"q": 1}}}
    change = pages("cursor", next="body.next", parameter="body.after")

    assert run("list", ("operations/1/request", request), change)["issues"] == [1, 2]
    assert [one.json for one in fake.requests] == [{"q": 1}, {"q": 1, "after": "c2"}]


@pytest.mark.parametrize(
    "link",
    [
        '<https://acme.example.com/rest/issues?page=2>; rel="next"',
        '</rest/issues?a=b,c>; rel="prev", </rest/issues?page=2>; title=x; rel=next',
    ],
)
def test_header_link_leads_to_the_next_page(
    fake: FakeService, run: Run, link: str
) -> None:
    fake.answer("GET", LIST, json=issues(1), headers={"Link": link})
    fake.answer("GET", LIST, json=issues(2))

    assert run("list", pages("link"))["issues"] == [1, 2]
    assert fake.requests[1].query == {"page": "2"}
    assert "authorization" in fake.requests[1].headers


def test_next_page_at_another_host_is_not_followed(fake: FakeService, run: Run) -> None:
    fake.answer("GET", LIST, json=issues(1, next="https://evil.example/rest/issues"))

    with pytest.raises(Failed, match="another host"):
        run("list", pages("link", next="body.next"))
    assert len(fake.requests) == 1


@pytest.mark.parametrize(
    ("kind", "values"), [("page", ["1", "2", "3"]), ("offset", [None, "2", "4"])]
)
def test_pages_are_counted_until_one_is_empty(
    fake: FakeService, run: Run, kind: str, values: list[str | None]
) -> None:
    for page in (issues(1, 2), issues(3, 4), issues()):
        fake.answer("GET", LIST, json=page)

    assert run("list", pages(kind, parameter="at"))["issues"] == [1, 2, 3, 4]
    assert [one.query.get("at") for one in fake.requests] == values


def test_page_that_is_not_full_is_the_last(fake: FakeService, run: Run) -> None:
    fake.answer("GET", LIST, json=issues(1, 2))
    fake.answer("GET", LIST, json=issues(3))
    size = {"parameter": "size", "value": 2}

    found = run("list", pages("page", parameter="at", first=0, size=size))
    assert found["issues"] == [1, 2, 3]
    assert [one.query["at"] for one in fake.requests] == ["0", "1"]


def test_no_more_pages_than_the_most_rows_need(fake: FakeService, run: Run) -> None:
    fake.answer("GET", LIST, json=issues(1, 2, 3, next="c2"))

    assert run("list", most=2) == {"issues": [1, 2]}


@pytest.mark.parametrize("most", [0, "many", -1])
def test_most_rows_that_are_no_number_fail(run: Run, most: Any) -> None:
    with pytest.raises(Failed):
        run("list", most=most)


def test_more_rows_than_can_be_gathered_fail(fake: FakeService, run: Run) -> None:
    fake.answer("GET", LIST, json=issues(*range(10_001)))

    with pytest.raises(Failed, match="more than 10,000 rows"):
        run("list", most=None)


def test_page_that_comes_again_and_again_fails(fake: FakeService, run: Run) -> None:
    fake.answer("GET", LIST, json=issues(1, next="c"), times=3)

    with pytest.raises(Failed, match="again and again"):
        run("list", most=None)
    assert len(fake.requests) == 2


def test_page_without_a_list_fails(fake: FakeService, run: Run) -> None:
    fake.answer("GET", LIST, json={"issues": {}})

    with pytest.raises(Failed, match=r"no list at body\.issues"):
        run("list")

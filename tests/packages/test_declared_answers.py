"""What a declared operation makes of the answers of its service."""

from __future__ import annotations

from typing import Any

import pytest
from patchbay_sdk import BpmnError, Failed, RetryLater
from patchbay_sdk.declared.verdicts import same
from patchbay_sdk.testing import FakeService, LocalContext

from tests.packages.conftest import Run

ISSUES = "/rest/projects/P/issues"
ANSWER = "operations/0/answer"


def test_request_goes_out_and_outputs_come_back(
    fake: FakeService, run: Run, context: LocalContext
) -> None:
    fake.answer("POST", ISSUES, 201, json={"number": 7})

    assert run(person={"id": "u"}) == {"number": 7, "issue": {"number": 7}}
    [seen] = fake.requests
    assert seen.host == "acme.example.com"
    assert seen.json == {"title": "A", "labels": [], "person": {"id": "u"}}
    assert seen.query == {"notify": "true"}
    assert seen.headers["authorization"] == "Basic YUBiLmM6dDBrZW4="
    assert seen.headers["x-key"] == context.idempotency_key
    assert "dDBrZW4" not in context.requests[0]["headers"]["Authorization"]
    assert context.lines == ["POST 201"]


def test_place_where_nothing_stands_is_null(fake: FakeService, run: Run) -> None:
    fake.answer("POST", ISSUES, 201)

    assert run() == {"number": None, "issue": None}


def test_dot_in_a_name_is_escaped(fake: FakeService, run: Run) -> None:
    fake.answer("POST", ISSUES, json={"a.b": [{"c": 1}]})

    change = (f"{ANSWER}/outputs", {"number": "body.a\\.b.0.c", "issue": "status"})
    assert run("create", change) == {"number": 1, "issue": 200}


def test_header_is_a_place(fake: FakeService, run: Run) -> None:
    fake.answer("POST", ISSUES, headers={"X-Left": "4"})

    change = (f"{ANSWER}/outputs/number", "headers.X-Left")
    assert run("create", change)["number"] == "4"


@pytest.mark.parametrize(
    ("read", "value"), [("text", "<a>"), ("none", None)], ids=["text", "none"]
)
def test_body_that_is_no_json(
    fake: FakeService, run: Run, read: str, value: Any
) -> None:
    fake.answer("POST", ISSUES, content=b"<a>")

    outputs = {"number": "status", "issue": "body" if read == "text" else "status"}
    changes = ((f"{ANSWER}/outputs", outputs), (f"{ANSWER}/read", read))
    assert run("create", *changes)["issue"] == (value or 200)


def test_success_that_is_no_json_is_an_incident(fake: FakeService, run: Run) -> None:
    fake.answer("POST", ISSUES, content=b"<a>")

    with pytest.raises(Failed, match="not JSON"):
        run()


def test_answer_becomes_a_file(
    fake: FakeService, run: Run, context: LocalContext
) -> None:
    fake.answer(
        "POST", ISSUES, content=b"%PDF", headers={"Content-Type": "application/pdf; x"}
    )
    answer = {
        "file": {"name": "{title}.pdf"},
        "outputs": {"number": "status", "issue": "file"},
    }

    assert run("create", (ANSWER, answer))["issue"] == "A.pdf"
    assert context.files.written["A.pdf"].content == b"%PDF"
    assert context.files.written["A.pdf"].content_type == "application/pdf"


VERDICTS: list[tuple[int, Any, type[Exception], str]] = [
    (422, {"message": "no"}, BpmnError, "no"),
    (404, {"message": "gone"}, BpmnError, "gone"),
    (400, {"errors": ["A is bad"]}, Failed, "The service answered 400: A is bad."),
    (400, {"message": {"a": ["x", 1]}}, Failed, "answered 400: x, 1."),
    (400, None, Failed, "The service answered 400."),
    (302, None, Failed, "The service answered 302."),
    (401, None, Failed, 'does not accept credential "Sales"'),
    (
        403,
        {"message": "No!"},
        Failed,
        "fill it in again. The service answered 403: No!",
    ),
    (408, None, RetryLater, "408"),
    (425, None, RetryLater, "425"),
    (429, None, RetryLater, "429"),
    (500, None, RetryLater, "500"),
    (503, {"message": "later"}, RetryLater, "answered 503: later."),
]


@pytest.mark.parametrize(("status", "body", "error", "words"), VERDICTS)
def test_answer_that_is_no_success(
    fake: FakeService,
    run: Run,
    status: int,
    body: Any,
    error: type[Exception],
    words: str,
) -> None:
    fake.answer("POST", ISSUES, status, **({"json": body} if body else {}))

    with pytest.raises(error) as caught:
        run()
    assert words in str(caught.value)
    assert "t0ken" not in str(caught.value)


def test_html_of_a_gateway_is_no_reason_to_break(fake: FakeService, run: Run) -> None:
    fake.answer("POST", ISSUES, 503, content=b"<html>")

    with pytest.raises(RetryLater):
        run()


def test_first_failure_that_fits_counts(fake: FakeService, run: Run) -> None:
    failures = [
        {"status": 200, "where": {"body.ok": False, "body.code": ["a", "b"]},
         "error": "invalid", "message": "body.why"},
        {"where": {"body.ok": False}, "retry": True},
    ]  # fmt: skip
    change = (f"{ANSWER}/failures", failures)
    for code in ("b", "c"):
        fake.answer("POST", ISSUES, json={"ok": False, "code": code, "why": "so"})

    with pytest.raises(BpmnError, match="so") as caught:
        run("create", change)
    assert caught.value.code == "invalid"
    with pytest.raises(RetryLater):
        run("create", change)


@pytest.mark.parametrize(
    ("found", "wanted", "is_same"),
    [
        (True, 1, False),
        (0, False, False),
        (1, 1.0, True),
        ("a", ["b", "a"], True),
        (["a"], ["a"], True),
        (None, None, True),
        (None, "", False),
    ],
)
def test_same_value(found: Any, wanted: Any, is_same: bool) -> None:
    assert same(found, wanted) is is_same


@pytest.mark.parametrize(
    ("waits", "headers", "body", "seconds"),
    [
        ({}, {"Retry-After": "30"}, {}, 30),
        ({"header": "X-Wait", "unit": "milliseconds"}, {"X-Wait": "1500"}, {}, 1.5),
        ({"path": "body.retry_after"}, {}, {"retry_after": 0.25}, 0.25),
        ({"header": "X-Wait"}, {"Retry-After": "9"}, {}, 9),
        ({}, {}, {}, 0),
    ],
)
def test_service_says_when_to_try_again(
    fake: FakeService,
    run: Run,
    waits: Any,
    headers: dict[str, str],
    body: Any,
    seconds: float,
) -> None:
    fake.answer("POST", ISSUES, 429, json=body, headers=headers)

    with pytest.raises(RetryLater) as caught:
        run("create", ("service/waits", waits))
    assert caught.value.after == seconds


@pytest.mark.parametrize(
    ("idempotency", "error"), [("none", Failed), ("keyed", RetryLater)]
)
@pytest.mark.parametrize("trouble", [500, 502, 504, "reset"])
def test_what_must_not_be_done_twice_is_not_sent_again(
    fake: FakeService, run: Run, idempotency: str, error: Any, trouble: Any
) -> None:
    if trouble == "reset":
        fake.answer("POST", ISSUES, fault="reset")
    else:
        fake.answer("POST", ISSUES, trouble)

    with pytest.raises(error) as caught:
        run("create", ("operations/0/idempotency", idempotency))
    assert ("not known whether" in str(caught.value)) == (error is Failed)


def test_refusal_for_now_is_tried_again_whatever_it_is(
    fake: FakeService, run: Run
) -> None:
    fake.answer("POST", ISSUES, 503)

    with pytest.raises(RetryLater):
        run("create", ("operations/0/idempotency", "none"))


def test_choices_of_the_service(fake: FakeService, run: Run) -> None:
    values = [{"key": "P", "name": "Plans"}, {"key": 7}, {"name": "x"}, {"key": "P"}]
    fake.answer("GET", "/rest/projects", json={"values": values})
    fake.answer("GET", "/rest/projects/P/kinds", json=["Bug", True, "", "Task"])

    assert run("choices-projects") == {
        "choices": [
            {"value": "P", "label": "Plans", "help": ""},
            {"value": "7", "label": "7", "help": ""},
        ]
    }
    kinds = run("choices-kinds")["choices"]
    assert [one["value"] for one in kinds] == ["Bug", "Task"]


def test_choices_are_cut_after_a_thousand(fake: FakeService, run: Run) -> None:
    fake.answer("GET", "/rest/projects/P/kinds", json=[str(i) for i in range(2000)])

    assert len(run("choices-kinds")["choices"]) == 1000


def test_account_is_tried(fake: FakeService, run: Run) -> None:
    fake.answer("GET", "/rest/myself", json={})
    fake.answer("GET", "/rest/myself", 401)

    assert run("check-account", credential="Sales") == {}
    with pytest.raises(Failed, match="Sales"):
        run("check-account", credential="Sales")


def test_preview_sends_nothing(fake: FakeService, run: Run) -> None:
    preview = run("preview-create")

    assert fake.requests == []
    assert preview["kind"] == "request"
    assert (
        preview["url"] == "https://acme.example.com/rest/projects/P/issues?notify=true"
    )
    assert preview["headers"]["Authorization"] == "Basic YUBiLmM6dDBrZW4="
    assert preview["body"] == '{"title": "A", "labels": []}'


def test_operation_that_is_not_there(run: Run) -> None:
    with pytest.raises(LookupError):
        run("delete")

"""Webhooks: what starts, what continues, what counts once, what is answered."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from runtime.models import HookCall, ProcessRequest, Receipt
from tests.runtime.conftest import Deploy, again, started
from tests.runtime.files import output
from tests.runtime.hooks import (
    call,
    catching,
    outcomes,
    starting,
    variables,
)

ORDER = {"id": 7, "lines": [{"price": 2.5}], "type": "created"}


def test_a_call_starts_a_request(deploy: Deploy) -> None:
    deploy(starting())

    answer = call(ORDER)

    request = ProcessRequest.objects.get()
    assert answer.status_code == 200
    assert answer.json() == {"outcome": "started", "request": str(request.id)}
    assert (variables(request)["body"], request.status) == (ORDER, "waiting")
    [line] = HookCall.objects.all()
    assert (line.outcome, line.status, line.element) == ("started", 200, "Called")
    assert line.request == request


def test_the_result_of_the_step_names_the_variables(deploy: Deploy) -> None:
    deploy(
        starting(
            output("number", "=body.id"),
            output("source", "=headers.x_source"),
            output("page", "=query.page"),
            output("everything"),
        )
    )

    secret = {"Authorization": "Bearer canary", "Cookie": "a=b", "X-Api-Key": "canary"}
    call(ORDER, {"X-Source": "shop", **secret}, query="page=2&tag=a&tag=b")

    found = variables(ProcessRequest.objects.get())
    assert (found["number"], found["source"], found["page"]) == (7, "shop", "2")
    assert found["everything"]["query"] == {"page": "2", "tag": ["a", "b"]}
    assert found["everything"]["headers"]["x_source"] == "shop"
    assert "canary" not in str(found)
    assert "body" not in found


@pytest.mark.parametrize(
    ("content_type", "body", "value"),
    [
        ("application/json", '{"a": [1, null]}', {"a": [1, None]}),
        ("application/vnd.shop+json; charset=utf-8", "[1]", [1]),
        (
            "application/x-www-form-urlencoded",
            "a=1&b=x%20y&b=",
            {"a": "1", "b": ["x y", ""]},
        ),
        ("text/plain", '{"a": 1}', '{"a": 1}'),
        ("text/plain; charset=iso-8859-1", "Grüße".encode("latin-1"), "Grüße"),
        ("application/json", "", None),
        ("", "", None),
    ],
)
def test_the_content_type_alone_says_what_the_body_is(
    deploy: Deploy, content_type: str, body: str | bytes, value: Any
) -> None:
    deploy(starting())

    assert call(body, content_type=content_type).status_code == 200
    assert variables(ProcessRequest.objects.get())["body"] == value


DEEP = "[" * 200 + "]" * 200


@pytest.mark.parametrize(
    ("content_type", "body", "status"),
    [
        ("application/json", "{", 400),
        ("application/json", "NaN", 400),
        ("application/json", '{"a": Infinity}', 400),
        ("application/json", "[1e999]", 400),
        ("application/json", f"[1{'0' * 400}]", 400),
        ("application/json", f"[1{'0' * 5000}]", 400),
        ("application/json", '"\\u0000"', 400),
        ("application/json", '{"\\ud800": 1}', 400),
        ("application/json", b'"\xff"', 400),
        ("application/json", DEEP, 400),
        ("application/json", "[" * 500_000, 400),
        ("application/x-www-form-urlencoded", b"a=%ff", 400),
        ("application/x-www-form-urlencoded", "a&" * 2000, 400),
        ("text/plain; charset=utf-7", "+AAA-", 415),
        ("text/plain; charset=rot13", "a", 415),
        ("multipart/form-data; boundary=x", "--x--", 415),
        ("application/xml", "<a/>", 415),
        ("application/octet-stream", "a", 415),
        ("nonsense", "a", 415),
        ("", "a", 415),
        ("text/plain", "a" * (1024 * 1024 + 1), 413),
        ("application/json", '"' + "a" * 12_000_000 + '"', 413),
    ],
)
def test_what_cannot_be_read_starts_nothing(
    deploy: Deploy, content_type: str, body: str | bytes, status: int
) -> None:
    deploy(starting())

    answer = call(body, content_type=content_type)

    assert answer.status_code == status
    assert answer["Content-Type"] == "application/problem+json"
    assert not ProcessRequest.objects.exists()
    assert outcomes() == ([] if status == 413 else ["failed"])


def test_a_body_of_one_megabyte_is_taken(deploy: Deploy) -> None:
    deploy(starting())

    assert call("a" * 1024 * 1024, content_type="text/plain").status_code == 200


def test_a_call_that_does_not_fit_the_condition_is_ignored(deploy: Deploy) -> None:
    deploy(starting(condition='=body.type = "created"'))

    answers = [call({"type": one}) for one in ("deleted", "created")]

    assert [one.json()["outcome"] for one in answers] == ["ignored", "started"]
    assert [one.status_code for one in answers] == [200, 200]
    assert ProcessRequest.objects.count() == 1


@pytest.mark.parametrize(
    "settings",
    [
        {"condition": "=body.type"},
        {"condition": "=body.type = 1"},
        {"condition": "=for i in 1..100000000 return i"},
        {"call_id": "=body.none"},
        {"call_id": "=body"},
        {"reply_format": "json", "reply_json": '{"a": {{ body.none.deep }}}'},
    ],
)
def test_a_setting_without_a_value_starts_nothing(
    deploy: Deploy, settings: dict[str, str]
) -> None:
    deploy(starting(**settings))

    answer = call({"type": "created"})

    assert (answer.status_code, answer.json()["code"]) == (422, "unusable")
    assert "body" not in answer.json()["detail"]
    assert not ProcessRequest.objects.exists()
    [line] = HookCall.objects.all()
    assert (line.outcome, line.message[:8]) == ("failed", "“Called”")


def test_a_result_without_a_value_starts_nothing(deploy: Deploy) -> None:
    deploy(starting(output("total", "=sum(body.lines.price.x)")))

    assert call({"lines": 3}).status_code == 422
    assert not ProcessRequest.objects.exists()


@pytest.mark.parametrize(
    ("settings", "status", "kind", "body"),
    [
        ({"reply_status": "202"}, 202, "application/json", None),
        (
            {"reply_format": "json", "reply_json": '{"got": "{{ body.id }}"}'},
            200,
            "application/json",
            '{"got": "7"}',
        ),
        (
            {"reply_format": "json", "reply_json": '[{{ body.lines }}, "ü"]'},
            200,
            "application/json",
            '[[{"price": 2.5}], "ü"]',
        ),
        (
            {"reply_format": "text", "reply_text": "<b>{{ body.type }}</b>"},
            200,
            "text/plain; charset=utf-8",
            "<b>created</b>",
        ),
    ],
)
def test_the_reply_is_what_the_step_says(
    deploy: Deploy, settings: dict[str, str], status: int, kind: str, body: str | None
) -> None:
    deploy(starting(**settings))

    answer = call(ORDER)

    assert (answer.status_code, answer["Content-Type"]) == (status, kind)
    assert body is None or answer.content.decode() == body
    assert answer["X-Content-Type-Options"] == "nosniff"


def test_the_reply_knows_the_request(deploy: Deploy) -> None:
    deploy(starting(reply_format="text", reply_text="{{ request.id }}"))

    answer = call(ORDER)

    assert answer.content.decode() == str(ProcessRequest.objects.get().id)


@pytest.mark.parametrize("header", ["webhook-id", "Idempotency-Key", "X-Delivery"])
def test_a_call_that_comes_again_gets_the_first_reply(
    deploy: Deploy, header: str
) -> None:
    named = {"call_id": "=headers.x_delivery"} if header == "X-Delivery" else {}
    deploy(starting(reply_format="text", reply_text="{{ body.id }}", **named))

    answers = [call({"id": one}, {header: "k-1"}) for one in ("first", "second")]

    assert [one.content for one in answers] == [b"first", b"first"]
    assert ProcessRequest.objects.count() == 1
    assert outcomes() == ["started", "repeated"]
    call({"id": "third"}, {header: "k-2"})
    assert ProcessRequest.objects.count() == 2


def test_calls_without_an_id_all_count(deploy: Deploy) -> None:
    deploy(starting())

    for _twice in range(2):
        call(ORDER)

    assert ProcessRequest.objects.count() == 2


def test_a_refused_call_may_come_again(deploy: Deploy) -> None:
    deployment = deploy(catching())

    early = call({"id": 7}, {"webhook-id": "k"})
    started(deployment, variables={"order": {"id": 7}})
    late = call({"id": 7}, {"webhook-id": "k"})

    assert (early.status_code, late.status_code) == (404, 200)


def test_an_id_is_forgotten_after_its_time(deploy: Deploy) -> None:
    deploy(starting(remembered="PT1H"))
    call(ORDER, {"webhook-id": "k"})
    [receipt] = Receipt.objects.all()
    receipt.expires_at -= receipt.expires_at - again(receipt.request).started_at
    receipt.save()

    assert call(ORDER, {"webhook-id": "k"}).json()["outcome"] == "started"
    assert Receipt.objects.count() == 1


@pytest.mark.parametrize("method", ["get", "put", "delete", "patch", "head"])
@pytest.mark.parametrize("path", ["orders", "nobody"])
def test_only_post_is_answered(deploy: Deploy, method: str, path: str) -> None:
    deploy(starting())

    assert getattr(Client(), method)(f"/hooks/{path}/").status_code == 405


def test_an_address_without_a_slash_is_the_same(deploy: Deploy) -> None:
    deploy(starting())

    answer = Client().post("/hooks/orders", "{}", content_type="application/json")

    assert answer.status_code == 200


def test_no_form_token_is_needed(deploy: Deploy) -> None:
    deploy(starting())
    client = Client(enforce_csrf_checks=True)

    answer = client.post("/hooks/orders/", "{}", content_type="application/json")

    assert answer.status_code == 200

"""Webhooks: what starts, what continues, what counts once, what is answered."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from runtime.models import HookCall, Incident, ProcessRequest, Receipt, Subscription
from runtime.services.hook_calls import gate
from runtime.services.incidents import Resolution, resolve_incident
from runtime.services.requests import change_variables
from tests.runtime.conftest import Deploy, again, started
from tests.runtime.files import chain, definitions, flow, node, output, process
from tests.runtime.hooks import call, catching, starting, trigger

ORDER = {"id": 7, "lines": [{"price": 2.5}], "type": "created"}


@pytest.fixture(autouse=True)
def fresh_gate() -> None:
    """Forget the callers of other tests."""
    gate.cache_clear()
    return


def variables(request: ProcessRequest) -> dict[str, Any]:
    """Return the variables of a Request that runs or has ended."""
    state = again(request).state
    roots = [one.get("variables", {}) for one in state["scopes"][:1]]
    return {**state["results"], **(roots[0] if roots else {})}


def outcomes() -> list[str]:
    """Return what came of the calls, in their order."""
    return list(HookCall.objects.order_by("id").values_list("outcome", flat=True))


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


TAGS = pytest.mark.parametrize("tag", ["intermediateCatchEvent", "receiveTask"])


@TAGS
def test_a_call_continues_the_request_of_its_key(deploy: Deploy, tag: str) -> None:
    deployment = deploy(catching(tag))
    first = started(deployment, variables={"order": {"id": 7}})
    second = started(deployment, variables={"order": {"id": "8"}})
    assert sorted(Subscription.objects.values_list("key", flat=True)) == ["7", "8"]

    answer = call({"id": 8, "paid": True})

    assert answer.json() == {"outcome": "continued", "request": str(second.id)}
    assert (again(first).status, again(second).status) == ("waiting", "completed")
    assert variables(second)["body"] == {"id": 8, "paid": True}
    entry = second.history.get(event="received")
    assert (entry.element, entry.note) == ("Wait", "A call to /hooks/orders/")


@pytest.mark.parametrize(
    ("waiting", "body", "status"),
    [
        (["7"], {"id": 9}, 404),
        ([], {"id": 7}, 404),
        (["7", "7"], {"id": 7}, 409),
        (["7"], {}, 422),
        (["7"], {"id": None}, 422),
        (["7"], {"id": ["7"]}, 422),
        (["7"], {"id": "x" * 201}, 422),
        (["7"], [], 422),
    ],
)
def test_a_call_without_one_request_changes_nothing(
    deploy: Deploy, waiting: list[str], body: Any, status: int
) -> None:
    deployment = deploy(catching())
    requests = [started(deployment, variables={"order": {"id": o}}) for o in waiting]

    assert call(body).status_code == status
    assert {again(one).status for one in requests} <= {"waiting"}
    assert outcomes() == ["failed"]


def test_a_key_that_has_no_value_is_an_incident_that_is_retried(
    deploy: Deploy, person: Any
) -> None:
    request = started(deploy(catching()), variables={"order": {}})
    incident = Incident.objects.get()
    assert "“Key in the Request”" in incident.message or "Key in" in incident.message
    assert '"Wait"' in incident.message
    assert not Subscription.objects.exists()

    change_variables(
        request=request, variables={"order": {"id": 7}}, why="It lacked", by=person
    )
    resolution = Resolution(action="retry", why="It is there")
    resolve_incident(incident=incident, resolution=resolution, by=person)

    assert call({"id": 7}).json()["outcome"] == "continued"


def test_one_address_starts_or_continues(deploy: Deploy) -> None:
    keys = {"call_key": "=body.id", "request_key": "=body.id"}
    deploy(
        definitions(
            process(
                node("startEvent", "Called", trigger(condition="=body.new = true")),
                node("intermediateCatchEvent", "Wait", trigger(**keys)),
                node("endEvent", "End"),
                chain(["Called", "Wait", "End"]),
            )
        )
    )

    outcome = [
        call({"id": one, "new": new}).json().get("outcome")
        for one, new in ((1, True), (2, True), (1, False), (2, True), (3, False))
    ]

    assert outcome == ["started", "started", "continued", "continued", None]


def test_the_first_of_several_events_goes_on(deploy: Deploy) -> None:
    keys = {"call_key": "=body.id", "request_key": "=order.id"}
    deployment = deploy(
        definitions(
            process(
                node("startEvent", "Start"),
                node("eventBasedGateway", "First"),
                node("intermediateCatchEvent", "Paid", trigger(path="paid", **keys)),
                node("receiveTask", "Void", trigger(path="void", **keys)),
                node("userTask", "Ask"),
                node("endEvent", "End"),
                chain(["Start", "First", "Paid", "End"]),
                flow("First", "Void"),
                flow("Void", "Ask"),
                flow("Ask", "End2"),
                node("endEvent", "End2"),
            )
        )
    )
    request = started(deployment, variables={"order": {"id": 7}})

    assert call({"id": 7}, path="void").status_code == 200

    assert again(request).at == ["Ask"]
    assert call({"id": 7}, path="paid").status_code == 404


def test_a_call_starts_an_event_sub_process(deploy: Deploy) -> None:
    keys = {"call_key": "=body.id", "request_key": "=order.id"}
    inner = (
        node("startEvent", "Cancelled", trigger(path="cancelled", **keys)),
        node("userTask", "Undo"),
        flow("Cancelled", "Undo"),
    )
    deployment = deploy(
        definitions(
            process(
                node("startEvent", "Start"),
                node("userTask", "Ask"),
                flow("Start", "Ask"),
                node("subProcess", "Event", *inner, triggeredByEvent="true"),
            )
        )
    )
    request = started(deployment, variables={"order": {"id": 7}})

    answer = call({"id": 7, "why": "broken"}, path="cancelled")

    assert answer.json()["outcome"] == "continued"
    assert "Undo" in again(request).at
    assert "Ask" not in again(request).at


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

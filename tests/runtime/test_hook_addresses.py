"""Addresses of webhooks: whose they are, what moves with a version, who sees them."""

from __future__ import annotations

import uuid
from datetime import UTC, datetime, timedelta

import pytest
from django.contrib.auth.models import User
from django.db import transaction

from runtime.exceptions import CannotStart
from runtime.hooks.exceptions import TooManyCalls
from runtime.hooks.flood import Gate
from runtime.models import (
    Hook,
    HookCall,
    HookPlace,
    ProcessRequest,
    Receipt,
    Subscription,
)
from runtime.selectors.moves import move_between
from runtime.services.deployments import retire_process
from runtime.services.hook_calls import gate
from runtime.services.hook_log import MOST_KEPT, Line, count_call, note_call
from runtime.services.moves import move_request
from runtime.services.receipts import Ticket, once, write_receipt
from runtime.services.requests import cancel_request
from tests.runtime.conftest import Deploy, started
from tests.runtime.files import output
from tests.runtime.hooks import call, catching, starting


def test_a_new_version_is_called_at_the_address(deploy: Deploy) -> None:
    first = deploy(starting(output("old", "=body")))
    deploy(starting(output("new", "=body")), process=first.process)

    call({"id": 7})

    request = ProcessRequest.objects.select_related("deployment").get()
    assert request.deployment.number == 2
    assert HookPlace.objects.count() == 1


def test_a_version_without_the_webhook_is_not_called(deploy: Deploy) -> None:
    first = deploy(starting())
    deploy(starting(path="elsewhere"), process=first.process)

    assert call({}).status_code == 401
    assert call({}, path="elsewhere").status_code == 200


def test_requests_of_an_older_version_go_on(deploy: Deploy) -> None:
    first = deploy(catching())
    request = started(first, variables={"order": {"id": 7}})
    second = deploy(catching(path="other"), process=first.process)
    later = started(second, variables={"order": {"id": 7}})

    assert call({"id": 7}).json()["request"] == str(request.id)
    assert call({"id": 7}, path="other").json()["request"] == str(later.id)


def test_what_nobody_waits_for_any_more_is_let_go(deploy: Deploy, person: User) -> None:
    first = deploy(catching())
    request = started(first, variables={"order": {"id": 7}})
    deploy(starting(path="other"), process=first.process)
    cancel_request(request=request, why="Enough", by=person)

    deploy(starting(path="other"), process=first.process)

    assert set(HookPlace.objects.values_list("hook__path", flat=True)) == {"other"}
    assert not Subscription.objects.exists()


def test_a_retired_process_starts_nothing_and_goes_on(deploy: Deploy) -> None:
    first = deploy(catching())
    started(first, variables={"order": {"id": 7}})
    other = deploy(starting(path="start"))

    for one in (first, other):
        retire_process(process=one.process)

    assert call({}, path="start").status_code == 401
    assert call({"id": 7}).status_code == 200


def test_an_address_belongs_to_one_process(deploy: Deploy) -> None:
    first = deploy(starting())

    with pytest.raises(CannotStart, match="/hooks/orders/") as refused:
        deploy(starting())

    assert refused.value.members == {"element": "Called", "setting": "path"}
    retire_process(process=first.process)
    call({})
    second = deploy(starting())
    assert Hook.objects.get().process == second.process
    assert not HookCall.objects.exists()


def test_a_request_that_moves_waits_as_its_new_version_says(
    deploy: Deploy, person: User
) -> None:
    first = deploy(catching())
    request = started(first, variables={"order": {"id": 7, "code": "x"}})
    deploy(catching(path="other", request_key="=order.code"), process=first.process)
    HookPlace.objects.filter(hook__path="other").delete()

    move = move_between(first.process, 1, 2)
    move_request(request=request.pk, move=move, why="Newer", by=person)

    row = Subscription.objects.get()
    assert (row.hook, row.key) == ("other", "x")
    assert call({"id": 7}).status_code in {401, 404}
    assert call({"id": "x"}, path="other").status_code == 200


def test_too_many_calls_are_put_off(deploy: Deploy) -> None:
    deploy(starting(calls_per_minute="1"))

    # Three calls fall into two minutes at most.
    answers = [call({}) for _thrice in range(3)]

    [*_, last] = [one for one in answers if one.status_code == 429]
    assert 1 <= int(last["Retry-After"]) <= 60
    taken = [one for one in answers if one.status_code == 200]
    assert ProcessRequest.objects.count() == len(taken) < 3


def test_the_count_begins_anew_each_minute(db: None) -> None:
    hook = Hook.objects.create(path="orders", process=uuid.uuid4())
    now = datetime(2026, 1, 1, 12, 0, 50, tzinfo=UTC)
    count_call(hook, 1, now)
    with pytest.raises(TooManyCalls) as refused:
        count_call(hook, 1, now)

    assert refused.value.after == 10
    count_call(hook, 1, now + timedelta(seconds=10))


def test_a_flood_is_stopped_alike_where_nothing_is(deploy: Deploy) -> None:
    deploy(starting(authentication="standard"))
    gate().per_minute = 1

    for path in ("orders", "nobody"):
        told = {call({}, path=path).status_code for _thrice in range(3)}
        assert told == {401, 429}


def test_the_gate_counts_for_each_caller_and_forgets() -> None:
    gate = Gate(per_minute=1)

    passed = [
        gate.lets_through(caller, path, minute)
        for caller, path, minute in (
            ("a", "x", 0),
            ("a", "x", 0),
            ("b", "x", 0),
            ("a", "y", 0),
            ("a", "x", 1),
        )
    ]

    assert passed == [True, False, True, True, True]
    for number in range(20_000):
        gate.lets_through(str(number), "x", 1)
    assert len(gate.counts) == 10_000


def test_the_last_calls_are_kept(db: None) -> None:
    hook = Hook.objects.create(path="orders", process=uuid.uuid4())
    for number in range(MOST_KEPT + 5):
        note_call(hook, Line("started", 200, str(number)))
        note_call(hook, Line("refused", 401))

    kept = HookCall.objects.filter(outcome="started").order_by("id")
    assert kept.count() == HookCall.objects.filter(outcome="refused").count() == 50
    assert kept[0].message == "5"


def test_who_comes_second_gets_the_answer_of_the_first(db: None) -> None:
    ticket = Ticket("hook:orders", "k")

    def work() -> str:
        write_receipt(ticket, request_number=None, answer={"content": "first"})
        with transaction.atomic():
            write_receipt(ticket, request_number=None, answer={"content": "mine"})
        return "mine"

    done = once(ticket, work)

    assert isinstance(done, Receipt)
    assert done.answer == {"content": "first"}

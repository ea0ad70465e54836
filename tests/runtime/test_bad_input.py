"""Hostile expressions and answers: a clear incident, in time, and nothing lost."""

from __future__ import annotations

import time
from typing import Any

import pytest

from javascript import ExpressionFailed, evaluate
from runtime.models import Attempt, Incident, ProcessRequest
from tests.runtime.conftest import Deploy, Worker, again, started
from tests.runtime.files import (
    chain,
    definitions,
    flow,
    node,
    process,
    straight,
    work,
)
from tests.runtime.hostile import HOSTILE

LONGEST = 3.0
PLAIN = (str, int, float, bool, list, dict, type(None))


def gateway(condition: str) -> bytes:
    """Return a file with one condition and a default flow."""
    decide = node("exclusiveGateway", "Decide", default="Decide-No")
    return definitions(
        process(
            node("startEvent", "Start"),
            decide,
            node("endEvent", "Yes"),
            node("endEvent", "No"),
            chain(["Start", "Decide"]),
            flow("Decide", "Yes", condition),
            flow("Decide", "No"),
        )
    )


def test_there_are_a_hundred_of_them() -> None:
    assert len(set(HOSTILE)) >= 100


@pytest.mark.slow
@pytest.mark.parametrize("expression", HOSTILE, ids=lambda text: text[:30])
def test_a_hostile_condition_is_an_incident_in_time(
    deploy: Deploy, expression: str
) -> None:
    begun = time.monotonic()

    request = started(deploy(gateway(expression)), variables={"x": {"y": 1}})

    # The engine starts a fresh V8 after a limit: that is not the expression's time.
    assert time.monotonic() - begun < LONGEST
    assert again(request).status == "incident"
    assert "Decide" in Incident.objects.get(request=request).message


def test_nothing_was_polluted() -> None:
    with pytest.raises(ExpressionFailed):
        evaluate('{"a": 1}.polluted', {})
    assert evaluate("1 + 1", {}) == 2


@pytest.mark.parametrize("name", ["date", "count", "list", "string", "sum"])
def test_a_variable_with_the_name_of_a_built_in_is_an_incident(
    deploy: Deploy, name: str
) -> None:
    request = started(deploy(gateway("1 = 1")), variables={name: 1})

    assert again(request).status == "incident"
    assert name in Incident.objects.get(request=request).message


@pytest.mark.parametrize("value", ["text", 1, None, [], {}, "=true"])
def test_what_is_neither_true_nor_false_never_takes_the_default(
    deploy: Deploy, value: Any
) -> None:
    request = started(deploy(gateway("=x")), variables={"x": value})

    assert again(request).status == "incident"
    assert not request.history.filter(element="No").exists()


@pytest.mark.parametrize("how", ["exit", "fail"])
def test_the_next_request_is_not_touched(
    deploy: Deploy, worker: Worker, how: str
) -> None:
    bad = started(deploy(straight(("A", work("A", how=how)))))
    good = started(deploy(straight(("A", work("A")))))

    worker.run()
    for _again in range(3):
        worker.run()

    assert again(good).status == "completed"
    assert again(bad).status in {"incident", "waiting"}
    assert Attempt.objects.filter(outcome="completed").count() == 1


def test_values_of_a_condition_stay_plain(deploy: Deploy) -> None:
    started(deploy(gateway("x = 1")), variables={"x": 1})

    for request in ProcessRequest.objects.all():
        assert all(isinstance(one, PLAIN) for one in request.state["results"].values())

"""Tasks: who does them, and what becomes of their outputs."""

from __future__ import annotations

from typing import Any
from xml.sax.saxutils import escape

import pytest

from runtime.engine import (
    Ask,
    Call,
    Completed,
    Failed,
    Retry,
    UnknownActivation,
    VariablesSet,
)
from tests.runtime.engine.requests import Driven, run

STEP = (
    '<extensionElements><connector:step connector="http" operation="get">{}'
    "</connector:step></extensionElements>"
)


@pytest.mark.parametrize(
    ("kind", "effect"),
    [("service", Call), ("user", Ask), ("task", None), ("manual", None)],
)
def test_tasks_ask_for_what_they_need(kind: str, effect: type | None) -> None:
    request = Driven(f"start s\n{kind} T\nuser t1\ns > T > t1")
    asked = [one for one in request.effects if getattr(one, "element", "") == "T"]

    assert [type(one) for one in asked] == ([effect] if effect else [])


@pytest.mark.parametrize(
    ("written", "variables"),
    [
        ("", {}),
        ('<connector:output variable="answer"/>', {"answer": {"a": 1, "b": 2}}),
        ('<connector:output variable="c" value="a + b"/>', {"c": 3}),
        ('<connector:output variable="c" value="=a + b"/>', {"c": 3}),
    ],
)
def test_a_connector_writes_what_its_step_names(
    written: str, variables: dict[str, Any]
) -> None:
    request = Driven(f"start s\nservice t1 | {STEP.format(written)}\ns > t1")
    request.complete("t1", a=1, b=2)

    assert request.state.variables == variables


def test_outputs_that_cannot_be_written_are_kept_for_a_retry() -> None:
    written = '<connector:output variable="c" value="a + rate"/>'
    request = Driven(f"start s\nservice t1 | {STEP.format(written)}\ns > t1")
    activation = request.at("t1")
    request.complete("t1", a=1)
    assert request.state.outcome == "incident"

    request.give(VariablesSet({"rate": 2}))
    made = request.give(Retry(activation))
    assert [one for one in made.effects if isinstance(one, Call)] == []
    assert request.state.variables["c"] == 3


@pytest.mark.parametrize("kind", ["throw", "end"])
def test_a_message_event_with_a_connector_is_a_call(kind: str) -> None:
    text = f"""
        pool p
        start s
        {kind} x message M | {STEP.format("")}
        s > x
        pool q
        start s2 message M
        user t1
        s2 > t1
        x ~> s2
    """
    request = Driven(text)
    assert [type(one) for one in request.effects] == [Call]

    request.complete("x")
    assert request.places == ["t1"]


def test_a_script_in_feel_sets_variables() -> None:
    text = "start s\nscript t1 @scriptFormat=feel | <script>{script}</script>\ns > t1"
    several = run(text.replace("{script}", "{a: n + 1, b: 2}"), n=1)[1]
    single = run(text.replace("{script}", "n * 2"), n=4)[1]

    assert several["variables"] == {"n": 1, "a": 2, "b": 2}
    assert single["variables"] == {"n": 4, "result": 8}


def test_a_script_without_a_value_is_an_incident() -> None:
    text = "start s\nscript Work @scriptFormat=feel | <script>missing + 1</script>\n"
    _, outcome = run(text + "s > Work")

    assert (outcome["state"], outcome["element"]) == ("incident", "Work")
    assert '"Work"' in outcome["message"]


def test_an_answer_to_what_is_gone_is_refused() -> None:
    request = Driven("start s\nservice t1\nuser t2\ns > t1 > t2")
    activation = request.at("t1")
    request.complete("t1")

    for event in (Completed(activation), Failed(activation, "Late.")):
        with pytest.raises(UnknownActivation):
            request.give(event)


RULES = [
    (('"gold", "vip"', ">= 100"), ("0.2", '"big"')),
    (('not("none")', "[50..200]"), ("total / 1000", "tier")),
    (("-", ""), ("0", '"rest"')),
]


def table(attributes: str, rules: int = len(RULES)) -> str:
    """Return a decision table of the first rules as content of a task."""
    rows = "".join(
        "<connector:rule>"
        + "".join(f"<connector:when>{escape(one)}</connector:when>" for one in when)
        + "".join(f"<connector:then>{one}</connector:then>" for one in then)
        + "</connector:rule>"
        for when, then in RULES[:rules]
    )
    return (
        f"<extensionElements><connector:decision {attributes}>"
        '<connector:input expression="tier"/><connector:input expression="total"/>'
        '<connector:output name="rate"/><connector:output name="note"/>'
        f"{rows}</connector:decision></extensionElements>"
    )


@pytest.mark.parametrize(
    ("attributes", "tier", "total", "variables"),
    [
        ('hitPolicy="first"', "gold", 120, {"rate": 0.2, "note": "big"}),
        ('hitPolicy="first"', "iron", 120, {"rate": 0.12, "note": "iron"}),
        ('hitPolicy="first"', "none", 120, {"rate": 0, "note": "rest"}),
        ('hitPolicy="unique"', "none", 1, {"rate": 0, "note": "rest"}),
        (
            'hitPolicy="collect"',
            "iron",
            120,
            {"rate": [0.12, 0], "note": ["iron", "rest"]},
        ),
        (
            'hitPolicy="first" variable="d"',
            "none",
            1,
            {"d": {"rate": 0, "note": "rest"}},
        ),
        ('hitPolicy="any"', "none", 1, {"rate": 0, "note": "rest"}),
    ],
)
def test_decision_tables_decide(
    attributes: str, tier: str, total: int, variables: dict[str, Any]
) -> None:
    text = f"start s\nrule t1 | {table(attributes)}\ns > t1"
    _, outcome = run(text, tier=tier, total=total)

    assert outcome["state"] == "completed"
    assert outcome["variables"] == {"tier": tier, "total": total, **variables}


@pytest.mark.parametrize(
    ("attributes", "total"),
    [('hitPolicy="unique"', 120), ('hitPolicy="any"', 120), ("", "many")],
)
def test_a_table_that_cannot_decide_is_an_incident(attributes: str, total: Any) -> None:
    text = f"start s\nrule Decide | {table(attributes)}\ns > Decide"
    _, outcome = run(text, tier="gold", total=total)

    assert (outcome["state"], outcome["element"]) == ("incident", "Decide")


def test_no_rule_that_matches_gives_null() -> None:
    text = f"start s\nrule t1 | {table('', rules=1)}\ns > t1"
    _, outcome = run(text, tier="iron", total=1)

    assert outcome["variables"]["rate"] is None

"""Loops and multi-instance activities."""

from __future__ import annotations

from typing import Any

import pytest

from bpmn import read
from runtime.engine import definition_of
from tests.runtime.engine.diagrams import Diagram
from tests.runtime.engine.requests import Driven, run

MULTI = "<multiInstanceLoopCharacteristics {}>{}</multiInstanceLoopCharacteristics>"
STANDARD = "<standardLoopCharacteristics {}>{}</standardLoopCharacteristics>"
COMPLEX = (
    "<complexBehaviorDefinition>"
    "<condition>numberOfCompletedInstances = 2</condition>"
    '<event><signalEventDefinition signalRef="signal_G"/></event>'
    "</complexBehaviorDefinition>"
)


def several(attributes: str = "", content: str = "") -> str:
    """Return a process of one multi-instance step and one behind it."""
    loop = MULTI.format(attributes, content)
    return f"start s\nservice t1 | {loop}\nservice t2\ns > t1 > t2"


def cardinality(count: str) -> str:
    """Return the number of instances as XML."""
    return f"<loopCardinality>{count}</loopCardinality>"


@pytest.mark.parametrize("attributes", ["", 'isSequential="true"'])
@pytest.mark.parametrize(("count", "rounds"), [("3", 3), ("0", 1), ("n + 1", 3)])
def test_a_cardinality_counts(attributes: str, count: str, rounds: int) -> None:
    done, outcome = run(several(attributes, cardinality(count)), n=2)

    # No instance at all is told as the step itself.
    assert done == ["t1"] * rounds + ["t2"]
    assert outcome["state"] == "completed"


@pytest.mark.parametrize("attributes", ["", 'isSequential="true"'])
def test_collections_go_in_and_out(attributes: str) -> None:
    attributes += (
        ' connector:collection="lines" connector:item="line"'
        ' connector:outputCollection="prices" connector:outputItem="line * 10"'
    )
    _, outcome = run(several(attributes), lines=[1, 2, 3])

    assert outcome["variables"] == {"lines": [1, 2, 3], "prices": [10, 20, 30]}


def test_results_stand_in_the_order_of_the_items() -> None:
    attributes = (
        'connector:collection="lines" connector:item="line"'
        ' connector:outputCollection="out" connector:outputItem="result"'
    )
    request = Driven(several(attributes), lines=["a", "b"])
    request.complete("t1", result="second")
    request.complete("t1", result="first")

    assert request.state.variables["out"] == ["first", "second"]


@pytest.mark.parametrize(
    ("attributes", "steps"),
    [("", ["t1", "t1", "t2"]), ('isSequential="true"', ["t1", "t1", "t2"])],
)
def test_a_completion_condition_ends_the_rest(
    attributes: str, steps: list[str]
) -> None:
    condition = (
        "<completionCondition>numberOfCompletedInstances = 2</completionCondition>"
    )
    done, _ = run(several(attributes, cardinality("5") + condition))

    assert done == steps


@pytest.mark.parametrize(
    ("behavior", "thrown"),
    [
        ('behavior="None" noneBehaviorEventRef="d"', 3),
        ('behavior="One" oneBehaviorEventRef="d"', 1),
        ('behavior="All"', 0),
        ('behavior="Complex"', 1),
    ],
)
def test_behaviors_throw_events(behavior: str, thrown: int) -> None:
    content = cardinality("3") + (COMPLEX if "Complex" in behavior else "")
    loop = MULTI.format(behavior + ' isSequential="true"', content)
    text = f"""
        start s
        service t1 | {loop}
        boundary b on t1 signal G stay
        service t3
        service t2
        s > t1 > t2
        b > t3
    """
    referred = b'<signalEventDefinition id="d" signalRef="signal_G"/>'
    data = Diagram(text).data().replace(b"<collaboration", referred + b"<collaboration")
    request = Driven(definition_of(read(data)))
    for _ in range(3):
        request.complete("t1")

    assert request.events("entered").count("t3") == thrown
    assert "t2" in request.places


@pytest.mark.parametrize(
    ("loop", "rounds"),
    [
        ("<loopCondition>n &lt; 3</loopCondition>", 3),
        ("<loopCondition>n &gt; 99</loopCondition>", 1),
        ("", 1),
    ],
)
def test_a_standard_loop_tests_after_its_rounds(loop: str, rounds: int) -> None:
    loop = f"<standardLoopCharacteristics>{loop}</standardLoopCharacteristics>"
    script = f"<script>n + 1</script>{loop}"
    text = f"start s\nscript t1 @scriptFormat=feel | {script}\nservice t2\ns > t1 > t2"
    text = text.replace("n + 1", "{n: n + 1}")

    assert run(text, n=0)[0] == ["t1"] * rounds + ["t2"]


@pytest.mark.parametrize(
    ("attributes", "rounds"),
    [('loopMaximum="3"', 3), ('loopMaximum="2" testBefore="true"', 2)],
)
def test_a_maximum_bounds_a_loop(attributes: str, rounds: int) -> None:
    loop = STANDARD.format(attributes, "<loopCondition>true</loopCondition>")
    done, _ = run(f"start s\nservice t1 | {loop}\ns > t1")

    assert done == ["t1"] * rounds


def test_a_loop_tested_before_may_never_run() -> None:
    never = "<loopCondition>false</loopCondition>"
    loop = STANDARD.format('testBefore="true"', never)
    request = Driven(f"start s\nservice t1 | {loop}\nservice t2\ns > t1 > t2")

    assert request.places == ["t2"]
    assert "waiting" not in {r.event for r in request.records if r.element == "t1"}


@pytest.mark.parametrize(
    ("text", "variables"),
    [
        (several("", cardinality("-1")), {}),
        (several("", cardinality("1.5")), {}),
        (several("", cardinality("1001")), {}),
        (several(), {}),
        (several('connector:collection="lines"'), {"lines": 4}),
        (several('connector:collection="lines"'), {}),
        (
            "start s\nservice t1 | <standardLoopCharacteristics "
            'loopMaximum="-1"/>\ns > t1',
            {},
        ),
    ],
)
def test_what_cannot_be_counted_is_an_incident_that_names_the_step(
    text: str, variables: dict[str, Any]
) -> None:
    done, outcome = run(text, **variables)

    assert (done, outcome["state"], outcome["element"]) == ([], "incident", "t1")
    assert '"t1"' in outcome["message"]


def test_an_interrupted_loop_cancels_every_instance() -> None:
    text = f"""
        start s
        service t1 | {MULTI.format("", cardinality("3"))}
        boundary b on t1 timer PT1S
        service t2
        s > t1
        b > t2
    """
    request = Driven(text)
    request.complete("t1")
    request.fire()

    assert request.events("cancelled") == ["t1", "t1"]
    assert request.places == ["t2"]
    assert len(request.state.scopes) == 1


def test_instances_have_variables_of_their_own() -> None:
    loop = MULTI.format('connector:collection="lines" connector:item="line"', "")
    text = f"""
        start s
        sub S | {loop}
          start s2
          script t1 @scriptFormat=feel | <script>{{mine: line}}</script>
          xor x
          service t2
          service t3
          s2 > t1 > x
          x > t2 : mine = 1
          x > t3 : default
        service t4
        s > S > t4
    """
    done, outcome = run(text, lines=[1, 2])

    assert sorted(done) == ["t1", "t1", "t2", "t3", "t4"]
    assert "mine" not in outcome["variables"]

"""Sub-processes, call activities, ad-hoc sub-processes."""

from __future__ import annotations

import pytest

from bpmn import read
from runtime.engine import Completed, Failed, Invoke, definition_of
from tests.runtime.engine.diagrams import Diagram
from tests.runtime.engine.requests import Driven, run

CALL = """
    pool p
    start s
    call C {called}
    boundary b on C error E1
    service t1
    service t2
    s > C > t1
    b > t2
    pool q
    start s2
    script t3 @scriptFormat=feel | <script>{{m: n + 1}}</script>
    s2 > t3
"""


def test_a_called_process_of_the_file_runs_inside() -> None:
    done, outcome = run(CALL.format(called="q"), n=1)

    assert done == ["t3", "t1"]
    assert outcome["variables"] == {"n": 1, "m": 2}


def test_a_call_does_not_start_the_called_process_on_its_own() -> None:
    assert run(CALL.format(called="q"), n=1)[0].count("t3") == 1


def test_a_process_of_another_file_is_invoked() -> None:
    request = Driven(CALL.format(called="elsewhere"), n=1)
    invoked = [one for one in request.effects if isinstance(one, Invoke)]
    assert [(one.process, one.variables) for one in invoked] == [
        ("elsewhere", {"n": 1})
    ]

    request.give(Completed(invoked[0].activation, {"m": 5}))
    assert request.places == ["t1"]
    assert request.state.variables == {"n": 1, "m": 5}


def test_the_error_of_an_invoked_process_is_caught_at_the_call() -> None:
    request = Driven(CALL.format(called="elsewhere"), n=1)
    request.give(Failed(request.at("C"), "It ended with an error.", "E1"))

    assert request.places == ["t2"]


def test_a_process_that_calls_itself_for_ever_is_an_incident() -> None:
    _, outcome = run("start s\ncall C p\ns > C", process="p")

    assert (outcome["state"], outcome["element"]) == ("incident", "C")
    assert "too often" in outcome["message"]


@pytest.mark.parametrize("work", ["User", "Manual", "Script", ""])
def test_a_global_task_is_done_by_its_call(work: str) -> None:
    tag = f"global{work}Task"
    script = "<script>{a: 1}</script>" if work == "Script" else ""
    task = f'<{tag} id="g" scriptLanguage="feel">{script}</{tag}><process'
    data = Diagram("start s\ncall C g\nservice t1\ns > C > t1").data()
    request = Driven(definition_of(read(data.replace(b"<process", task.encode(), 1))))
    if work == "User":
        request.complete("C")

    assert request.places == ["t1"]


def adhoc(attributes: str, condition: str = "") -> str:
    """Return a process with an ad-hoc sub-process of three steps."""
    content = f"<completionCondition>{condition}</completionCondition>"
    return f"""
        start s
        adhoc A {attributes} | {content if condition else ""}
          user t1
          user t2
          user t3
          t2 > t3
        service t4
        s > A > t4
    """


def test_an_ad_hoc_sub_process_does_all_at_once_or_one_by_one() -> None:
    together = Driven(adhoc("@ordering=Parallel"))
    assert together.places == ["A", "t1", "t2"]

    apart = Driven(adhoc("@ordering=Sequential"))
    assert apart.places == ["A", "t1"]
    apart.complete("t1")
    apart.complete("t2")
    apart.complete("t3")
    assert apart.places == ["t4"]


@pytest.mark.parametrize(
    ("cancels", "places"), [("true", ["t4"]), ("false", ["A", "t2"])]
)
def test_a_completion_condition_ends_an_ad_hoc_sub_process(
    cancels: str, places: list[str]
) -> None:
    text = adhoc(f"@cancelRemainingInstances={cancels}", "enough = true")
    request = Driven(text)
    request.complete("t1", enough=True)
    assert request.places == places

    if cancels == "false":
        request.complete("t2")
        assert request.places == ["t4"]


def test_an_ad_hoc_sub_process_that_cannot_end_says_so() -> None:
    _, outcome = run(adhoc("", "enough = true"))

    assert (outcome["state"], outcome["element"]) == ("incident", "A")
    assert "enough = true" in outcome["message"]


def test_a_scope_dies_with_its_token() -> None:
    text = """
        start s
        sub S
          start s2
          sub R
            user t1
            event E
              start s3 message M
              service t2
              s3 > t2
          s2 > R
        boundary b on S timer PT1S
        user t3
        s > S
        b > t3
    """
    request = Driven(text)
    request.fire()

    assert request.places == ["t3"]
    assert [one.kind for one in request.state.scopes.values()] == ["process"]
    assert request.state.waits == {}


def test_an_event_sub_process_that_cannot_be_armed_is_an_incident() -> None:
    text = """
        start s
        user t1
        s > t1
        event Remind
          start s3 timer PTsoon
          service t2
          s3 > t2
    """
    request = Driven(text)

    assert request.state.outcome == "incident"
    assert request.places == ["Remind", "t1"]
    assert "PTsoon" in request.problem

"""Whatever a connector does, the call ends in words and the next one works."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from connectors.calls import Caller
from tests.connectors.conftest import KEY, Hostile, called

LOG_SAYS = "The log of the attempt shows where."


@pytest.fixture(autouse=True)
def next_call(hostile: Hostile) -> object:
    """Make a call of another kind after each test; it has to work."""
    yield
    outcome = hostile("nothing")
    assert (outcome.kind, outcome.log) == ("completed", "")


@pytest.mark.parametrize(
    ("how", "kind", "words"),
    [
        ("retry", "retry", "Busy."),
        ("retry-odd", "retry", "Busy."),
        ("failed", "failed", "The board is gone."),
        ("failed-empty", "failed", "gave no reason"),
        ("bpmn", "error", "The board is off"),
        ("bpmn-said", "error", "Floor 3 is off."),
        ("bpmn-unknown", "failed", 'raised the error "on", which its manifest'),
        ("key", "failed", f"stopped with KeyError: 'x'. {LOG_SAYS}"),
        ("nameless", "failed", f"stopped with Nameless: …. {LOG_SAYS}"),
        ("no-file", "failed", "stopped with FileNotFoundError: x"),
        ("connection", "retry", "no connection to its service: reset by peer."),
        ("timeout", "retry", "no connection to its service: timed out."),
        ("tls", "retry", "bad certificate"),
        ("exit", "failed", "ended itself instead of giving a result"),
        ("interrupt", "failed", "stopped with KeyboardInterrupt"),
        ("generator", "failed", "stopped with GeneratorExit"),
        ("memory", "failed", "more memory than the 1024 MB"),
        ("group", "failed", "stopped with ExceptionGroup"),
        ("secret", "failed", "no ***"),
    ],
)
def test_whatever_is_raised_has_an_outcome(
    hostile: Hostile, how: str, kind: str, words: str
) -> None:
    outcome = hostile("raising", how=how)

    assert (outcome.kind, outcome.outputs) == (kind, {})
    assert words in outcome.message
    assert "Traceback" not in outcome.message


def test_outcome_carries_code_and_wait(hostile: Hostile) -> None:
    assert hostile("raising", how="bpmn").code == "off"
    assert hostile("raising", how="retry").after == 7
    assert hostile("raising", how="retry-odd").after == 0


def test_traceback_goes_to_the_log(hostile: Hostile) -> None:
    outcome = hostile("raising", how="traceback")

    assert "Traceback" in outcome.log
    assert "patchbay_hostile/__init__.py" in outcome.log
    assert KEY not in hostile("raising", how="secret").message


def test_endless_recursion_fails(hostile: Hostile) -> None:
    outcome = hostile("recursion")

    assert outcome.kind == "failed"
    assert "RecursionError" in outcome.message


@pytest.mark.parametrize("how", ["exit", "kill", "segfault", "exec", "close"])
def test_process_that_goes_is_told(hostile: Hostile, how: str) -> None:
    outcome = hostile("leaving", how=how)

    assert outcome.kind == "lost"
    assert "in the middle of the call" in outcome.message


@pytest.mark.parametrize("how", ["sleep", "loop", "deaf", "thread"])
def test_call_that_takes_too_long_is_ended(hostile: Hostile, how: str) -> None:
    outcome = hostile("sleeping", how=how, timeout=2)

    assert outcome.kind == "timeout"
    assert 2 <= outcome.seconds < 8
    assert "took longer than 2 seconds" in outcome.message
    assert outcome.log == "asleep\n"


@pytest.mark.parametrize(
    ("how", "words"),
    [
        ("nan", 'a number that is not finite or too long, at "a/1": nan.'),
        ("infinity", 'not finite or too long, at "a": -inf.'),
        ("huge-number", 'not finite or too long, at "a"'),
        ("large", "a result of more than 10 MB."),
        ("cycle", 'nested too deeply or holds itself, at "a/0/0/'),
        ("deep", "nested too deeply"),
        ("set", 'a result that is not JSON: "a/b" is of type set.'),
        ("decimal", '"Hostile" gave a result that is not JSON: "price" is of type'),
        ("secret", '"k" is of type Secret.'),
        ("object", '"a" is of type object.'),
        ("names", 'a name that is not text, at "a": int.'),
        ("list", "a result that has no names: list."),
        ("text", "a result that has no names: str."),
    ],
)
def test_result_that_cannot_be_kept_is_told(
    hostile: Hostile, how: str, words: str
) -> None:
    outcome = hostile("result", how=how)

    assert (outcome.kind, outcome.outputs) == ("failed", {})
    assert words in outcome.message


@pytest.mark.parametrize(
    ("how", "outputs"),
    [
        ("none", {}),
        ("odd-text", {"a\ufffd": "x\ufffdy\ufffd"}),
        ("tuple", {"a": [1, True, None, 1.5, "ü"]}),
    ],
)
def test_result_that_can_be_kept_is_json(
    hostile: Hostile, how: str, outputs: dict[str, object]
) -> None:
    outcome = hostile("result", how=how)

    assert (outcome.kind, outcome.outputs) == ("completed", outputs)


@pytest.mark.parametrize("how", ["at once", "slowly"])
def test_memory_is_limited(make_caller: Callable[..., Caller], how: str) -> None:
    caller = make_caller(memory=256 * 1024 * 1024)

    outcome = called(caller, "eating", how=how)
    assert outcome.kind == "failed"
    assert "more memory than the 256 MB" in outcome.message
    assert called(caller, "nothing").kind == "completed"


@pytest.mark.parametrize(("how", "kind"), [("end", "completed"), ("sleep", "timeout")])
def test_nothing_outlives_its_call(
    hostile: Hostile, tmp_path: Path, how: str, kind: str
) -> None:
    outcome = hostile("forking", how=how, folder=str(tmp_path), timeout=4)

    assert outcome.kind == kind
    pids = [int((tmp_path / one).read_text()) for one in ("group", "session")]
    assert [pid for pid in pids if is_running(pid)] == []


def test_fork_that_comes_back_does_not_answer(hostile: Hostile, tmp_path: Path) -> None:
    outcome = hostile("forking", how="return", folder=str(tmp_path))

    assert outcome.outputs == {"child": False}


@pytest.mark.parametrize(
    "how", ["text", "nan", "list", "unknown", "outputs", "half", "endless"]
)
def test_forged_answer_is_refused(hostile: Hostile, how: str) -> None:
    outcome = hostile("forging", how=how)

    assert (outcome.kind, outcome.outputs) == ("failed", {})
    assert "cannot be read" in outcome.message


def test_child_knows_nothing_of_patchbay(
    hostile: Hostile, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("PATCHBAY_SECRET_KEY", "DJANGO_SETTINGS_MODULE", "HTTPS_PROXY"):
        monkeypatch.setenv(name, "canary")

    outputs = hostile("environment").outputs
    assert "canary" not in outputs["environment"].values()
    assert str(Path.cwd()) not in outputs["path"]
    assert (outputs["modules"], outputs["open"]) == ([], [])
    assert outputs["limits"] == [1024 * 1024 * 1024, 0]


def is_running(pid: int) -> bool:
    """Say whether a process runs; one that waits for its parent does not."""
    deadline = time.monotonic() + 5
    while time.monotonic() < deadline:
        try:
            if ") Z" in Path(f"/proc/{pid}/stat").read_text():
                return False
        except FileNotFoundError:
            return False
        os.sched_yield()
    os.kill(pid, signal.SIGKILL)
    return True

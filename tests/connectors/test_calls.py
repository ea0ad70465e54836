"""What a connector gets in a call, and what it leaves."""

from __future__ import annotations

import os
import signal
import threading
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from connectors.calls import Call, Caller, Mail, StoredFile
from tests.connectors.conftest import CREDENTIAL, KEY, Hostile, called

FILE = StoredFile("a.txt", "text/plain", b"one")
TELL = Call(
    "hostile",
    "tell",
    {},
    CREDENTIAL,
    "key-1",
    attempt=2,
    timeout=20,
    files={"a.txt": FILE},
)


def test_operation_gets_everything_of_its_call(caller: Caller) -> None:
    outcome = caller.call(TELL)

    assert (outcome.kind, outcome.message) == ("completed", "")
    assert outcome.outputs == {
        "shown": "***",
        "credential": ["key", "port", "user"],
        "port": "587",
        "key": "key-1",
        "attempt": 2,
        "timeout": 20,
        "names": ["a.txt"],
        "type": "text/plain",
    }


def test_settings_and_people_arrive_as_they_are(caller: Caller) -> None:
    settings = {"list": ["ü", 1, 2.5, None, True], "map": {"a": {"b": "c"}}}
    people = {"requester": {"name": "Ada"}}

    outcome = caller.call(Call("hostile", "echo", settings, people=people))
    assert outcome.outputs == {"settings": settings, "people": people}


def test_operation_leaves_files_mails_log_and_request(caller: Caller) -> None:
    outcome = caller.call(TELL)

    assert outcome.files == [StoredFile("copy.txt", "text/plain", b"oneone")]
    assert outcome.mails == [Mail(b"Subject: x", "a@b.example", ["c@d.example"])]
    assert outcome.request == {"url": "https://x.example", "headers": {"X-Key": "***"}}
    assert outcome.log.endswith("INFO sent as key-1\n")
    assert outcome.seconds > 0


def test_file_that_is_large_goes_both_ways(caller: Caller) -> None:
    content = bytes(range(256)) * 4 * 1024 * 10
    stored = replace(FILE, content=content)

    outcome = caller.call(replace(TELL, files={"a.txt": stored}))
    assert [one.content for one in outcome.files] == [content * 2]


def test_files_of_more_than_25_mb_are_refused_in_words(caller: Caller) -> None:
    stored = replace(FILE, content=bytes(13 * 1024 * 1024))

    outcome = caller.call(replace(TELL, files={"a.txt": stored}))
    assert (outcome.kind, outcome.files) == ("failed", [])
    assert "25 MB" in outcome.message


def test_connector_that_asks_for_no_files_gets_none(caller: Caller) -> None:
    outcome = caller.call(replace(TELL, connector="narrow"))

    assert outcome.kind == "failed"
    assert "no file" in outcome.message


def test_child_is_kept_for_the_next_call(hostile: Hostile) -> None:
    first, second = hostile("nothing"), hostile("nothing")

    assert first.outputs["pid"] == second.outputs["pid"]
    assert second.outputs["calls"] == 2


def test_warm_call_takes_about_a_millisecond(hostile: Hostile) -> None:
    hostile("nothing")

    begun, computed = time.perf_counter(), time.thread_time()
    for _ in range(100):
        hostile("nothing")
    assert (time.thread_time() - computed) * 10 < 0.5
    assert (time.perf_counter() - begun) * 10 < 5


def test_child_is_replaced_after_a_thousand_calls(
    hostile: Hostile, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("connectors.calls.pool.MOST_CALLS", 3)

    pids = [hostile("nothing").outputs["pid"] for _ in range(4)]
    assert len(set(pids[:3])) == 1
    assert pids[3] != pids[0]


def test_child_that_died_between_calls_is_replaced(hostile: Hostile) -> None:
    pid = hostile("nothing").outputs["pid"]
    end(pid)

    assert hostile("nothing").outputs["pid"] != pid


def test_call_can_be_stopped_from_another_thread(caller: Caller) -> None:
    timer = threading.Timer(0.5, caller.stop)
    timer.start()

    outcome = called(caller, "sleeping", how="loop")
    assert outcome.kind == "stopped"
    assert outcome.seconds < 5
    assert "not needed" in outcome.message
    assert called(caller, "nothing").kind == "completed"


def test_stopping_without_a_call_changes_nothing(caller: Caller) -> None:
    caller.stop()

    assert called(caller, "nothing").kind == "completed"


def test_closing_ends_the_children_and_clears_up(caller: Caller) -> None:
    outputs = called(caller, "environment").outputs
    caller.close()

    assert not Path(outputs["folder"]).exists()


def test_children_end_with_the_thread_that_called(
    make_caller: Callable[..., Caller],
) -> None:
    pids: list[int] = []
    caller = make_caller()
    thread = threading.Thread(
        target=lambda: pids.append(called(caller, "nothing").outputs["pid"])
    )
    thread.start()
    thread.join()

    assert called(caller, "nothing").outputs["pid"] != pids[0]


@pytest.mark.parametrize(
    ("connector", "operation", "words"),
    [
        ("nix", "send", 'The connector "nix" is not installed'),
        ("hostile", "nix", '"Hostile" has no operation "nix"'),
        ("hostile", "no-code", "patchbay-hostile has no code"),
    ],
)
def test_what_is_not_there_is_said(
    hostile: Hostile, connector: str, operation: str, words: str
) -> None:
    outcome = hostile(operation, connector=connector)

    assert outcome.kind == "failed"
    assert words in outcome.message


def end(pid: int) -> None:
    """End a process and wait until it is gone."""
    os.kill(pid, signal.SIGKILL)
    status = Path(f"/proc/{pid}/stat")
    while status.exists() and ") Z" not in status.read_text():
        os.sched_yield()


def test_secret_is_masked_wherever_it_appears(hostile: Hostile) -> None:
    outcome = hostile("printing")

    assert outcome.kind == "completed"
    for line in ("printed ***", "logged ***", "other ***", "raw ***", "child ***"):
        assert line in outcome.log
    assert KEY not in f"{outcome.log}{outcome.outputs}{outcome.request}"
    assert outcome.outputs == {
        "key": "***",
        "inside": ["Bearer ***"],
        "***": 1,
        "short": "1234",
    }


def test_log_is_bounded_and_readable(hostile: Hostile) -> None:
    outcome = hostile("chatty")

    assert outcome.kind == "completed"
    assert len(outcome.log.encode()) <= 64 * 1024
    assert KEY[:8] not in outcome.log
    assert hostile("nothing").log == ""

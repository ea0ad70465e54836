"""What keeps a Request from moving to another version is named."""

from __future__ import annotations

import pytest

from tests.runtime.engine.moves import move, refusals
from tests.runtime.engine.requests import Driven

ONE = "start s\nuser t1\nend e\ns > t1 > e"
REFUSED = {
    "missing": (ONE, "start s\nuser t2\ns > t2", {("t1", "missing")}),
    "process": (ONE, "pool q\nstart s\nuser t1\ns > t1", {("p", "missing")}),
    "kind": (ONE, "start s\nxor t1\ns > t1", {("t1", "kind")}),
    "an event sub-process": (
        ONE,
        "start s\nuser t2\ns > t2\nevent t1\n  start s3 message m",
        {("t1", "kind")},
    ),
    "level": (ONE, "start s\nsub S\n  user t1\ns > S", {("t1", "level")}),
    "a loop around a running task": (
        ONE,
        "start s\nuser t1 *3\ns > t1",
        {("t1", "loop")},
    ),
    "another loop": (
        "start s\nuser t1 *3\ns > t1",
        "start s\nuser t1 *2\ns > t1",
        {("t1", "loop")},
    ),
    "another sub-process": (
        "start s\nsub S\n  user t1\ns > S",
        "start s\nadhoc S\n  user t1\ns > S",
        {("S", "kind")},
    ),
    "a sub-process that is gone": (
        "start s\nsub S\n  user t1\ns > S",
        "start s\nuser t1\ns > t1",
        {("S", "missing")},
    ),
    "a called process": (
        "start s\ncall c other\ns > c",
        "start s\ncall c another\ns > c",
        {("c", "called")},
    ),
    "a called process of the file": (
        "start s\ncall c q\ns > c\npool q\nstart s2\nuser t1\ns2 > t1",
        "start s\ncall c r\ns > c\npool q\nstart s2\nuser t1\ns2 > t1\n"
        "pool r\nstart s3",
        {("c", "called")},
    ),
    "the flow of a join": (
        "start s\nand a\nand j\nuser t1\ns > a > t1 > j\na > j",
        "start s\nand a\nand j\nuser t1\nuser t2\ns > a > t1 > j\na > t2 > j",
        {("j", "flow")},
    ),
    "a join that is none": (
        "start s\nand a\nand j\nuser t1\ns > a > t1 > j\na > j",
        "start s\nand a\nxor j\nuser t1\ns > a > t1 > j\na > j",
        {("j", "kind")},
    ),
    "an unreadable timer": (
        ONE,
        f"{ONE}\nboundary b on t1 timer =missing",
        {("b", "timer")},
    ),
}


@pytest.mark.parametrize(
    ("before", "after", "expected"), REFUSED.values(), ids=list(REFUSED)
)
def test_what_has_no_place_is_named(
    before: str, after: str, expected: set[tuple[str, str]]
) -> None:
    assert refusals(Driven(before), after) == expected


UNDO = """
    start s
    service t1
    boundary b on t1 compensation
    service t9 @isForCompensation=true
    user t2
    end e compensation
    s > t1 > t2 > e
    b ..> t9
"""


@pytest.mark.parametrize(
    "after",
    [
        "start s\nuser t2\ns > t2",
        "start s\nservice t1\nuser t2\ns > t1 > t2",
    ],
)
def test_what_can_be_undone_needs_its_handler(after: str) -> None:
    request = Driven(UNDO)
    request.complete("t1")

    assert refusals(request, after) == {("t1", "undo")}


def test_what_was_completed_is_undone_as_the_new_version_does() -> None:
    request = Driven(UNDO)
    request.complete("t1")

    move(request, UNDO.replace("t1", "t5").replace("t9", "t8"), t1="t5")
    request.complete("t2")

    assert request.places == ["e", "t8"]


def test_a_message_without_a_place_is_named() -> None:
    text = (
        "pool p\nstart s\nthrow x message m\nuser t1\ns > x > t1\npool q\n"
        "start s2\nuser t2\ns2 > t2"
    )
    request = Driven(f"{text}\ncatch c message m\nt2 > c\nx ~> c")

    assert refusals(request, text) == {("c", "message")}

"""Messages between participants and from outside; several processes of a file."""

from __future__ import annotations

import pytest

from runtime.engine import (
    Broadcast,
    MessageReceived,
    Send,
    SignalReceived,
    Start,
    UnknownActivation,
)
from tests.runtime.engine.requests import Driven, run

PAIR = """
    pool p
    start s
    {sender}
    service t1
    s > x > t1
    pool q
    start s2 {start}
    {receiver}
    service t2
    {path}
    x ~> {target}
"""
SENDERS = ["throw x message M", "send x M", "service x", "throw x"]


@pytest.mark.parametrize("sender", SENDERS)
def test_a_message_starts_the_other_participant(sender: str) -> None:
    text = PAIR.format(
        sender=sender, start="message M", receiver="", path="s2 > t2", target="s2"
    )
    assert sorted(run(text)[0]) == ["t1", "t2"]


@pytest.mark.parametrize("sender", SENDERS)
@pytest.mark.parametrize("receiver", ["catch c message M", "receive c M"])
@pytest.mark.parametrize("target", ["c", "pool_q"])
def test_a_message_is_kept_until_it_is_waited_for(
    sender: str, receiver: str, target: str
) -> None:
    receiver = f"user u\n    {receiver}"
    text = PAIR.format(
        sender=sender,
        start="",
        receiver=receiver,
        path="s2 > u > c > t2",
        target=target,
    )
    late = {"element": "u", "after_seconds": 5}

    done, outcome = run(text, late)
    assert sorted(done) == ["t1", "t2"]
    assert outcome["state"] == "completed"


def test_a_message_carries_the_variables_of_its_sender() -> None:
    text = PAIR.format(
        sender="throw x message M",
        start="message M",
        receiver="xor y",
        path="s2 > y\n    y > t2 : n > 1",
        target="s2",
    )
    assert sorted(run(text, n=2)[0]) == ["t1", "t2"]


def test_participants_that_exchange_messages_start_together() -> None:
    text = """
        pool p
        start s
        user t1
        catch c message M
        s > t1 > c
        pool q
        start s2
        user t2
        throw x message M
        s2 > t2 > x
        pool r
        start s3
        user t3
        s3 > t3
        x ~> c
    """
    assert Driven(text).places == ["t1", "t2"]


def test_a_message_that_nobody_here_waits_for_is_sent_out() -> None:
    request = Driven("start s\nthrow x message M\ns > x", n=1)

    assert Send("M", "x", {"n": 1}) in request.effects
    assert request.state.outcome == "completed"


def test_a_message_by_name_goes_to_one_only() -> None:
    text = """
        start s
        and a
        catch c1 message M
        catch c2 message M
        s > a > c1
        a > c2
    """
    request = Driven(text)
    request.give(MessageReceived("M"))
    assert request.places == ["c2"]

    request.give(MessageReceived("M", {"n": 1}))
    assert request.state.variables == {"n": 1}
    with pytest.raises(UnknownActivation):
        request.give(MessageReceived("M"))


def test_a_signal_is_heard_by_all_and_told_to_other_requests() -> None:
    text = """
        start s
        and a
        catch c1 signal G
        catch c2 signal G
        service t1
        service t2
        s > a > c1 > t1
        a > c2 > t2
    """
    request = Driven(text)
    request.give(SignalReceived("G"))
    assert request.places == ["t1", "t2"]

    assert Broadcast("G") in Driven("start s\nthrow x signal G\ns > x").effects


def test_a_named_start_event_starts() -> None:
    request = Driven("start s\nuser t1\ns > t1\nstart s2 message M\nuser t2\ns2 > t2")
    request.give(Start(element="s2", variables={"n": 1}))

    assert request.places == ["t1", "t2"]
    assert request.events("caught") == ["s2"]


def test_a_message_flow_to_a_black_box_is_sent_out() -> None:
    request = Driven("start s\nsend x M\ns > x\nx ~> elsewhere")

    assert [type(one) for one in request.effects] == [Send]


def test_messages_that_nobody_takes_do_not_pile_up_for_ever() -> None:
    text = """
        pool p
        start s
        catch c message Go
        throw x message M
        s > c > x > c
        pool q
        start s2
        user u
        catch c2 message M
        s2 > u > c2
        x ~> c2
    """
    request = Driven(text)
    for _ in range(101):
        request.give(MessageReceived("Go"))

    assert request.state.outcome == "incident"
    assert '"x"' in request.problem

"""Sending through real SMTP servers on loopback."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from patchbay_email import check_smtp, send
from patchbay_sdk import BpmnError, Failed, RetryLater

from tests.packages.mail_accounts import LETTER, account, signed_in
from tests.packages.mail_servers import (
    GARBAGE,
    HALF,
    PASSWORD,
    RESET,
    STALL,
    Box,
    mail_server,
    scripted_server,
)


@pytest.fixture(scope="module")
def plain() -> Iterator[tuple[Box, int]]:
    """Return a server without encryption."""
    with mail_server() as running:
        yield running


def test_a_message_goes_to_everyone_once(plain: tuple[Box, int]) -> None:
    box, port = plain
    people = {
        "to": ["Bob <bob@example.com>", {"email": "carl@example.com", "name": "Carl"}],
        "cc": ["BOB@example.com", "dora@example.com"],
        "bcc": [["eve@example.com", "carl@example.com"]],
    }
    output = send({**LETTER, **people}, account(port))

    message = box.messages[-1]
    assert box.recipients[-1] == [
        "bob@example.com",
        "carl@example.com",
        "dora@example.com",
        "eve@example.com",
    ]
    assert message["To"] == "Bob <bob@example.com>, Carl <carl@example.com>"
    assert message["Cc"] == "dora@example.com"
    assert "eve" not in box.taken[-1].content.decode()
    assert message["From"] == "Orders <orders@example.com>"
    assert output == {"message_id": message["Message-ID"], "refused": []}


def test_an_account_is_tried_without_a_message(plain: tuple[Box, int]) -> None:
    box, port = plain
    before = len(box.messages)

    assert check_smtp({"credential": "office"}, account(port)) == {}
    with pytest.raises(RetryLater):
        check_smtp({"credential": "office"}, account(1))
    assert len(box.messages) == before


def test_each_attempt_has_the_same_message_id(plain: tuple[Box, int]) -> None:
    box, port = plain
    for _ in range(2):
        send(LETTER, account(port))

    first, second = (one["Message-ID"] for one in box.messages[-2:])
    assert first == second == "<9b2f1c52-7a5e-5c7a-8b53-0f6b5e1d9a40@example.com>"


def test_one_by_one_nobody_sees_the_others(plain: tuple[Box, int]) -> None:
    box, port = plain
    people = {
        "to": ["a@example.com"],
        "cc": ["b@example.com"],
        "bcc": ["c@example.com"],
    }
    send({**LETTER, **people, "one_by_one": True}, account(port))

    assert box.recipients[-3:] == [[f"{one}@example.com"] for one in "abc"]
    assert [one["To"] for one in box.messages[-3:]] == [
        f"{one}@example.com" for one in "abc"
    ]
    assert len({one["Message-ID"] for one in box.messages[-3:]}) == 3


COMMANDS = ["CONNECT", "EHLO", "MAIL", "RCPT", "DATA", "CONTENT"]


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize("answer", ["421 closing", "451 later", RESET, HALF, GARBAGE])
def test_trouble_is_tried_again(command: str, answer: str) -> None:
    script = {command: answer, "HELO": answer if command == "EHLO" else "250 here"}
    if answer == GARBAGE and command == "CONNECT":
        script = {command: GARBAGE, "EHLO": GARBAGE, "HELO": GARBAGE}
    with scripted_server(script) as server, pytest.raises(RetryLater):
        send(LETTER, account(server.port))


@pytest.mark.parametrize("command", COMMANDS)
def test_a_server_that_stalls_is_left(command: str) -> None:
    context = account(0)
    with scripted_server({command: STALL}) as server:
        context.credential = {**context.credential, "port": server.port}
        context.timeout = 0.3
        with pytest.raises(RetryLater, match="did not answer in time"):
            send(LETTER, context)


@pytest.mark.parametrize("answer", [RESET, STALL, HALF, "500 no"])
def test_after_the_message_is_taken_no_trouble_matters(answer: str) -> None:
    context = account(0)
    with scripted_server({"QUIT": answer}) as server:
        context.credential = {**context.credential, "port": server.port}
        context.timeout = 2.0
        assert send(LETTER, context)["refused"] == []
        assert len(server.contents) == 1


@pytest.mark.parametrize(
    ("script", "error", "words"),
    [
        ({"CONNECT": "554 no"}, Failed, "takes no connection"),
        ({"EHLO": "550 no", "HELO": "550 no"}, Failed, "did not greet"),
        ({"MAIL": "550 no such sender"}, BpmnError, "orders@example.com"),
        ({"DATA": "554 spam"}, BpmnError, "554 spam"),
        ({"CONTENT": "552 too big"}, BpmnError, "552 too big"),
    ],
)
def test_a_refusal_is_not_tried_again(
    script: dict[str, str], error: type[Exception], words: str
) -> None:
    refused = pytest.raises(error, match=words)
    with scripted_server(script) as server, refused as raised:
        send(LETTER, account(server.port))

    assert getattr(raised.value, "code", "message-refused") == "message-refused"


def bad_goes(answer: str) -> dict[str, Any]:
    """Return a script that answers so to addresses with `bad` in them."""
    return {"RCPT": lambda text: answer if "bad" in text else "250 OK"}


def test_who_is_refused_is_told_and_the_others_get_it() -> None:
    people = ["bad@example.com", "good@example.com"]
    with scripted_server(bad_goes("550 unknown")) as server:
        context = account(server.port)
        output = send({**LETTER, "to": people}, context)

        assert len(server.contents) == 1
    assert output["refused"] == ["bad@example.com"]
    assert context.lines[0] == "bad@example.com was refused: 550 unknown"


@pytest.mark.parametrize("one_by_one", [False, True])
def test_when_all_are_refused_the_process_can_catch_it(one_by_one: bool) -> None:
    people = {"to": ["bad1@example.com", "bad2@example.com"], "one_by_one": one_by_one}
    with scripted_server(bad_goes("550 unknown")) as server:
        with pytest.raises(BpmnError, match="550 unknown") as raised:
            send({**LETTER, **people}, account(server.port))

        assert (raised.value.code, server.contents) == ("recipient-refused", [])


def test_who_has_to_wait_makes_all_wait() -> None:
    people = ["good@example.com", "bad@example.com"]
    with scripted_server(bad_goes("450 greylisted")) as server:
        with pytest.raises(RetryLater, match="yet: 450 greylisted"):
            send({**LETTER, "to": people}, account(server.port))

        assert server.contents == []


def test_too_many_recipients_follow_in_a_second_transaction() -> None:
    people = [f"p{number}@example.com" for number in range(5)]
    named: list[str] = []

    def begin(_: str) -> str:
        named.clear()
        return "250 OK"

    def two_a_time(text: str) -> str:
        named.append(text)
        return "250 OK" if len(named) <= 2 else "452 too many"

    with scripted_server({"MAIL": begin, "RCPT": two_a_time}) as server:
        output = send({**LETTER, "to": people}, account(server.port))

        assert len(server.contents) == 3
    assert output["refused"] == []


def test_a_server_without_such_letters_refuses_them() -> None:
    with scripted_server({}) as server, pytest.raises(BpmnError) as raised:
        send({**LETTER, "to": ["jürgen@example.com"]}, account(server.port))

    assert raised.value.code == "recipient-refused"


def test_letters_beyond_ascii_reach_a_server_that_knows_them() -> None:
    with mail_server(enable_SMTPUTF8=True) as (box, port):
        send({**LETTER, "to": ["jürgen@straße.example"]}, account(port))

        assert box.recipients == [["jürgen@xn--strae-oqa.example"]]


def test_a_port_where_nobody_listens_is_tried_again() -> None:
    with scripted_server({}) as server:
        port = server.port
    with pytest.raises(RetryLater, match="cannot be reached"):
        send(LETTER, account(port))


def test_a_name_that_nobody_has_is_tried_again() -> None:
    with pytest.raises(RetryLater, match="cannot be found"):
        send(LETTER, account(25, host="nowhere.invalid"))


def test_what_is_no_name_is_said() -> None:
    with pytest.raises(Failed, match="no name of a mail server"):
        send(LETTER, account(25, host="mail..example.com"))


@pytest.mark.parametrize(
    ("values", "sender"),
    [
        ({}, "orders@example.com"),
        ({"sender": "Shop <shop@example.com>"}, "shop@example.com"),
    ],
)
def test_the_sender_is_that_of_the_account(
    plain: tuple[Box, int], values: dict[str, Any], sender: str
) -> None:
    _, port = plain
    context = account(port, **values)
    send(LETTER, context)

    assert [one["sender"] for one in context.requests] == [sender]


def test_a_user_that_is_an_address_can_be_the_sender(plain: tuple[Box, int]) -> None:
    _, port = plain
    context = account(port, sender="", user="ada@example.com")
    with pytest.raises(Failed, match="no way to sign in"):
        send(LETTER, context)

    assert context.requests[0]["sender"] == "ada@example.com"


def test_without_any_sender_it_is_said(plain: tuple[Box, int]) -> None:
    _, port = plain
    with pytest.raises(Failed, match="has no sender"):
        send(LETTER, account(port, sender=[]))


def test_a_step_may_name_another_sender(plain: tuple[Box, int]) -> None:
    box, port = plain
    send({**LETTER, "sender": ["shop@example.com"]}, account(port))

    assert box.taken[-1].mail_from == "shop@example.com"


def test_what_is_shown_holds_no_password(tmp_path: Path) -> None:
    with scripted_server({"EHLO": "250-here\r\n250 AUTH PLAIN"}) as server:
        context = signed_in(server.port, "none")
        with pytest.raises(Failed) as failed:
            send(LETTER, context)

    shown = f"{context.requests} {context.lines} {failed.value}"
    assert PASSWORD not in shown
    assert context.requests[0]["recipients"] == ["bob@example.com"]

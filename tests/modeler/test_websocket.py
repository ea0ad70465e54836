"""The WebSocket of an open draft."""

from __future__ import annotations

import uuid
from collections.abc import Awaitable, Callable
from typing import Any

import pytest
from asgiref.sync import sync_to_async
from channels.db import database_sync_to_async
from channels.testing import WebsocketCommunicator
from django.contrib.auth.models import User

from modeler.models import Process
from modeler.services.drafts import Sent, apply_change_set, replace_file
from modeler.services.members import share_process, unshare_process
from tests.modeler.conftest import BPMN, rename

pytestmark = pytest.mark.django_db(transaction=True)
Connect = Callable[..., Awaitable[WebsocketCommunicator]]


@pytest.fixture
def connect(people: dict[str, User], process: Process) -> Connect:
    """Return a function that opens the socket as a person and reads the hello."""
    from channels.routing import URLRouter

    from modeler.routing import websocket_urlpatterns

    async def open_socket(who: str, since: int = 0) -> WebsocketCommunicator:
        path = f"/ws/processes/{process.pk}/?since={since}"
        socket = WebsocketCommunicator(URLRouter(websocket_urlpatterns), path)
        socket.scope["user"] = people[who]
        await socket.connect()
        hello = await socket.receive_json_from()
        assert hello["type"] == "hello"
        return socket

    return open_socket


def message(content: dict[str, Any]) -> dict[str, Any]:
    """Return a change set as the socket takes it."""
    return {"type": "change_set", **content}


async def test_the_sender_is_told_accepted_and_the_others_what_was_applied(
    connect: Connect,
) -> None:
    sender, other = await connect("editor"), await connect("viewer")
    content = rename("New")

    await sender.send_json_to(message(content))

    accepted = await sender.receive_json_from()
    told = await other.receive_json_from()
    assert (accepted["type"], accepted["revision"]) == ("accepted", 1)
    assert told["type"] == "change_sets"
    assert told["change_sets"][0]["client_id"] == content["client_id"]
    assert told["change_sets"][0]["changes"] == accepted["changes"]
    assert await sender.receive_nothing()
    assert await other.receive_nothing()


async def test_what_was_missed_comes_after_the_hello(
    connect: Connect, process: Process, people: dict[str, User]
) -> None:
    apply = sync_to_async(apply_change_set)
    for name in ("One", "Two"):
        sent = Sent.from_json(rename(name))
        await apply(process=process, sent=sent, by=people["owner"])

    socket = await connect("viewer", since=1)

    told = await socket.receive_json_from()
    assert [s["revision"] for s in told["change_sets"]] == [2]


async def test_sets_of_others_come_before_the_own_answer(
    connect: Connect, process: Process, people: dict[str, User]
) -> None:
    socket = await connect("editor")
    sent = Sent.from_json(rename("Other"))
    await sync_to_async(apply_change_set)(
        process=process, sent=sent, by=people["owner"]
    )

    await socket.send_json_to(message(rename("Mine")))

    first, second = [await socket.receive_json_from() for _ in range(2)]
    assert (first["type"], second["type"]) == ("change_sets", "accepted")
    assert second["revision"] == 2
    assert await socket.receive_nothing()


@pytest.mark.parametrize(
    ("who", "content", "code"),
    [
        ("viewer", {}, "forbidden"),
        ("editor", {"base": 9}, "unknown-base"),
        ("editor", {"client_id": "x"}, "bad-request"),
        ("editor", {"changes": [{"op": "delete", "element": "X"}]}, "unknown-element"),
        ("editor", {"type": "other"}, "bad-request"),
    ],
)
async def test_a_refusal_names_the_set_and_the_reason(
    connect: Connect, who: str, content: dict[str, Any], code: str
) -> None:
    socket = await connect(who)
    sent = {**message(rename("New")), **content}

    await socket.send_json_to(sent)

    answer = await socket.receive_json_from()
    assert (answer["type"], answer["code"]) == ("refused", code)
    assert answer["client_id"] == sent["client_id"]
    assert answer["message"]


@pytest.mark.parametrize("text", ["{", "[]", "7", "[" * 100_000])
async def test_what_is_not_json_is_refused(connect: Connect, text: str) -> None:
    socket = await connect("editor")

    await socket.send_to(text_data=text)

    assert (await socket.receive_json_from())["code"] == "bad-request"


async def test_a_stranger_is_turned_away(
    connect: Connect, people: dict[str, User], process: Process
) -> None:
    from channels.routing import URLRouter

    from modeler.routing import websocket_urlpatterns

    path = f"/ws/processes/{process.pk}/"
    socket = WebsocketCommunicator(URLRouter(websocket_urlpatterns), path)
    socket.scope["user"] = people["stranger"]
    await socket.connect()

    assert await socket.receive_output() == {"type": "websocket.close", "code": 4404}


async def test_a_new_role_is_told_and_losing_it_closes(
    connect: Connect, process: Process, people: dict[str, User]
) -> None:
    socket = await connect("viewer")
    share = database_sync_to_async(share_process)
    unshare = database_sync_to_async(unshare_process)
    owner = people["owner"]

    await share(process=process, username="viewer", role="editor", by=owner)
    assert await socket.receive_json_from() == {"type": "role", "role": "editor"}

    await unshare(process=process, username="viewer", by=owner)
    assert await socket.receive_json_from() == {"type": "role", "role": None}
    assert (await socket.receive_output())["type"] == "websocket.close"


async def test_a_whole_file_that_changes_cannot_express_asks_to_load_again(
    connect: Connect, process: Process, people: dict[str, User]
) -> None:
    socket = await connect("viewer")
    data = BPMN.replace("<!-- kept -->", "<!-- other -->").encode()

    await database_sync_to_async(replace_file)(
        process=process, data=data, revision=0, by=people["owner"]
    )

    assert await socket.receive_json_from() == {"type": "reimport", "revision": 1}


async def test_the_client_asks_again_after_a_gap(connect: Connect) -> None:
    socket = await connect("editor")
    await socket.send_json_to(message(rename("New")))
    await socket.receive_json_from()

    await socket.send_json_to({"type": "since", "revision": 0})

    told = await socket.receive_json_from()
    assert [s["revision"] for s in told["change_sets"]] == [1]


async def test_sending_twice_gives_the_first_answer(connect: Connect) -> None:
    socket = await connect("editor")
    content = message({**rename("New"), "client_id": str(uuid.uuid4())})

    await socket.send_json_to(content)
    await socket.send_json_to(content)

    first, second = [await socket.receive_json_from() for _ in range(2)]
    assert first == second

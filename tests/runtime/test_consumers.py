"""WebSockets: who may listen, and what they hear."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from typing import Any

import pytest
from asgiref.sync import sync_to_async
from channels.testing import WebsocketCommunicator
from django.contrib.auth.models import AnonymousUser, User

from config.asgi import application
from runtime.announcements import ServerLoop
from runtime.models import Deployment, ProcessRequest
from runtime.services.requests import cancel_request
from tests.runtime.conftest import Deploy, started
from tests.runtime.files import node, straight

pytestmark = pytest.mark.django_db(transaction=True)
ORIGIN = [(b"origin", b"http://localhost"), (b"host", b"localhost")]


@pytest.fixture
def deployment(deploy: Deploy) -> Deployment:
    """Return a process that waits for a person."""
    return deploy(straight(("Ask", node("userTask", "Ask"))))


@pytest.fixture
def request_(deployment: Deployment) -> ProcessRequest:
    """Return a Request that waits."""
    return started(deployment)


@pytest.fixture(autouse=True)
def server_loop() -> Iterator[None]:
    """Take the loop of the test for that of the server."""
    yield
    ServerLoop.running = None


async def opened(path: str, user: Any) -> WebsocketCommunicator:
    """Open a WebSocket as a person."""
    ServerLoop.running = asyncio.get_running_loop()
    router = application.application_mapping["websocket"].application
    communicator = WebsocketCommunicator(router.inner.inner.inner, path, headers=ORIGIN)
    communicator.scope["user"] = user
    await communicator.connect()
    return communicator


async def test_an_open_page_hears_of_each_step(
    request_: ProcessRequest, person: User
) -> None:
    socket = await opened(f"/ws/requests/{request_.id}/", person)

    await sync_to_async(cancel_request)(request=request_, why="Enough", by=person)

    assert await socket.receive_json_from() == {"type": "changed", "revision": 2}
    await socket.disconnect()


async def test_an_open_list_hears_of_new_requests(
    deployment: Deployment, person: User
) -> None:
    socket = await opened("/ws/requests/", person)

    request = await sync_to_async(started)(deployment)

    heard = await socket.receive_json_from()
    assert heard == {"type": "changed", "request": str(request.id)}
    await socket.disconnect()


@pytest.mark.parametrize("who", ["stranger", "anonymous"])
async def test_strangers_are_turned_away(request_: ProcessRequest, who: str) -> None:
    make = sync_to_async(User.objects.create_user)
    user = AnonymousUser() if who == "anonymous" else await make("stranger")

    socket = await opened(f"/ws/requests/{request_.id}/", user)

    assert (await socket.receive_output())["code"] == 4404


async def test_a_stranger_hears_nothing_on_the_list(deployment: Deployment) -> None:
    stranger = await sync_to_async(User.objects.create_user)("stranger")
    socket = await opened("/ws/requests/", stranger)

    await sync_to_async(started)(deployment)

    assert await socket.receive_nothing()
    await socket.disconnect()

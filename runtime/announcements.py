"""Telling open pages that a Request went on; the data comes from the database."""

from __future__ import annotations

import asyncio
from functools import partial
from typing import Any
from uuid import UUID

from asgiref.sync import async_to_sync
from channels.layers import InMemoryChannelLayer, get_channel_layer
from django.db import transaction

from runtime.models import ProcessRequest

ALL = "requests"


class ServerLoop:
    """The event loop of the server in this process, where one runs.

    Queues of the in-memory channel layer wake their readers only from this loop.
    """

    running: asyncio.AbstractEventLoop | None = None


def group_of(request_id: UUID) -> str:
    """Return the name of the group of those who have a Request open."""
    return f"request.{request_id.hex}"


def announce_request(request: ProcessRequest) -> None:
    """Say after the commit that a Request has a new revision."""
    message = {
        "type": "request.changed",
        "request": str(request.id),
        "process": str(request.process),
        "revision": request.revision,
    }
    tell = partial(send, (group_of(request.id), ALL), message)
    transaction.on_commit(tell, robust=True)


def send(groups: tuple[str, ...], message: dict[str, Any]) -> None:
    """Send to all who listen; a lost message heals at the next."""
    layer = get_channel_layer()
    loop = ServerLoop.running
    if loop is not None and loop.is_running():
        asyncio.run_coroutine_threadsafe(tell(layer, groups, message), loop)
    elif not isinstance(layer, InMemoryChannelLayer):
        # In memory, only pages of a server in this process could hear it.
        async_to_sync(tell)(layer, groups, message)


async def tell(layer: Any, groups: tuple[str, ...], message: dict[str, Any]) -> None:
    """Send a message to groups."""
    for group in groups:
        await layer.group_send(group, message)

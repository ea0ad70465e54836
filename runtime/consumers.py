"""WebSockets of open Request pages: they only say that something is new."""

from __future__ import annotations

import json
from typing import Any, cast
from uuid import UUID

from channels.db import database_sync_to_async
from channels.generic.websocket import AsyncWebsocketConsumer
from django.contrib.auth.models import User

from runtime.announcements import ALL, group_of
from runtime.exceptions import RuntimeServiceError
from runtime.models import Right
from runtime.permissions import processes_with, request_for

NOT_SHARED = 4404
Message = dict[str, Any]


def may_see(user: User, request_id: UUID) -> bool:
    """Say whether a person may see a Request."""
    try:
        request_for(user, request_id)
    except RuntimeServiceError:
        return False
    return True


def seen_processes(user: User) -> set[str]:
    """Return the ids of the processes whose Requests a person may see."""
    return {str(one) for one in processes_with(user, Right.SEE)}


class RequestConsumer(AsyncWebsocketConsumer):
    """One open Request page."""

    async def connect(self) -> None:
        """Accept who may see the Request."""
        request_id = self.scope["url_route"]["kwargs"]["request_id"]
        user = cast(User, self.scope["user"])
        await self.accept()
        if not await database_sync_to_async(may_see)(user, request_id):
            await self.close(NOT_SHARED)
            return
        self.groups = [group_of(request_id)]
        await self.channel_layer.group_add(self.groups[0], self.channel_name)

    async def request_changed(self, event: Message) -> None:
        """Say which revision there is."""
        message = {"type": "changed", "revision": event["revision"]}
        await self.send(text_data=json.dumps(message))


class RequestsConsumer(AsyncWebsocketConsumer):
    """One open list of Requests; it hears of the processes that the person may see."""

    processes: set[str]

    async def connect(self) -> None:
        """Accept who is signed in."""
        user = cast(User, self.scope["user"])
        await self.accept()
        if not user.is_authenticated:
            await self.close(NOT_SHARED)
            return
        self.processes = await database_sync_to_async(seen_processes)(user)
        self.groups = [ALL]
        await self.channel_layer.group_add(ALL, self.channel_name)

    async def request_changed(self, event: Message) -> None:
        """Say which Request is new or went on."""
        if event["process"] not in self.processes:
            return
        message = {"type": "changed", "request": event["request"]}
        await self.send(text_data=json.dumps(message))

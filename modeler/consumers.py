"""The WebSocket of an open draft; docs/change-sets.md describes the messages."""

from __future__ import annotations

import json
from typing import Any, cast
from uuid import UUID

from channels.db import database_sync_to_async
from channels.generic.websocket import AsyncWebsocketConsumer
from django.contrib.auth.models import User
from django.utils.translation import gettext as _

from bpmn import BpmnError
from modeler.exceptions import BadRequest, ModelerError, NotShared
from modeler.models import Process, Role
from modeler.permissions import role_of
from modeler.selectors import Since, change_sets_since
from modeler.services.announcements import group_of
from modeler.services.drafts import Sent, apply_change_set
from web.problems import of_error

NOT_SHARED = 4404
Message = dict[str, Any]


def applied(process_id: UUID, user: User, content: Message) -> Message:
    """Apply what a client sent; the answer is given after the commit."""
    process = Process.objects.filter(pk=process_id).first()
    if process is None:
        raise NotShared
    return apply_change_set(process=process, sent=Sent.from_json(content), by=user)


def refusal(error: ModelerError | BpmnError, content: Message) -> Message:
    """Return the message that tells a client why its set was refused."""
    document = of_error(error) or {}
    return {
        "type": "refused",
        "client_id": content.get("client_id"),
        "code": document["code"],
        "message": document["detail"],
        "element": document.get("element"),
        "key": document.get("key"),
    }


class DraftConsumer(AsyncWebsocketConsumer):
    """One open editor: takes its change sets and tells it those of the others.

    `revision` is the last one that this editor has been told.
    """

    process_id: UUID
    user: User
    revision = 0
    role: Role | None = None

    async def connect(self) -> None:
        """Accept members, say hello, and send what they have missed."""
        self.process_id = self.scope["url_route"]["kwargs"]["process_id"]
        self.user = cast(User, self.scope["user"])
        self.role = await self.current_role()
        await self.accept()
        if self.role is None:
            await self.close(NOT_SHARED)
            return
        await self.channel_layer.group_add(group_of(self.process_id), self.channel_name)
        await self.welcome()

    async def disconnect(self, code: int) -> None:  # noqa: ARG002
        """Leave the group."""
        group = group_of(self.process_id)
        await self.channel_layer.group_discard(group, self.channel_name)

    async def welcome(self) -> None:
        """Say where the draft is; then send the sets after the client's revision."""
        query = self.scope["query_string"].decode("ascii", "replace")
        since = query.removeprefix("since=")
        missed = await self.since(int(since) if since.isdecimal() else 0)
        await self.tell(type="hello", revision=missed.revision, role=self.role)
        await self.tell_missed(missed)

    async def receive(
        self, text_data: str | None = None, bytes_data: bytes | None = None
    ) -> None:
        """Take one message of the client."""
        content: Message = {}
        try:
            content = self.parsed(text_data, bytes_data)
            await self.take(content)
        except (ModelerError, BpmnError) as error:
            await self.tell(**refusal(error, content))

    def parsed(self, text: str | None, data: bytes | None) -> Message:
        """Return the message as an object. Raises BadRequest."""
        try:
            content = json.loads(text or "") if data is None else None
        except (ValueError, RecursionError) as error:
            raise BadRequest(_("The message is not JSON.")) from error
        if not isinstance(content, dict):
            raise BadRequest(_("A message is a JSON object with a type."))
        return content

    async def take(self, content: Message) -> None:
        """Do what the message asks for. Raises ModelerError and BpmnError."""
        kind = content.get("type")
        if kind == "change_set":
            answer = await database_sync_to_async(applied)(
                self.process_id, self.user, content
            )
            await self.tell_answer(answer)
        elif kind == "since" and isinstance(content.get("revision"), int):
            await self.tell_missed(await self.since(content["revision"]))
        else:
            raise BadRequest(_("The type of the message is not known."))

    async def tell_answer(self, answer: Message) -> None:
        """Send the answer at its place among the sets of the others."""
        accepted = {"type": "accepted", **answer}
        if answer["revision"] <= self.revision:
            await self.tell(**accepted)
            return
        missed = await self.since(self.revision)
        own = answer["client_id"]
        if missed.reimport or all(s["client_id"] != own for s in missed.change_sets):
            # Nothing of the set remained: its revision is that of the others' sets.
            await self.tell_missed(missed)
            await self.tell(**accepted)
            return
        number = answer["revision"]
        sets = missed.change_sets
        await self.tell_sets([one for one in sets if one["revision"] < number])
        await self.tell(**accepted)
        await self.tell_sets([one for one in sets if one["revision"] > number])
        self.revision = missed.revision

    async def tell_missed(self, missed: Since) -> None:
        """Send the sets that the client has not been told, or ask to load again."""
        self.revision = missed.revision
        if missed.reimport:
            await self.tell(type="reimport", revision=missed.revision)
            return
        await self.tell_sets(missed.change_sets)

    async def tell_sets(self, change_sets: list[Message]) -> None:
        """Send change sets, if there are any."""
        if change_sets:
            await self.tell(type="change_sets", change_sets=change_sets)

    async def revision_new(self, event: Message) -> None:  # noqa: ARG002
        """Someone changed the draft."""
        missed = await self.since(self.revision)
        if missed.revision > self.revision:
            await self.tell_missed(missed)

    async def roles_changed(self, event: Message) -> None:  # noqa: ARG002
        """Look again at what this person may do."""
        role = await self.current_role()
        if role == self.role:
            return
        self.role = role
        await self.tell(type="role", role=role)
        if role is None:
            await self.close(NOT_SHARED)

    async def current_role(self) -> Role | None:
        """Return the person's role now."""
        return await database_sync_to_async(role_of)(self.user, self.process_id)

    async def since(self, revision: int) -> Since:
        """Return what happened after a revision."""
        read = database_sync_to_async(change_sets_since)
        return await read(self.process_id, revision)

    async def tell(self, **message: Any) -> None:
        """Send one message to the client."""
        await self.send(text_data=json.dumps(message))

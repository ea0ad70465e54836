"""Telling open editors that something happened; the data comes from the database."""

from __future__ import annotations

from functools import partial
from uuid import UUID

from asgiref.sync import async_to_sync
from channels.layers import get_channel_layer
from django.db import transaction


def group_of(process_id: UUID) -> str:
    """Return the name of the group of those who have a process open."""
    return f"process.{process_id.hex}"


def send(process_id: UUID, message: dict[str, str]) -> None:
    """Send to all who have the process open; a lost message heals at the next."""
    layer = get_channel_layer()
    if layer is not None:
        async_to_sync(layer.group_send)(group_of(process_id), message)


def announce_revision(process_id: UUID) -> None:
    """Say after the commit that the draft has a new revision."""
    message = {"type": "revision.new"}
    transaction.on_commit(partial(send, process_id, message), robust=True)


def announce_roles(process_id: UUID) -> None:
    """Say after the commit that roles have changed."""
    message = {"type": "roles.changed"}
    transaction.on_commit(partial(send, process_id, message), robust=True)

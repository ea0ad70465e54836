"""Idempotency keys: the same for every attempt of a call, new for the next round."""

from __future__ import annotations

import uuid

NAMESPACE = uuid.UUID("5b0b2b0e-7f1c-5a7e-9a35-3d1f6a2c8e41")


def key_of(request_id: uuid.UUID, element: str, activation: int) -> uuid.UUID:
    """Return the key of an activation: UUIDv5 of Request, element and activation.

    A Request belongs to one deployment, and an activation is a new number whenever an
    element is entered.
    """
    return uuid.uuid5(NAMESPACE, f"{request_id}:{element}:{activation}")

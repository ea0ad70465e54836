"""The people of a Request, as expressions and connectors see them."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.models import User

from runtime.models import ProcessRequest

# What expressions call the people of a Request.
REQUESTER, STARTER, PARTICIPANTS = "requester", "starter", "participants"


def as_value(user: User | None) -> dict[str, Any] | None:
    """Return a person as a value: name, e-mail address, user name."""
    if user is None:
        return None
    return {
        "name": user.get_full_name() or user.get_username(),
        "email": user.email,
        "username": user.get_username(),
    }


def participants_of(request: ProcessRequest) -> list[User]:
    """Return who started the Request or did something in it, once each."""
    starter = request.started_by
    if starter is not None and request.participants == [starter.pk]:
        return [starter]
    found = User.objects.in_bulk(request.participants)
    return [found[key] for key in request.participants if key in found]


def people_of(request: ProcessRequest) -> dict[str, Any]:
    """Return the people of a Request by their part in it."""
    starter = as_value(request.started_by)
    return {
        REQUESTER: starter,
        STARTER: starter,
        PARTICIPANTS: [as_value(one) for one in participants_of(request)],
    }

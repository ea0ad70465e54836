"""What waits for a person, for the header of every page."""

from __future__ import annotations

from typing import Any, cast

from django.contrib.auth.models import User
from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from runtime.selectors.open_work import OpenWork, open_work_of, recent_open_work

# Here the number stands beside the list itself.
EXACT = frozenset({"incidents", "tasks"})


def open_work(request: HttpRequest) -> dict[str, Any]:
    """Give templates `open_work`; it is counted where one shows it."""
    return {"open_work": SimpleLazyObject(lambda: work_for(request))}


def work_for(request: HttpRequest) -> OpenWork:
    """Return what waits for who is signed in."""
    user = cast(User, request.user)
    if not user.is_authenticated:
        return OpenWork(0, 0)
    match = request.resolver_match
    if match is not None and match.url_name in EXACT:
        return open_work_of(user)
    return recent_open_work(user)

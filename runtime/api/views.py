"""What all views of a Request share."""

from __future__ import annotations

from typing import Any, cast
from uuid import UUID

from django.contrib.auth.models import User
from django.utils.translation import gettext as _
from rest_framework.request import Request
from rest_framework.views import APIView

from runtime.exceptions import BadContent
from runtime.models import ProcessRequest, Right
from runtime.permissions import request_for


def person(request: Request) -> User:
    """Return who sent the request; DRF has made sure that it is someone."""
    return cast(User, request.user)


def content_of(request: Request) -> dict[str, Any]:
    """Return the JSON object that was sent. Raises BadContent."""
    if not isinstance(request.data, dict):
        raise BadContent(_("Send a JSON object."))
    return request.data


def object_in(content: dict[str, Any], name: str) -> dict[str, Any]:
    """Return a member that is an object, empty where it is missing."""
    value = content.get(name)
    if value is None:
        return {}
    if not isinstance(value, dict):
        raise BadContent(_("`{name}` must be an object.").format(name=name))
    return value


class RequestView(APIView):
    """A view below one Request; `needed` names the right for each method."""

    needed: dict[str, Right] = {}
    found: ProcessRequest

    def initial(self, request: Request, *args: Any, **kwargs: Any) -> None:
        """Find the Request, or refuse, before the method runs."""
        super().initial(request, *args, **kwargs)
        right = self.needed.get(request.method or "", Right.ACT)
        request_id = cast(UUID, kwargs["request_id"])
        self.found = request_for(person(request), request_id, right)

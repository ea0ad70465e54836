"""Messages to Requests that wait, and to processes that they start."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from runtime.api.requests import uuid_of
from runtime.api.shapes import short_request
from runtime.api.views import content_of, object_in, person
from runtime.exceptions import BadContent
from runtime.models import Right
from runtime.permissions import request_for
from runtime.services.deliveries import deliver_as_person
from runtime.services.messages import Arrived

LONGEST_NAME = 500


def name_in(content: dict[str, Any]) -> str:
    """Return the name of a message. Raises BadContent."""
    name = content.get("name")
    if not isinstance(name, str) or not name.strip() or "\x00" in name:
        raise BadContent(_("`name` must be the name of a message."))
    return name.strip()[:LONGEST_NAME]


class Messages(APIView):
    """Messages from outside."""

    @extend_schema(request=OpenApiTypes.OBJECT, responses={201: OpenApiTypes.OBJECT})
    def post(self, request: Request) -> Response:
        """Send a message; the same Idempotency-Key gives the first answer.

        It goes to the Request that waits for it, the one named by `request` if there
        is one; else it starts a process.
        """
        user, content = person(request), content_of(request)
        named = uuid_of(content.get("request"))
        found = request_for(user, named, Right.ACT) if named else None
        message = Arrived(
            name_in(content),
            object_in(content, "variables"),
            key=request.headers.get("Idempotency-Key", "")[:200],
            request=found.pk if found else None,
        )
        delivery = deliver_as_person(message=message, by=user)
        taken = delivery.request
        shape = {**short_request(taken), "status": taken.status}
        status = 201 if delivery.is_new else 200
        return Response({"request": shape, "started": delivery.is_new}, status=status)

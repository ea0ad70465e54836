"""Who may start, see and act on the Requests of a process."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from modeler.api.views import ProcessView, person
from modeler.exceptions import BadRequest
from modeler.models import Process, Role
from modeler.services.rights import grant_on_requests
from runtime.selectors.grants import people_with_rights


def rights_shape(process: Process) -> list[dict[str, Any]]:
    """Return everyone with a right, and where it comes from."""
    return [
        {
            "user": one.user.get_username(),
            "name": one.user.get_full_name() or one.user.get_username(),
            "granted": sorted(one.granted),
            "member": sorted(one.member),
        }
        for one in people_with_rights(process.pk)
    ]


class RequestRights(ProcessView):
    """The rights of people on the Requests of a process."""

    needed = {"GET": Role.VIEWER}

    @extend_schema(responses=OpenApiTypes.OBJECT)
    def get(self, request: Request, process_id: UUID) -> Response:
        """List people with a right: given for Requests, or that of a member."""
        return Response(rights_shape(self.process))


class OnePersonsRights(ProcessView):
    """The rights of one person on the Requests of a process."""

    needed = {"PUT": Role.OWNER}

    @extend_schema(request=OpenApiTypes.OBJECT, responses=OpenApiTypes.OBJECT)
    def put(self, request: Request, process_id: UUID, username: str) -> Response:
        """Give a person exactly these `rights`; those of a member stay."""
        if not isinstance(request.data, dict):
            raise BadRequest
        grant_on_requests(
            process=self.process,
            username=username,
            rights=request.data.get("rights"),
            by=person(request),
        )
        return Response(rights_shape(self.process))

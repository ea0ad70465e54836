"""Who works on a process."""

from __future__ import annotations

from uuid import UUID

from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from modeler.api.serializers import MemberSerializer, RoleSerializer
from modeler.api.views import ProcessView, person
from modeler.exceptions import BadRequest
from modeler.models import Role
from modeler.selectors import members_of
from modeler.services.members import share_process, unshare_process
from web.pagination import Pages


def member_of(content: object) -> tuple[str, str]:
    """Return user name and role of what was sent. Raises BadRequest."""
    if not isinstance(content, dict):
        raise BadRequest
    return str(content.get("user", "")), str(content.get("role", ""))


class Members(ProcessView):
    """The members of a process."""

    needed = {"GET": Role.VIEWER, "POST": Role.OWNER}

    @extend_schema(responses=MemberSerializer(many=True))
    def get(self, request: Request, process_id: UUID) -> Response:
        """List the members, owners first."""
        pages = Pages()
        page = pages.paginate_queryset(members_of(process_id), request, view=self)
        return pages.get_paginated_response(MemberSerializer(page, many=True).data)

    @extend_schema(request=MemberSerializer, responses={201: MemberSerializer})
    def post(self, request: Request, process_id: UUID) -> Response:
        """Share the process with a person."""
        username, role = member_of(request.data)
        member = share_process(
            process=self.process, username=username, role=role, by=person(request)
        )
        return Response(MemberSerializer(member).data, status=201)


class OneMember(ProcessView):
    """One member of a process."""

    needed = {"PATCH": Role.OWNER, "DELETE": Role.VIEWER}

    @extend_schema(request=RoleSerializer, responses=MemberSerializer)
    def patch(self, request: Request, process_id: UUID, username: str) -> Response:
        """Give a member another role."""
        _, role = member_of(request.data)
        member = share_process(
            process=self.process, username=username, role=role, by=person(request)
        )
        return Response(MemberSerializer(member).data)

    @extend_schema(responses={204: None})
    def delete(self, request: Request, process_id: UUID, username: str) -> Response:
        """Take a member out; everyone may leave."""
        unshare_process(process=self.process, username=username, by=person(request))
        return Response(status=204)

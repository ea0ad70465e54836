"""Change sets over HTTP, where there is no WebSocket."""

from __future__ import annotations

from dataclasses import asdict
from uuid import UUID

from django.utils.translation import gettext as _
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from modeler.api.serializers import (
    AppliedSerializer,
    ChangeSetSerializer,
    SinceSerializer,
)
from modeler.api.views import ProcessView, person
from modeler.exceptions import BadRequest
from modeler.models import Role
from modeler.selectors import change_sets_since
from modeler.services.drafts import Sent, apply_change_set


class ChangeSets(ProcessView):
    """The change sets of a draft."""

    needed = {"GET": Role.VIEWER, "POST": Role.EDITOR}

    @extend_schema(
        parameters=[OpenApiParameter("since", int, required=True)],
        responses=SinceSerializer,
    )
    def get(self, request: Request, process_id: UUID) -> Response:
        """List what came after a revision, in order."""
        try:
            revision = int(request.query_params.get("since", "0"))
        except ValueError as error:
            raise BadRequest(_("`since` must be the number of a revision.")) from error
        return Response(asdict(change_sets_since(process_id, revision)))

    @extend_schema(request=ChangeSetSerializer, responses=AppliedSerializer)
    def post(self, request: Request, process_id: UUID) -> Response:
        """Apply a change set; sending it twice is safe."""
        sent = Sent.from_json(request.data)
        answer = apply_change_set(process=self.process, sent=sent, by=person(request))
        return Response(answer)

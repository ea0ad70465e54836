"""Published versions."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.http import content_disposition_header
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from modeler.api.files import SANDBOX, XML, file_name
from modeler.api.serializers import PublishSerializer, VersionSerializer
from modeler.api.views import ProcessView, person
from modeler.models import Role, Version
from modeler.selectors import versions_of
from modeler.services.versions import publish_version
from web.pagination import Pages


class Versions(ProcessView):
    """The published versions of a process."""

    needed = {"GET": Role.VIEWER, "POST": Role.EDITOR}

    @extend_schema(responses=VersionSerializer(many=True))
    def get(self, request: Request, process_id: UUID) -> Response:
        """List the versions, newest first."""
        pages = Pages()
        page = pages.paginate_queryset(versions_of(process_id), request, view=self)
        return pages.get_paginated_response(VersionSerializer(page, many=True).data)

    @extend_schema(request=PublishSerializer, responses={201: VersionSerializer})
    def post(self, request: Request, process_id: UUID) -> Response:
        """Publish the draft; errors in the findings block it."""
        sent = PublishSerializer(data=request.data)
        sent.is_valid(raise_exception=True)
        version = publish_version(
            process=self.process,
            note=sent.validated_data["note"],
            revision=sent.validated_data["revision"],
            by=person(request),
        )
        return Response(VersionSerializer(version).data, status=201)


class VersionFile(ProcessView):
    """The BPMN file of a version."""

    needed = {"GET": Role.VIEWER}

    @extend_schema(responses={(200, XML): OpenApiTypes.STR})
    def get(self, request: Request, process_id: UUID, number: int) -> HttpResponse:
        """Read the file of a version, byte for byte."""
        version = get_object_or_404(Version, process_id=process_id, number=number)
        name = f"{file_name(self.process.name)}-{number}.bpmn"
        disposition = content_disposition_header(True, name)
        return HttpResponse(
            bytes(version.bpmn),
            content_type=XML,
            headers={
                "Content-Disposition": disposition or "attachment",
                "Content-Security-Policy": SANDBOX,
                "ETag": f'"v{number}"',
            },
        )

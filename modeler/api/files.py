"""The file of a draft: as it is, for the canvas, as a drawing, replaced, checked."""

from __future__ import annotations

import hashlib
import re
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework.parsers import BaseParser
from rest_framework.request import Request
from rest_framework.response import Response

import bpmn
from modeler.api.serializers import FindingSerializer
from modeler.api.views import ProcessView, person
from modeler.credential_uses import use_for
from modeler.exceptions import NoIfMatch, Stale, TooLarge
from modeler.findings import findings_in
from modeler.models import Role
from modeler.selectors import draft_of, revision_of
from modeler.services.drafts import replace_file

XML = "application/xml"
FOR = OpenApiParameter("for", str, enum=["editor"], description="As safe text.")
DOWNLOAD = OpenApiParameter("download", bool, description="As an attachment.")
ETAG = re.compile(r'^"r(\d+)"$')
# A person's file may name styles or scripts; as a page of its own it may do nothing.
SANDBOX = "default-src 'none'; style-src 'unsafe-inline'; sandbox"


def etag(revision: int) -> str:
    """Return the strong validator of a draft's file."""
    return f'"r{revision}"'


def file_name(name: str) -> str:
    """Return a file name for a process."""
    return re.sub(r'[\\/:*?"<>|\x00-\x1f]+', "-", name).strip(" .-") or "process"


class AnyBytes(BaseParser):
    """Takes the body as it is, whatever its type says."""

    media_type = "*/*"

    def parse(self, stream: Any, media_type: Any = None, context: Any = None) -> Any:
        """Return the bytes, at most what a file may have."""
        data: bytes = stream.read(bpmn.limits.MAX_BYTES + 1)
        if len(data) > bpmn.limits.MAX_BYTES:
            raise TooLarge(_("A file has at most 10 MB."))
        return data


class DraftFile(ProcessView):
    """The BPMN file of the draft."""

    needed = {"GET": Role.VIEWER, "PUT": Role.EDITOR}
    parser_classes = (AnyBytes,)

    @extend_schema(parameters=[FOR, DOWNLOAD], responses={(200, XML): OpenApiTypes.STR})
    def get(self, request: Request, process_id: UUID) -> HttpResponse:
        """Read the file byte for byte, or with `?for=editor` as safe text."""
        draft = draft_of(process_id)
        if request.query_params.get("for") == "editor":
            text = bpmn.present(bpmn.read(bytes(draft.bpmn)))
            response = HttpResponse(text, content_type=f"{XML}; charset=utf-8")
        else:
            response = HttpResponse(bytes(draft.bpmn), content_type=XML)
            response["ETag"] = etag(draft.revision)
        if request.query_params.get("download"):
            name = f"{file_name(self.process.name)}.bpmn"
            response["Content-Disposition"] = content_disposition_header(True, name)
        response["X-Revision"] = str(draft.revision)
        response["Content-Security-Policy"] = SANDBOX
        response["Cache-Control"] = "private, no-cache"
        return response

    @extend_schema(
        request={XML: OpenApiTypes.BINARY},
        parameters=[
            OpenApiParameter("If-Match", str, OpenApiParameter.HEADER, required=True)
        ],
        responses={204: None},
    )
    def put(self, request: Request, process_id: UUID) -> Response:
        """Replace the file; it is turned into a change set."""
        given = request.headers.get("If-Match", "")
        if not given:
            raise NoIfMatch
        match = ETAG.match(given)
        if match is None:
            raise Stale
        data = request.data if isinstance(request.data, bytes) else b""
        revision = replace_file(
            process=self.process,
            data=data,
            revision=int(match[1]),
            by=person(request),
        )
        return Response(status=204, headers={"ETag": etag(revision)})


class Thumbnail(ProcessView):
    """A small drawing of the draft."""

    needed = {"GET": Role.VIEWER}

    @extend_schema(responses={(200, "image/svg+xml"): OpenApiTypes.STR})
    def get(self, request: Request, process_id: UUID) -> HttpResponse:
        """Read a small SVG of the diagram."""
        tag = f'"t{revision_of(process_id)}"'
        if request.headers.get("If-None-Match") == tag:
            return HttpResponse(status=304, headers={"ETag": tag})
        response = picture(bytes(draft_of(process_id).bpmn))
        response["ETag"] = tag
        return response


def picture(data: bytes) -> HttpResponse:
    """Answer with the drawing of a file."""
    response = HttpResponse(bpmn.draw(bpmn.read(data)), content_type="image/svg+xml")
    response["Content-Security-Policy"] = SANDBOX
    response["Cache-Control"] = "private, no-cache"
    digest = hashlib.sha256(data).hexdigest()[:16]
    response["ETag"] = f'"{digest}"'
    return response


class DraftFindings(ProcessView):
    """What is to be said about the draft."""

    needed = {"GET": Role.VIEWER}

    @extend_schema(responses=FindingSerializer(many=True))
    def get(self, request: Request, process_id: UUID) -> Response:
        """List the findings of the draft, errors first."""
        draft = draft_of(process_id)
        findings = findings_in(
            bytes(draft.bpmn), use_for(person(request), self.process)
        )
        return Response({"revision": draft.revision, "findings": findings})

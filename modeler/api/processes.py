"""The list of processes, and one process."""

from __future__ import annotations

from pathlib import PurePath
from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework.generics import ListAPIView
from rest_framework.parsers import FormParser, JSONParser, MultiPartParser
from rest_framework.request import Request
from rest_framework.response import Response

import bpmn
from modeler.api.serializers import (
    CreatedProcessSerializer,
    NewProcessSerializer,
    ProcessSerializer,
)
from modeler.api.views import ProcessView, person
from modeler.models import Process, Role
from modeler.selectors import processes_of
from modeler.services.processes import (
    MAX_NAME,
    delete_process,
    duplicate_process,
    import_process,
    rename_process,
)
from web.problems import CONTENT_TYPE, of_bpmn

SEARCH = OpenApiParameter("search", str, description="Words in names and owners.")
SHOW = OpenApiParameter("show", str, enum=["all", "own", "shared"])


def name_of(content: dict[str, Any]) -> str:
    """Return the given name, else that of the file."""
    if content.get("name"):
        return str(content["name"])
    file = content.get("file")
    name = PurePath(file.name).name if file else ""
    for ending in (".bpmn20.xml", ".bpmn", ".xml"):
        if name.lower().endswith(ending):
            name = name[: -len(ending)]
    return name.strip()[:MAX_NAME] or "Untitled process"


def bytes_of(content: dict[str, Any]) -> bytes:
    """Return the file that came, else an empty diagram."""
    file = content.get("file")
    if file is not None:
        return bytes(file.read())
    text = content.get("bpmn")
    return bpmn.EMPTY if text is None else str(text).encode("utf-8", "replace")


def refusal(error: bpmn.RefusedFile, data: bytes) -> Response:
    """Answer a file that is refused, with the offer of a mended copy."""
    content = of_bpmn(error)
    mended = bpmn.mend(data) if len(data) <= bpmn.limits.MAX_BYTES else None
    if mended is not None:
        offer = {"mendable": True, "repairs": mended.repairs, "diff": mended.diff}
        content |= offer
    return Response(content, status=content["status"], content_type=CONTENT_TYPE)


def shown(process: Process, request: Request) -> Process:
    """Return a process as the list gives it."""
    return processes_of(person(request)).get(pk=process.pk)


class Processes(ListAPIView[Process]):
    """The processes that are yours or shared with you."""

    serializer_class = ProcessSerializer
    parser_classes = (JSONParser, MultiPartParser, FormParser)

    def get_queryset(self) -> QuerySet[Process]:
        """Return the processes of the person, recent first."""
        query = self.request.query_params
        return processes_of(
            person(self.request),
            search=query.get("search", ""),
            show=query.get("show", "all"),
        )

    @extend_schema(parameters=[SEARCH, SHOW])
    def get(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        """List processes, recent first."""
        return super().get(request, *args, **kwargs)

    @extend_schema(
        request=NewProcessSerializer, responses={201: CreatedProcessSerializer}
    )
    def post(self, request: Request) -> Response:
        """Create a process, empty or of a file."""
        sent = NewProcessSerializer(data=request.data)
        sent.is_valid(raise_exception=True)
        content = sent.validated_data
        data = bytes_of(content)
        try:
            imported = import_process(
                name=name_of(content),
                by=person(request),
                data=data,
                mend=content["mend"],
            )
        except bpmn.RefusedFile as error:
            return refusal(error, data)
        process = shown(imported.process, request)
        answer = {
            **ProcessSerializer(process).data,
            "report": {"lines": imported.lines},
        }
        return Response(answer, status=201)


class OneProcess(ProcessView):
    """One process."""

    needed = {"GET": Role.VIEWER, "PATCH": Role.EDITOR, "DELETE": Role.OWNER}

    @extend_schema(responses=ProcessSerializer)
    def get(self, request: Request, process_id: UUID) -> Response:
        """Read a process."""
        return Response(ProcessSerializer(shown(self.process, request)).data)

    @extend_schema(request=ProcessSerializer, responses=ProcessSerializer)
    def patch(self, request: Request, process_id: UUID) -> Response:
        """Rename a process."""
        name = request.data.get("name") if isinstance(request.data, dict) else None
        rename_process(process=self.process, name=name or "", by=person(request))
        return self.get(request, process_id)

    @extend_schema(responses={204: None})
    def delete(self, request: Request, process_id: UUID) -> Response:
        """Delete a process with its draft and versions."""
        delete_process(process=self.process, by=person(request))
        return Response(status=204)


class DuplicateProcess(ProcessView):
    """A copy of a process."""

    needed = {"POST": Role.VIEWER}

    @extend_schema(request=None, responses={201: ProcessSerializer})
    def post(self, request: Request, process_id: UUID) -> Response:
        """Copy the draft into a process of your own."""
        copy = duplicate_process(process=self.process, by=person(request))
        answer = ProcessSerializer(shown(copy, request)).data
        return Response(answer, status=201)

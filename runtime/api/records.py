"""What belongs to a Request: history, calls, values, files, comments, people."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework.parsers import MultiPartParser
from rest_framework.request import Request
from rest_framework.response import Response

from runtime.api.shapes import file_shape, history_shape, job_shape, person_shape
from runtime.api.views import RequestView, content_of, object_in, person
from runtime.exceptions import BadContent
from runtime.models import Comment, RequestFile, Right
from runtime.people import participants_of
from runtime.runnables import runnable_of
from runtime.selectors.deployments import names_of_elements
from runtime.selectors.details import (
    MOST_ROWS,
    attempts_at,
    changes_by_name,
    history_after,
    jobs_of,
    variables_of,
)
from runtime.services.requests import add_comment, add_file, change_variables

SANDBOX = "default-src 'none'; sandbox"
AFTER = OpenApiParameter("after", int, description="The last `seq` that you have.")
ELEMENT = OpenApiParameter("element", str, description="The id of an element.")


class History(RequestView):
    """What happened in a Request."""

    needed = {"GET": Right.SEE}

    @extend_schema(parameters=[AFTER], responses=OpenApiTypes.OBJECT)
    def get(self, request: Request, request_id: UUID) -> Response:
        """List what happened, oldest first, at most 500 rows at once."""
        after = request.query_params.get("after", "")
        rows = history_after(self.found, int(after) if after.isdecimal() else 0)
        nodes = runnable_of(self.found.deployment_id).definition.nodes
        elements = {one.element for one in rows if one.event != "taken"}
        gone = elements - nodes.keys() - {""}
        names = names_of_elements(self.found.process, gone)
        names |= {key: node.label for key, node in nodes.items()}
        return Response(
            {
                "results": [history_shape(one, names) for one in rows[:MOST_ROWS]],
                "more": len(rows) > MOST_ROWS,
            }
        )


class Jobs(RequestView):
    """The connector calls of a Request."""

    needed = {"GET": Right.SEE}

    @extend_schema(parameters=[ELEMENT], responses=OpenApiTypes.OBJECT)
    def get(self, request: Request, request_id: UUID) -> Response:
        """List the calls with every attempt, newest first."""
        element = request.query_params.get("element", "")
        runnable = runnable_of(self.found.deployment_id)
        return Response(
            [
                job_shape(one, runnable.name_of(one.element), attempts_at(one))
                for one in jobs_of(self.found, element)
            ]
        )


class Variables(RequestView):
    """The values of a Request."""

    needed = {"GET": Right.SEE, "PATCH": Right.ACT}

    @extend_schema(responses=OpenApiTypes.OBJECT)
    def get(self, request: Request, request_id: UUID) -> Response:
        """List the variables with what they held before."""
        runnable = runnable_of(self.found.deployment_id)
        changes = changes_by_name(self.found)
        answer: list[dict[str, Any]] = []
        for name, value in sorted(variables_of(self.found).items()):
            rows = changes.get(name, [])
            last = rows[0] if rows else None
            answer.append(
                {
                    "name": name,
                    "value": value,
                    "changed_at": last.at if last else None,
                    "element": last.element if last else "",
                    "name_of_element": runnable.name_of(last.element) if last else "",
                    "history": [
                        {"value": one.value, "at": one.at, "element": one.element}
                        for one in rows
                    ],
                }
            )
        return Response(answer)

    @extend_schema(request=OpenApiTypes.OBJECT, responses=OpenApiTypes.OBJECT)
    def patch(self, request: Request, request_id: UUID) -> Response:
        """Set variables; `why` stands in the history."""
        content = content_of(request)
        change_variables(
            request=self.found,
            variables=object_in(content, "variables"),
            why=content.get("why"),
            by=person(request),
        )
        self.found.refresh_from_db()
        return self.get(request, request_id)


class Files(RequestView):
    """The files of a Request."""

    needed = {"GET": Right.SEE, "POST": Right.ACT}
    parser_classes = (MultiPartParser,)

    @extend_schema(responses=OpenApiTypes.OBJECT)
    def get(self, request: Request, request_id: UUID) -> Response:
        """List the files by name."""
        rows = self.found.files.defer("content").select_related("added_by")
        return Response([file_shape(one, self.url_of(one)) for one in rows])

    @extend_schema(request=OpenApiTypes.BINARY, responses={201: OpenApiTypes.OBJECT})
    def post(self, request: Request, request_id: UUID) -> Response:
        """Add a file, sent as the form field `file`."""
        sent = request.FILES.get("file")
        if sent is None:
            raise BadContent(_("Send a file in the form field `file`."))
        file = add_file(
            request=self.found,
            name=sent.name or "",
            content=sent.read(),
            content_type=sent.content_type or "",
            by=person(request),
        )
        return Response(file_shape(file, self.url_of(file)), status=201)

    def url_of(self, file: RequestFile) -> str:
        """Return the address of a file's content."""
        return reverse("api-request-file", args=[self.found.id, file.pk])


class FileContent(RequestView):
    """The content of a file."""

    needed = {"GET": Right.SEE}

    @extend_schema(responses={(200, "application/octet-stream"): OpenApiTypes.BINARY})
    def get(self, request: Request, request_id: UUID, file_id: int) -> HttpResponse:
        """Download a file."""
        file = get_object_or_404(RequestFile, pk=file_id, request=self.found)
        disposition = content_disposition_header(True, file.name)
        return HttpResponse(
            bytes(file.content),
            content_type="application/octet-stream",
            headers={
                "Content-Disposition": disposition or "attachment",
                "Content-Security-Policy": SANDBOX,
                "X-Content-Type-Options": "nosniff",
            },
        )


def comment_shape(comment: Comment) -> dict[str, Any]:
    """Return a comment."""
    return {
        "id": comment.pk,
        "by": person_shape(comment.by),
        "at": comment.at,
        "text": comment.text,
    }


class Comments(RequestView):
    """What people wrote about a Request."""

    needed = {"GET": Right.SEE, "POST": Right.SEE}

    @extend_schema(responses=OpenApiTypes.OBJECT)
    def get(self, request: Request, request_id: UUID) -> Response:
        """List the comments, oldest first."""
        rows = self.found.comments.select_related("by")
        return Response([comment_shape(one) for one in rows])

    @extend_schema(request=OpenApiTypes.OBJECT, responses={201: OpenApiTypes.OBJECT})
    def post(self, request: Request, request_id: UUID) -> Response:
        """Write a comment."""
        text = content_of(request).get("text")
        comment = add_comment(request=self.found, text=text, by=person(request))
        return Response(comment_shape(comment), status=201)


class People(RequestView):
    """Who took part in a Request."""

    needed = {"GET": Right.SEE}

    @extend_schema(responses=OpenApiTypes.OBJECT)
    def get(self, request: Request, request_id: UUID) -> Response:
        """List who started the Request or did something in it."""
        starter = self.found.started_by_id
        return Response(
            [
                {
                    "person": person_shape(one),
                    "part": "started" if one.pk == starter else "acted",
                }
                for one in participants_of(self.found)
            ]
        )

"""The list of Requests, starting one, and one Request."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

import bpmn
from runtime.api.shapes import (
    incident_shape,
    request_shape,
    short_request,
    start_shape,
    task_shape,
)
from runtime.api.views import RequestView, content_of, object_in, person
from runtime.exceptions import BadContent
from runtime.models import Deployment, ProcessRequest, RequestStatus, Right
from runtime.permissions import require, rights_on
from runtime.selectors.details import counts_of, tokens_of, variables_of
from runtime.selectors.requests import RequestFilter, requests_of
from runtime.selectors.starts import starts_of
from runtime.services.requests import cancel_request
from runtime.services.starting import newest_deployment, start_as_person
from web.pagination import Pages

STATUS = OpenApiParameter("status", str, enum=list(RequestStatus.values))
PROCESS = OpenApiParameter("process", OpenApiTypes.UUID)
SEARCH = OpenApiParameter("search", str, description="A number, or words.")


def uuid_of(text: object) -> UUID | None:
    """Return a UUID, None for an empty text. Raises BadContent."""
    if text in {None, ""}:
        return None
    try:
        return UUID(str(text))
    except ValueError as error:
        raise BadContent(_("`process` must be the id of a process.")) from error


def filter_of(query: dict[str, Any]) -> RequestFilter:
    """Return what a list shall show. Raises BadContent."""
    status = str(query.get("status", ""))
    return RequestFilter(
        status=status if status in RequestStatus.values else "",
        process=uuid_of(query.get("process", "")),
        search=str(query.get("search", ""))[:200].replace("\x00", ""),
        started_by=str(query.get("started_by", ""))[:150],
    )


def detail(request: ProcessRequest, user: Any) -> dict[str, Any]:
    """Return a Request with all that its page shows at once."""
    counts = counts_of(request)
    flows = {key: value["taken"] for key, value in counts.items() if "taken" in value}
    open_incidents = request.incidents.filter(resolved_at=None)
    open_tasks = request.tasks.filter(status="open")
    children = request.children.order_by("number")
    return {
        **request_shape(request),
        "revision": request.revision,
        "rights": sorted(rights_on(user, request)),
        "variables": variables_of(request),
        "tokens": [vars(one) for one in tokens_of(request)],
        "counts": {key: value for key, value in counts.items() if key not in flows},
        "taken": flows,
        "incidents": [incident_shape(one) for one in open_incidents],
        "tasks": [task_shape(one) for one in open_tasks],
        "parent": short_request(request.parent) if request.parent else None,
        "children": [
            {**short_request(one), "element": one.parent_element, "status": one.status}
            for one in children.defer("state")
        ],
        "bpmn_url": reverse("api-request-bpmn", args=[request.id]),
        "newest_version": newest_number(request),
    }


def newest_number(request: ProcessRequest) -> int:
    """Return the number of the version that new Requests run."""
    found = Deployment.objects.filter(process=request.process, is_newest=True)
    return found.values_list("number", flat=True).first() or request.deployment.number


class Requests(APIView):
    """The Requests that you may see."""

    @extend_schema(parameters=[STATUS, PROCESS, SEARCH], responses=OpenApiTypes.OBJECT)
    def get(self, request: Request) -> Response:
        """List Requests, newest first."""
        found = requests_of(person(request), filter_of(request.query_params.dict()))
        pages = Pages()
        page = pages.paginate_queryset(found, request, self) or []
        return pages.get_paginated_response([request_shape(one) for one in page])

    @extend_schema(request=OpenApiTypes.OBJECT, responses={201: OpenApiTypes.OBJECT})
    def post(self, request: Request) -> Response:
        """Start a Request; the same Idempotency-Key gives the first one."""
        content = content_of(request)
        process = uuid_of(content.get("process"))
        if process is None:
            raise BadContent(_("Name the `process` to start."))
        started = start_as_person(
            process=process,
            by=person(request),
            variables=object_in(content, "variables"),
            element=str(content.get("start") or ""),
            key=request.headers.get("Idempotency-Key", "")[:150],
        )
        return Response(detail(started, request.user), status=201)


class OneRequest(RequestView):
    """One Request."""

    needed = {"GET": Right.SEE}

    @extend_schema(responses=OpenApiTypes.OBJECT)
    def get(self, request: Request, request_id: UUID) -> Response:
        """Read a Request: where it stands and what happened at each element."""
        return Response(detail(self.found, request.user))


class RequestDiagram(RequestView):
    """The diagram of a Request."""

    needed = {"GET": Right.SEE}

    @extend_schema(responses={(200, "application/xml"): OpenApiTypes.STR})
    def get(self, request: Request, request_id: UUID) -> HttpResponse:
        """Read the file of the Request's version, as text that is safe to draw."""
        data = Deployment.objects.values_list("bpmn", flat=True).get(
            pk=self.found.deployment_id
        )
        text = bpmn.present(bpmn.read(bytes(data)))
        headers = {"Cache-Control": "private, max-age=86400"}
        return HttpResponse(text, content_type="application/xml", headers=headers)


class CancelRequest(RequestView):
    """The end of a Request before its time."""

    needed = {"POST": Right.ACT}

    @extend_schema(request=OpenApiTypes.OBJECT, responses=OpenApiTypes.OBJECT)
    def post(self, request: Request, request_id: UUID) -> Response:
        """Cancel a Request; `why` stands in its history."""
        why = content_of(request).get("why")
        done = cancel_request(request=self.found, why=why, by=person(request))
        return Response(detail(done, request.user))


class Starts(APIView):
    """What starts a process by hand."""

    @extend_schema(responses=OpenApiTypes.OBJECT)
    def get(self, request: Request, process_id: UUID) -> Response:
        """List the start events of the newest version with what they ask for."""
        require(person(request), process_id, Right.START)
        deployment = newest_deployment(process_id)
        return Response([start_shape(one) for one in starts_of(deployment)])

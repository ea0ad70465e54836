"""Moving Requests to another version, and actions on many Requests."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

import bpmn
from runtime.api.move_shapes import action_shape, deployment_shape, preview_shape
from runtime.api.requests import filter_of
from runtime.api.views import content_of, object_in, person
from runtime.exceptions import BadContent
from runtime.models import BulkKind, Deployment, ProcessRequest, Right
from runtime.permissions import require
from runtime.planning import Move
from runtime.selectors.bulk import action_for
from runtime.selectors.moves import (
    deployments_of,
    movable_requests,
    move_between,
    preview_of,
)
from runtime.services.bulk import start_move, start_on_filter

MOST_NAMED = 1_000
MOST_MAPPED = 1_000


def number_in(content: dict[str, Any], name: str, default: int | None = None) -> int:
    """Return a member that is a whole number. Raises BadContent."""
    value = content.get(name, default)
    if type(value) is not int or not 0 <= value < 2**31:
        raise BadContent(_("`{name}` must be a number.").format(name=name))
    return value


def mapping_in(content: dict[str, Any]) -> dict[str, str]:
    """Return where elements go. Raises BadContent."""
    mapping = object_in(content, "mapping")
    if len(mapping) > MOST_MAPPED or not all(
        isinstance(one, str) for one in mapping.values()
    ):
        raise BadContent(_("`mapping` must name one element for each element."))
    return mapping


def move_in(content: dict[str, Any], process: UUID) -> Move:
    """Return the move that was asked for. Raises BadContent and NotDeployed."""
    source, target = number_in(content, "from"), number_in(content, "to")
    found = move_between(process, source, target)
    return Move(found.source, found.target, mapping_in(content))


def numbers_in(content: dict[str, Any], process: UUID) -> list[int] | None:
    """Return the Requests that were named, None for all of the version.

    Raises BadContent.
    """
    ids = content.get("requests")
    if content.get("all") is True and ids is None:
        return None
    if not isinstance(ids, list) or len(ids) > MOST_NAMED:
        raise BadContent(_("Name at most 1,000 `requests`, or say `all`."))
    try:
        wanted = [UUID(str(one)) for one in ids]
    except ValueError as error:
        raise BadContent(_("`requests` must be ids of Requests.")) from error
    found = ProcessRequest.objects.filter(id__in=wanted, process=process)
    return list(found.values_list("number", flat=True))


class MoveRequests(APIView):
    """Requests of one version on their way to another."""

    @extend_schema(request=OpenApiTypes.OBJECT, responses=OpenApiTypes.OBJECT)
    def post(self, request: Request, process_id: UUID) -> Response:
        """Say what would come of a move, or begin it."""
        require(person(request), process_id, Right.ACT)
        content = content_of(request)
        move = move_in(content, process_id)
        numbers = numbers_in(content, process_id)
        if content.get("dry_run") is True:
            after = number_in(content, "after", 0)
            found = movable_requests(move, numbers)
            return Response(preview_shape(move, preview_of(move, found, after=after)))
        action = start_move(
            move=move, numbers=numbers, why=content.get("why"), by=person(request)
        )
        return Response(action_shape(action), status=202)


class StartBulkAction(APIView):
    """All Requests that match a filter at once."""

    @extend_schema(request=OpenApiTypes.OBJECT, responses={202: OpenApiTypes.OBJECT})
    def post(self, request: Request) -> Response:
        """Begin to cancel or retry all that match; `why` stands in each history."""
        content = content_of(request)
        kind = content.get("action")
        if kind not in {BulkKind.CANCEL, BulkKind.RETRY}:
            raise BadContent(_("The action is cancel or retry."))
        action = start_on_filter(
            kind=BulkKind(kind),
            wanted=filter_of(object_in(content, "filter")),
            why=content.get("why"),
            by=person(request),
        )
        return Response(action_shape(action), status=202)


class OneBulkAction(APIView):
    """How far an action on many Requests has come."""

    @extend_schema(responses=OpenApiTypes.OBJECT)
    def get(self, request: Request, action_id: UUID) -> Response:
        """Read the progress, and what was refused with the reason."""
        return Response(action_shape(action_for(person(request), action_id)))


class Deployments(APIView):
    """The versions of a process that Requests run or ran."""

    @extend_schema(responses=OpenApiTypes.OBJECT)
    def get(self, request: Request, process_id: UUID) -> Response:
        """List the versions, newest first, with how many Requests still run."""
        require(person(request), process_id, Right.SEE)
        return Response([deployment_shape(one) for one in deployments_of(process_id)])


class DeploymentDiagram(APIView):
    """The diagram of a version."""

    @extend_schema(responses={(200, "application/xml"): OpenApiTypes.STR})
    def get(self, request: Request, process_id: UUID, number: int) -> HttpResponse:
        """Read the file of a version, as text that is safe to draw."""
        require(person(request), process_id, Right.SEE)
        found = get_object_or_404(Deployment, process=process_id, number=number)
        text = bpmn.present(bpmn.read(bytes(found.bpmn)))
        headers = {"Cache-Control": "private, max-age=86400"}
        return HttpResponse(text, content_type="application/xml", headers=headers)

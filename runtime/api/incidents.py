"""Incidents: the list, and what resolves them, one or many."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from runtime.api.requests import PROCESS, SEARCH, detail, uuid_of
from runtime.api.shapes import incident_shape
from runtime.api.views import content_of, object_in, person
from runtime.exceptions import AlreadyResolved, BadContent, NotVisible
from runtime.models import Incident, Right
from runtime.permissions import Person, request_for
from runtime.selectors.requests import incidents_of
from runtime.services.incidents import Resolution, resolve_incident
from web.errors import ServiceError
from web.pagination import Pages

MOST_AT_ONCE = 500


def incident_for(user: Person, incident_id: int) -> Incident:
    """Return an incident that a person may resolve.

    Raises NotVisible, NotAllowed and AlreadyResolved.
    """
    found = Incident.objects.filter(pk=incident_id)
    incident = found.select_related("request").defer("request__state").first()
    if incident is None:
        raise NotVisible
    request_for(user, incident.request.id, Right.ACT)
    if incident.resolved_at is not None:
        raise AlreadyResolved
    return incident


class Incidents(APIView):
    """The open incidents that you may act on."""

    @extend_schema(parameters=[PROCESS, SEARCH], responses=OpenApiTypes.OBJECT)
    def get(self, request: Request) -> Response:
        """List open incidents, newest first."""
        query = request.query_params
        found = incidents_of(
            person(request),
            process=uuid_of(query.get("process", "")),
            search=query.get("search", "")[:200].replace("\x00", ""),
        )
        pages = Pages()
        page = pages.paginate_queryset(found, request, self) or []
        return pages.get_paginated_response([incident_shape(one) for one in page])


class OneIncident(APIView):
    """What resolves an incident."""

    action = ""

    @extend_schema(request=OpenApiTypes.OBJECT, responses=OpenApiTypes.OBJECT)
    def post(self, request: Request, incident_id: int) -> Response:
        """Resolve an incident; `why` stands in the history of the Request."""
        user, content = person(request), content_of(request)
        resolution = Resolution(
            action=self.action,
            why=str(content.get("why") or ""),
            variables=object_in(content, "variables"),
            settings=object_in(content, "settings"),
            outputs=object_in(content, "outputs"),
            element=str(content.get("element") or ""),
        )
        incident = incident_for(user, incident_id)
        done = resolve_incident(incident=incident, resolution=resolution, by=user)
        return Response(detail(done, request.user))


def ids_of(content: dict[str, Any]) -> list[int]:
    """Return the ids of incidents that were sent. Raises BadContent."""
    ids = content.get("ids")
    if not isinstance(ids, list) or not all(type(one) is int for one in ids):
        raise BadContent(_("`ids` must be a list of numbers."))
    if len(ids) > MOST_AT_ONCE:
        raise BadContent(_("At most 500 incidents can be resolved at once."))
    return ids


class ResolveIncidents(APIView):
    """Many incidents at once."""

    @extend_schema(request=OpenApiTypes.OBJECT, responses=OpenApiTypes.OBJECT)
    def post(self, request: Request) -> Response:
        """Resolve incidents; those that cannot be are listed with the reason."""
        user, content = person(request), content_of(request)
        action = str(content.get("action") or "")
        if action not in {"retry", "skip", "cancel"}:
            raise BadContent(_("The action is retry, skip or cancel."))
        resolution = Resolution(action=action, why=str(content.get("why") or ""))
        resolved: list[int] = []
        refused: list[dict[str, Any]] = []
        for one in ids_of(content):
            try:
                incident = incident_for(user, one)
                resolve_incident(incident=incident, resolution=resolution, by=user)
            except ServiceError as error:
                refused.append({"id": one, "code": error.code, "detail": error.message})
            else:
                resolved.append(one)
        return Response({"resolved": resolved, "refused": refused})

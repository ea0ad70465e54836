"""Connectors that a process needs and that are not installed."""

from __future__ import annotations

from uuid import UUID

from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from modeler.api.views import ProcessView, person
from modeler.models import ConnectorWish, Role
from modeler.services.connector_wishes import ask_for_connector


class ConnectorWishSerializer(serializers.ModelSerializer[ConnectorWish]):
    """What is asked for."""

    class Meta:
        model = ConnectorWish
        fields = ("connector", "name", "asked_at")
        read_only_fields = ("asked_at",)


class ConnectorWishes(ProcessView):
    """What a process asks administrators for."""

    needed = {"GET": Role.VIEWER, "POST": Role.EDITOR}

    @extend_schema(responses=ConnectorWishSerializer(many=True))
    def get(self, request: Request, process_id: UUID) -> Response:
        """List the connectors that are asked for."""
        found = self.process.connector_wishes.all()
        return Response(ConnectorWishSerializer(found, many=True).data)

    @extend_schema(request=ConnectorWishSerializer, responses=ConnectorWishSerializer)
    def post(self, request: Request, process_id: UUID) -> Response:
        """Ask for a connector; asking again changes nothing."""
        sent = ConnectorWishSerializer(data=request.data)
        sent.is_valid(raise_exception=True)
        made = ask_for_connector(
            process=self.process, by=person(request), **sent.validated_data
        )
        return Response(ConnectorWishSerializer(made).data, status=201)

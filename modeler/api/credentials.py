"""The credentials that the steps of a process may use."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.utils import timezone
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from connectors.api.credentials import AdministrationView
from connectors.api.serializers import CredentialSerializer
from connectors.models import Credential
from connectors.vault.grants import usable_credentials
from connectors.vault.selectors import credential_named
from connectors.vault.states import state_of
from modeler.api.views import ProcessView, person
from modeler.credential_uses import use_for
from modeler.models import Role
from modeler.step_uses import uses_of_credential
from web.pagination import Pages

CONNECTOR = OpenApiParameter("connector", str, description="Of one connector.")
TYPE = OpenApiParameter("type", str, description="Of one credential type.")


class UsableCredentialSerializer(CredentialSerializer):
    """A credential as a step may choose it, with how it stands."""

    state = serializers.SerializerMethodField()

    class Meta:
        model = Credential
        fields = (*CredentialSerializer.Meta.fields, "state", "expires_at")
        read_only_fields = fields

    def get_state(self, credential: Credential) -> str:
        """Return how the credential stands."""
        return state_of(credential, timezone.now())


class ProcessCredentials(ProcessView):
    """The credentials that steps of the process may use."""

    needed = {"GET": Role.VIEWER}

    @extend_schema(
        parameters=[CONNECTOR, TYPE], responses=UsableCredentialSerializer(many=True)
    )
    def get(self, request: Request, process_id: UUID) -> Response:
        """List by name what is granted to everyone, to you or to the process."""
        found = usable_credentials(use_for(person(request), self.process))
        query = request.query_params
        if connector := query.get("connector"):
            found = found.filter(connector=connector)
        if type_name := query.get("type"):
            found = found.filter(credential_type=type_name)
        pages = Pages()
        page = pages.paginate_queryset(found, request, view=self)
        shown = UsableCredentialSerializer(page, many=True)
        return pages.get_paginated_response(shown.data)


class DraftUseSerializer(serializers.Serializer[Any]):
    """A draft with steps that name it."""

    process = serializers.UUIDField()
    name = serializers.CharField()


class VersionUseSerializer(DraftUseSerializer):
    """A published version with such steps, and how many Requests run on it."""

    number = serializers.IntegerField()
    running = serializers.IntegerField()


class UsesSerializer(serializers.Serializer[Any]):
    """Where steps name a credential; all of it stops without it."""

    drafts = DraftUseSerializer(many=True)
    versions = VersionUseSerializer(many=True)
    running = serializers.IntegerField()


class CredentialUses(AdministrationView):
    """Where one credential is used."""

    @extend_schema(responses=UsesSerializer)
    def get(self, request: Request, credential: str) -> Response:
        """Read which drafts, versions and running Requests name a credential."""
        uses = uses_of_credential(credential_named(credential).name)
        return Response(UsesSerializer(uses).data)

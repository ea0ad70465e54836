"""Over HTTP: who may use a credential, for administrators."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from connectors.api.credentials import AdministrationView, person
from connectors.vault.granting import Granted, grant_credential, granted_to
from connectors.vault.selectors import credential_named

MOST = 1_000


class GrantsSerializer(serializers.Serializer[Any]):
    """Everyone, or those that are named."""

    everyone = serializers.BooleanField()
    people = serializers.ListField(
        child=serializers.CharField(max_length=150), max_length=MOST, default=list
    )
    groups = serializers.ListField(
        child=serializers.CharField(max_length=150), max_length=MOST, default=list
    )
    processes = serializers.ListField(
        child=serializers.CharField(max_length=36), max_length=MOST, default=list
    )


class CredentialGrants(AdministrationView):
    """Who may use one credential."""

    @extend_schema(responses=GrantsSerializer)
    def get(self, request: Request, credential: str) -> Response:
        """Read who may use a credential."""
        return Response(asdict(granted_to(credential_named(credential))))

    @extend_schema(request=GrantsSerializer, responses=GrantsSerializer)
    def put(self, request: Request, credential: str) -> Response:
        """Let exactly these use a credential."""
        sent = GrantsSerializer(data=request.data)
        sent.is_valid(raise_exception=True)
        granted = Granted(**sent.validated_data)
        changed = grant_credential(name=credential, granted=granted, by=person(request))
        return Response(asdict(granted_to(changed)))

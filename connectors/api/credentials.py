"""Credentials over HTTP: what is secret goes in and never comes out."""

from __future__ import annotations

from typing import Any, cast

from django.contrib.auth.models import User
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from connectors.api.serializers import (
    CredentialDetailSerializer,
    CredentialSerializer,
    FilledSerializer,
    NewCredentialSerializer,
    TriedSerializer,
    UnsavedSerializer,
)
from connectors.models import Credential, TestOutcome
from connectors.vault.grants import granted
from connectors.vault.permissions import is_administrator, require_administrator
from connectors.vault.selectors import credential_named, credentials
from connectors.vault.services import (
    change_credential,
    delete_credential,
    store_credential,
)
from connectors.vault.shown import shown_values
from connectors.vault.trying import try_credential, try_values
from web.pagination import Pages

CONNECTOR = OpenApiParameter("connector", str, description="Of one connector.")
TYPE = OpenApiParameter("type", str, description="Of one credential type.")


def person(request: Request) -> User:
    """Return who sent the request; DRF has made sure that it is someone."""
    return cast(User, request.user)


def detail(credential: Credential) -> dict[str, Any]:
    """Return a credential with what may be shown of its values."""
    shown = shown_values(credential)
    return {
        **CredentialDetailSerializer(credential).data,
        "readable": shown.readable,
        "values": shown.values,
    }


class Credentials(APIView):
    """The credentials of the installation."""

    def serializer(self, request: Request) -> type[CredentialSerializer]:
        """Return the shape for who asks."""
        if is_administrator(person(request)):
            return CredentialDetailSerializer
        return CredentialSerializer

    @extend_schema(
        parameters=[CONNECTOR, TYPE], responses=CredentialSerializer(many=True)
    )
    def get(self, request: Request) -> Response:
        """List the credentials that you may use by name, without values."""
        user, query = person(request), request.query_params
        found = credentials(
            connector=query.get("connector", ""), type_name=query.get("type", "")
        )
        if not is_administrator(user):
            found = found.filter(granted(user.pk, None))
        pages = Pages()
        page = pages.paginate_queryset(found, request, view=self)
        shape = self.serializer(request)
        return pages.get_paginated_response(shape(page, many=True).data)

    @extend_schema(
        request=NewCredentialSerializer, responses={201: CredentialDetailSerializer}
    )
    def post(self, request: Request) -> Response:
        """Make a credential."""
        require_administrator(person(request))
        sent = NewCredentialSerializer(data=request.data)
        filled = sent.filled()
        made = store_credential(
            name=sent.validated_data["name"],
            connector=sent.validated_data["connector"],
            type_name=sent.validated_data["type"],
            filled=filled,
            by=person(request),
        )
        return Response(detail(made), status=201)


class AdministrationView(APIView):
    """What only administrators may see and do."""

    def initial(self, request: Request, *args: Any, **kwargs: Any) -> None:
        """Refuse everyone else before anything is looked up."""
        super().initial(request, *args, **kwargs)
        require_administrator(person(request))


class OneCredential(AdministrationView):
    """One credential, for administrators."""

    @extend_schema(responses=CredentialDetailSerializer)
    def get(self, request: Request, credential: str) -> Response:
        """Read a credential; of a secret only whether it is set."""
        return Response(detail(credential_named(credential)))

    @extend_schema(request=FilledSerializer, responses=CredentialDetailSerializer)
    def put(self, request: Request, credential: str) -> Response:
        """Replace the values; secrets that are left out or empty stay."""
        filled = FilledSerializer(data=request.data).filled()
        changed = change_credential(name=credential, filled=filled, by=person(request))
        return Response(detail(changed))

    @extend_schema(responses={204: None})
    def delete(self, request: Request, credential: str) -> Response:
        """Delete a credential; steps that name it fail from then on."""
        delete_credential(name=credential, by=person(request))
        return Response(status=204)


class TryCredential(APIView):
    """A try of one credential, for administrators."""

    @extend_schema(request=None, responses=CredentialDetailSerializer)
    def post(self, request: Request, credential: str) -> Response:
        """Let the connector try whether the service accepts the credential."""
        tried = try_credential(name=credential, by=person(request))
        return Response(detail(tried))


class TryValues(APIView):
    """A try of values that are not saved, for administrators."""

    @extend_schema(request=UnsavedSerializer, responses=TriedSerializer)
    def post(self, request: Request) -> Response:
        """Let the connector try values before they are saved; nothing is kept."""
        require_administrator(person(request))
        unsaved = UnsavedSerializer(data=request.data).unsaved()
        tried = try_values(unsaved=unsaved, by=person(request))
        outcome = TestOutcome.WORKED if tried.works else TestOutcome.FAILED
        return Response({"test_outcome": outcome, "test_message": tried.message})

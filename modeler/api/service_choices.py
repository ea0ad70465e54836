"""Choices that services give for the settings of steps."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.throttling import UserRateThrottle

from modeler.api.views import ProcessView, person
from modeler.exceptions import NoAccount
from modeler.models import Role
from modeler.services.service_choices import ChoicesWish, choices_of_service


class ChoicesWishSerializer(serializers.Serializer[ChoicesWish]):
    """Which choices are wanted."""

    connector = serializers.CharField(max_length=100)
    choices = serializers.CharField(max_length=100)
    settings = serializers.DictField(required=False)
    credential = serializers.CharField(required=False, allow_blank=True, max_length=100)
    fresh = serializers.BooleanField(required=False)


class ServiceChoiceSerializer(serializers.Serializer[dict[str, str]]):
    """One choice."""

    def get_fields(self) -> dict[str, serializers.Field[Any, Any, Any, Any]]:
        """Return the texts; as attributes `label` and `help` mean something else."""
        return {name: serializers.CharField() for name in ("value", "label", "help")}


class LoadedChoicesSerializer(serializers.Serializer[dict[str, object]]):
    """What the service gave."""

    choices = ServiceChoiceSerializer(many=True)
    missing = serializers.CharField(allow_blank=True)


class ChoicesThrottle(UserRateThrottle):
    """A person asks services at most so often."""

    rate = "120/min"
    scope = "service-choices"


class ServiceChoices(ProcessView):
    """Choices of a setting, as the service gives them."""

    needed = {"POST": Role.EDITOR}
    throttle_classes = (ChoicesThrottle,)

    @extend_schema(request=ChoicesWishSerializer, responses=LoadedChoicesSerializer)
    def post(self, request: Request, process_id: UUID) -> Response:
        """Load choices through the connector; they are kept for five minutes.

        `missing` says what is needed before: a step that is being filled in has no
        account yet, which is no mistake.
        """
        sent = ChoicesWishSerializer(data=request.data)
        sent.is_valid(raise_exception=True)
        wish = ChoicesWish(**sent.validated_data)
        try:
            found = choices_of_service(
                process=self.process, wish=wish, by=person(request)
            )
        except NoAccount as error:
            return Response({"choices": [], "missing": error.message})
        return Response({"choices": found, "missing": ""})

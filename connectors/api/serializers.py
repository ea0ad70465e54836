"""The shapes of credentials in the API."""

from __future__ import annotations

from typing import Any

from rest_framework import serializers

from connectors.models import Credential
from connectors.vault.services import Filled
from connectors.vault.trying import Unsaved

FILLED = ("label", "values", "is_default", "calls_per_minute", "expires_at")


class CredentialSerializer(serializers.ModelSerializer[Credential]):
    """A credential as everyone who is signed in may see it: that it is there."""

    type = serializers.CharField(source="credential_type")

    class Meta:
        model = Credential
        fields = ("name", "connector", "type", "label", "is_default")
        read_only_fields = fields


class CredentialDetailSerializer(CredentialSerializer):
    """A credential as administrators see it, without the values."""

    created_by = serializers.CharField(source="created_by.username", default=None)
    changed_by = serializers.CharField(source="changed_by.username", default=None)

    class Meta:
        model = Credential
        fields = (
            "name",
            "connector",
            "type",
            "label",
            "is_default",
            "calls_per_minute",
            "for_everyone",
            "expires_at",
            "created_by",
            "created_at",
            "changed_by",
            "changed_at",
            "last_used_at",
            "tested_at",
            "test_outcome",
            "test_message",
        )
        read_only_fields = fields


class FilledSerializer(serializers.Serializer[Any]):
    """What is filled in: secrets that are left out or empty stay, null takes away."""

    # DRF takes declared fields out of the class, so nothing is overridden.
    label = serializers.CharField(  # type: ignore[assignment]
        max_length=200, required=False, allow_blank=True, default=""
    )
    is_default = serializers.BooleanField(default=False)
    calls_per_minute = serializers.JSONField(allow_null=True, default=None)
    expires_at = serializers.DateTimeField(allow_null=True, default=None)
    values = serializers.DictField(child=serializers.JSONField(), default=dict)

    def filled(self) -> Filled:
        """Return what was sent. Raises ValidationError."""
        self.is_valid(raise_exception=True)
        sent = self.validated_data
        return Filled(**{name: sent[name] for name in FILLED})


class NewCredentialSerializer(FilledSerializer):
    """A new credential."""

    name = serializers.CharField(max_length=200)
    connector = serializers.CharField(max_length=64)
    type = serializers.CharField(max_length=64)


class UnsavedSerializer(serializers.Serializer[Any]):
    """Values to try before they are saved; `credential` is the name of the one that is
    being changed, whose secrets hold where none is filled in."""

    connector = serializers.CharField(max_length=64)
    type = serializers.CharField(max_length=64)
    credential = serializers.CharField(max_length=64, default="", allow_blank=True)
    values = serializers.DictField(child=serializers.JSONField(), default=dict)

    def unsaved(self) -> Unsaved:
        """Return what was sent. Raises ValidationError."""
        self.is_valid(raise_exception=True)
        sent = self.validated_data
        kind = (sent["connector"], sent["type"])
        return Unsaved(*kind, values=sent["values"], name=sent["credential"])


class TriedSerializer(serializers.Serializer[Any]):
    """What came of a try, with why the service did not accept the values."""

    test_outcome = serializers.ChoiceField(choices=["worked", "failed"])
    test_message = serializers.CharField(allow_blank=True)

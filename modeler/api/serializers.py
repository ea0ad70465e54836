"""The shapes of the API, for answers and for the OpenAPI document."""

from __future__ import annotations

from typing import Any

from rest_framework import serializers

from modeler.models import Membership, Process, Version


class ProcessSerializer(serializers.ModelSerializer[Process]):
    """A process as its members see it."""

    role = serializers.CharField(read_only=True)
    owner = serializers.CharField(source="owner_name", read_only=True)
    version = serializers.IntegerField(read_only=True, allow_null=True)
    revision = serializers.IntegerField(read_only=True)

    class Meta:
        model = Process
        fields = (
            "id",
            "name",
            "role",
            "owner",
            "version",
            "revision",
            "created_at",
            "updated_at",
        )
        read_only_fields = ("created_at", "updated_at")


class NewProcessSerializer(serializers.Serializer[Any]):
    """A new process: JSON with `bpmn` as text, or multipart with `file`."""

    name = serializers.CharField(max_length=200, required=False)
    bpmn = serializers.CharField(required=False, trim_whitespace=False)
    file = serializers.FileField(required=False, allow_empty_file=True)
    mend = serializers.BooleanField(default=False)


class ReportSerializer(serializers.Serializer[Any]):
    """In plain words what was found in an imported file."""

    lines = serializers.ListField(child=serializers.CharField())


class CreatedProcessSerializer(serializers.Serializer[Any]):
    """A process that was just made: as in the list, with the report."""

    id = serializers.UUIDField()
    name = serializers.CharField()
    role = serializers.CharField()
    owner = serializers.CharField()
    version = serializers.IntegerField(allow_null=True)
    revision = serializers.IntegerField()
    created_at = serializers.DateTimeField()
    updated_at = serializers.DateTimeField()
    report = ReportSerializer()


class ChangeSerializer(serializers.Serializer[Any]):
    """One change; docs/change-sets.md has the table of keys."""

    op = serializers.ChoiceField(choices=["set", "create", "delete"])
    element = serializers.CharField(allow_null=True)
    key = serializers.CharField(required=False)
    before = serializers.JSONField(required=False)
    after = serializers.JSONField(required=False)
    type = serializers.CharField(required=False)
    # DRF takes declared fields out of the class, so nothing is overridden.
    parent = serializers.CharField(  # type: ignore[assignment]
        required=False, allow_null=True
    )
    values = serializers.JSONField(required=False)


class ChangeSetSerializer(serializers.Serializer[Any]):
    """A change set as it is sent."""

    client_id = serializers.UUIDField()
    base = serializers.IntegerField(min_value=0)
    changes = ChangeSerializer(many=True)


class DroppedSerializer(serializers.Serializer[Any]):
    """A change that was left out, and why."""

    change = ChangeSerializer()
    code = serializers.CharField()
    message = serializers.CharField()


class AppliedSerializer(serializers.Serializer[Any]):
    """The answer to a change set, given after the commit."""

    client_id = serializers.UUIDField()
    revision = serializers.IntegerField()
    changes = ChangeSerializer(many=True)
    dropped = DroppedSerializer(many=True)


class NumberedChangeSetSerializer(serializers.Serializer[Any]):
    """A change set as others receive it."""

    revision = serializers.IntegerField()
    client_id = serializers.UUIDField()
    by = serializers.CharField(allow_null=True)
    changes = ChangeSerializer(many=True)


class SinceSerializer(serializers.Serializer[Any]):
    """What happened to a draft after a revision."""

    revision = serializers.IntegerField()
    change_sets = NumberedChangeSetSerializer(many=True)
    reimport = serializers.BooleanField()


class MemberSerializer(serializers.ModelSerializer[Membership]):
    """A person and the role in the process."""

    user = serializers.CharField(source="user.username")

    class Meta:
        model = Membership
        fields = ("user", "role")


class RoleSerializer(serializers.Serializer[Any]):
    """Another role for a member."""

    role = serializers.CharField()


class VersionSerializer(serializers.ModelSerializer[Version]):
    """A published version."""

    published_by = serializers.CharField(
        source="published_by.username", default=None, read_only=True
    )

    class Meta:
        model = Version
        fields = ("number", "note", "revision", "published_by", "published_at")
        read_only_fields = fields


class PublishSerializer(serializers.Serializer[Any]):
    """What to publish: the draft, as it was at `revision` where that is given."""

    note = serializers.CharField(
        max_length=2000, required=False, allow_blank=True, default=""
    )
    revision = serializers.IntegerField(required=False, allow_null=True, default=None)


class FindingSerializer(serializers.Serializer[Any]):
    """One result of the checks."""

    rule = serializers.CharField()
    severity = serializers.ChoiceField(choices=["error", "warning", "info"])
    element = serializers.CharField(allow_null=True)
    setting = serializers.CharField(allow_null=True)
    line = serializers.IntegerField(allow_null=True)
    message = serializers.CharField()
    origin = serializers.ChoiceField(choices=["file", "lint"])

"""The shapes of the API for upgrades of steps."""

from __future__ import annotations

from typing import Any

from rest_framework import serializers


class ChangedSettingSerializer(serializers.Serializer[Any]):
    """What becomes of one setting; values as in change sets."""

    setting = serializers.CharField()
    label = serializers.CharField()  # type: ignore[assignment]
    change = serializers.ChoiceField(
        choices=["rename", "move", "split", "default", "drop", "kept", "choice"]
    )
    before = serializers.JSONField()
    after = serializers.JSONField()
    to = serializers.ListField(child=serializers.CharField())
    reason = serializers.CharField()


class StepUpgradeSerializer(serializers.Serializer[Any]):
    """A step of an older version, and the changes that bring it up to date."""

    element = serializers.CharField()
    name = serializers.CharField()
    connector = serializers.CharField()
    connector_name = serializers.CharField()
    operation = serializers.CharField()
    from_version = serializers.CharField()
    to_version = serializers.CharField()
    settings = ChangedSettingSerializer(many=True)
    changes = serializers.JSONField()


class DoneUpgradeSerializer(serializers.Serializer[Any]):
    """What an administrator's run changed in a draft."""

    id = serializers.IntegerField()
    by = serializers.CharField(allow_null=True)
    at = serializers.DateTimeField()
    steps = serializers.IntegerField()


class UpgradesSerializer(serializers.Serializer[Any]):
    """The steps of a draft that can be brought up to date, at a revision; `done` is
    what administrators brought up to date in it."""

    revision = serializers.IntegerField()
    steps = StepUpgradeSerializer(many=True)
    done = DoneUpgradeSerializer(many=True)


class UndoneSerializer(serializers.Serializer[Any]):
    """How many values went back, and how many stay because they were changed since."""

    revision = serializers.IntegerField()
    changed = serializers.IntegerField()
    kept = serializers.IntegerField()

"""The shapes of the API for tests of steps."""

from __future__ import annotations

from typing import Any

from rest_framework import serializers


class SampleRunSerializer(serializers.Serializer[Any]):
    """What to test: an element with sample variables. `dry` sends nothing."""

    element = serializers.CharField(max_length=1000)
    variables = serializers.DictField(default=dict)
    dry = serializers.BooleanField(default=True)
    credential = serializers.CharField(max_length=100, allow_blank=True, required=False)


class ShownFileSerializer(serializers.Serializer[Any]):
    """A file that the step wrote; a test keeps none."""

    name = serializers.CharField()
    type = serializers.CharField()
    size = serializers.IntegerField()


class ShownMailSerializer(serializers.Serializer[Any]):
    """A message that the outbox would take; `html` is source."""

    sender = serializers.CharField()
    recipients = serializers.ListField(child=serializers.CharField())
    subject = serializers.CharField()
    text = serializers.CharField()
    html = serializers.CharField()


class StepTestSerializer(serializers.Serializer[Any]):
    """What came of a test; secrets are masked."""

    dry = serializers.BooleanField()
    outcome = serializers.ChoiceField(
        choices=["completed", "retry", "failed", "error", "stopped", "timeout", "lost"]
    )
    message = serializers.CharField()
    code = serializers.CharField()
    setting = serializers.CharField()
    credential = serializers.CharField()
    settings = serializers.JSONField()
    request = serializers.JSONField()
    outputs = serializers.JSONField()
    variables = serializers.JSONField()
    log = serializers.CharField()
    seconds = serializers.FloatField()
    files = ShownFileSerializer(many=True)
    mails = ShownMailSerializer(many=True)
    idempotency_key = serializers.CharField()


class BegunTestSerializer(serializers.Serializer[Any]):
    """A test for real: a worker makes it, then `result` is there."""

    test = serializers.UUIDField()
    state = serializers.ChoiceField(choices=["waiting", "running", "ended"])
    result = StepTestSerializer(allow_null=True)

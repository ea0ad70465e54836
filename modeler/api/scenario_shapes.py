"""The shapes of the API for dry runs and scenarios."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from rest_framework import serializers

from modeler.dry_runs import DryRun
from modeler.models import Scenario
from modeler.services.scenarios import ScenarioRun

JSON = dict[str, Any]


class SampleSerializer(serializers.Serializer[Any]):
    """What a dry run begins with: docs/scenarios.md."""

    process = serializers.CharField(
        max_length=1000, default="", allow_blank=True, source="bpmn_process"
    )
    variables = serializers.DictField(default=dict)
    events = serializers.ListField(child=serializers.JSONField(), default=list)


class NewScenarioSerializer(SampleSerializer):
    """A scenario as it is written; a PATCH leaves out what stays."""

    name = serializers.CharField(max_length=200)
    expectations = serializers.DictField(default=dict)


class DifferenceSerializer(serializers.Serializer[Any]):
    """One thing that is not as expected, in words."""

    kind = serializers.ChoiceField(
        choices=["state", "element", "passed", "order", "avoided", "variable"]
    )
    element = serializers.CharField(allow_null=True)
    message = serializers.CharField()


class ScenarioSerializer(serializers.ModelSerializer[Scenario]):
    """A scenario with how its last run went."""

    process = serializers.CharField(source="bpmn_process")
    differences = DifferenceSerializer(many=True)

    class Meta:
        model = Scenario
        fields = (
            "id",
            "name",
            "process",
            "variables",
            "events",
            "expectations",
            "passed",
            "differences",
            "ran_at",
            "ran_revision",
        )
        read_only_fields = fields


class LineSerializer(serializers.Serializer[Any]):
    """One thing that happened; `at` in seconds after the start."""

    at = serializers.FloatField()
    element = serializers.CharField()
    name = serializers.CharField()
    type = serializers.CharField()
    event = serializers.CharField()


class SentSerializer(serializers.Serializer[Any]):
    """What a step would have sent."""

    element = serializers.CharField()
    settings = serializers.JSONField()


class DryRunSerializer(serializers.Serializer[Any]):
    """What a dry run did: at most 5,000 steps."""

    state = serializers.ChoiceField(choices=["completed", "waiting", "incident"])
    element = serializers.CharField(allow_null=True)
    message = serializers.CharField()
    variables = serializers.JSONField()
    passed = serializers.ListField(child=serializers.CharField())
    taken = serializers.ListField(child=serializers.CharField())
    lines = LineSerializer(many=True)
    sent = SentSerializer(many=True)


class ScenarioRunSerializer(serializers.Serializer[Any]):
    """A scenario that was just run, and what the run did."""

    scenario = ScenarioSerializer()
    run = DryRunSerializer()


def dry_run_shape(made: DryRun) -> JSON:
    """Return a dry run in JSON."""
    return {
        **asdict(made.run.outcome),
        "passed": made.run.elements("completed"),
        "taken": made.run.taken,
        "lines": made.run.lines,
        "sent": [asdict(one) for one in made.sent],
    }


def scenario_run_shape(made: ScenarioRun) -> JSON:
    """Return a scenario with the run that was just made of it."""
    shown = ScenarioSerializer(made.scenario).data
    return {"scenario": shown, "run": dry_run_shape(made.made)}

"""Dry runs of the draft, and scenarios that are kept."""

from __future__ import annotations

from dataclasses import replace
from typing import Any
from uuid import UUID

from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from modeler.api.scenario_shapes import (
    DryRunSerializer,
    NewScenarioSerializer,
    SampleSerializer,
    ScenarioRunSerializer,
    ScenarioSerializer,
    dry_run_shape,
    scenario_run_shape,
)
from modeler.api.views import ProcessView, person
from modeler.dry_runs import RunnableDraft, Sample, dry_run
from modeler.models import Role, Scenario
from modeler.selectors import draft_of, scenarios_of
from modeler.services.scenarios import (
    ScenarioContent,
    change_scenario,
    delete_scenario,
    run_scenarios,
    scenario_for,
    store_scenario,
)
from web.pagination import Pages


def content_of(scenario: Scenario) -> ScenarioContent:
    """Return what was written into a scenario."""
    return ScenarioContent(
        scenario.name,
        scenario.bpmn_process,
        scenario.variables,
        scenario.events,
        scenario.expectations,
    )


def sent_content(request: Request, *, partial: bool = False) -> dict[str, Any]:
    """Return what was sent of a scenario."""
    sent = NewScenarioSerializer(data=request.data, partial=partial)
    sent.is_valid(raise_exception=True)
    return dict(sent.validated_data)


class DryRuns(ProcessView):
    """Runs of the draft that touch nothing."""

    needed = {"POST": Role.EDITOR}

    @extend_schema(request=SampleSerializer, responses=DryRunSerializer)
    def post(self, request: Request, process_id: UUID) -> Response:
        """Run the draft with sample data; nothing is sent and nothing is kept."""
        sent = SampleSerializer(data=request.data)
        sent.is_valid(raise_exception=True)
        draft = RunnableDraft.of(bytes(draft_of(process_id).bpmn))
        made = dry_run(draft, Sample(**sent.validated_data))
        return Response(dry_run_shape(made))


class Scenarios(ProcessView):
    """The scenarios of a process."""

    needed = {"GET": Role.VIEWER, "POST": Role.EDITOR}

    @extend_schema(responses=ScenarioSerializer(many=True))
    def get(self, request: Request, process_id: UUID) -> Response:
        """List the scenarios by name, with how their last run went."""
        pages = Pages()
        page = pages.paginate_queryset(scenarios_of(process_id), request, view=self)
        return pages.get_paginated_response(ScenarioSerializer(page, many=True).data)

    @extend_schema(request=NewScenarioSerializer, responses={201: ScenarioSerializer})
    def post(self, request: Request, process_id: UUID) -> Response:
        """Keep a scenario."""
        content = ScenarioContent(**sent_content(request))
        made = store_scenario(process=self.process, content=content, by=person(request))
        return Response(ScenarioSerializer(made).data, status=201)


class OneScenario(ProcessView):
    """One scenario."""

    needed = {"GET": Role.VIEWER, "PATCH": Role.EDITOR, "DELETE": Role.EDITOR}

    @extend_schema(responses=ScenarioSerializer)
    def get(self, request: Request, process_id: UUID, scenario_id: int) -> Response:
        """Read a scenario."""
        found = scenario_for(self.process, scenario_id)
        return Response(ScenarioSerializer(found).data)

    @extend_schema(request=NewScenarioSerializer, responses=ScenarioSerializer)
    def patch(self, request: Request, process_id: UUID, scenario_id: int) -> Response:
        """Change a scenario; it counts as not run."""
        found = scenario_for(self.process, scenario_id)
        sent = sent_content(request, partial=True)
        content = replace(content_of(found), **sent)
        changed = change_scenario(scenario=found, content=content, by=person(request))
        return Response(ScenarioSerializer(changed).data)

    @extend_schema(responses={204: None})
    def delete(self, request: Request, process_id: UUID, scenario_id: int) -> Response:
        """Delete a scenario."""
        found = scenario_for(self.process, scenario_id)
        delete_scenario(scenario=found, by=person(request))
        return Response(status=204)


class RunScenario(ProcessView):
    """A run of one scenario."""

    needed = {"POST": Role.EDITOR}

    @extend_schema(request=None, responses=ScenarioRunSerializer)
    def post(self, request: Request, process_id: UUID, scenario_id: int) -> Response:
        """Run a scenario on the draft, and say what differs."""
        found = scenario_for(self.process, scenario_id)
        (made,) = run_scenarios(draft=draft_of(process_id), only=[found])
        return Response(scenario_run_shape(made))


class RunScenarios(ProcessView):
    """A run of all scenarios."""

    needed = {"POST": Role.EDITOR}

    @extend_schema(request=None, responses=ScenarioSerializer(many=True))
    def post(self, request: Request, process_id: UUID) -> Response:
        """Run all scenarios of the process on the draft."""
        runs = run_scenarios(draft=draft_of(process_id))
        shown = ScenarioSerializer([one.scenario for one in runs], many=True)
        return Response({"results": shown.data})

"""Testing one step of the draft."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any
from uuid import UUID

from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from modeler.api.step_shapes import (
    BegunTestSerializer,
    SampleRunSerializer,
    StepTestSerializer,
)
from modeler.api.views import ProcessView, person
from modeler.models import Role, StepTrial
from modeler.services.step_tests import SampleRun, try_step
from modeler.services.step_trials import begin_trial, stop_trial, trial_in
from runtime.models import JobStatus


class TestStep(ProcessView):
    """A test of one step of the draft, without publishing it."""

    needed = {"POST": Role.EDITOR}

    @extend_schema(
        request=SampleRunSerializer,
        responses={200: StepTestSerializer, 202: BegunTestSerializer},
    )
    def post(self, request: Request, process_id: UUID) -> Response:
        """Test a step with sample variables: dry at once, for real by a worker."""
        sent = SampleRunSerializer(data=request.data)
        sent.is_valid(raise_exception=True)
        run = SampleRun(**sent.validated_data)
        by = person(request)
        if run.dry:
            found = try_step(process=self.process, run=run, by=by)
            return Response(asdict(found))
        trial = begin_trial(process=self.process, run=run, by=by)
        return Response(shape_of(trial), status=202)


class OneStepTest(ProcessView):
    """A test for real that a worker makes."""

    needed = {"GET": Role.EDITOR, "DELETE": Role.EDITOR}

    @extend_schema(responses=BegunTestSerializer)
    def get(self, request: Request, process_id: UUID, test_id: UUID) -> Response:
        """Read how far a test has come; `result` is there once it has ended."""
        return Response(shape_of(trial_in(self.process, test_id)))

    @extend_schema(responses=BegunTestSerializer)
    def delete(self, request: Request, process_id: UUID, test_id: UUID) -> Response:
        """Stop a test; a call that runs is ended."""
        trial = trial_in(self.process, test_id)
        stop_trial(trial)
        return Response(shape_of(trial))


def shape_of(trial: StepTrial) -> dict[str, Any]:
    """Return a test as it stands."""
    state = "running" if trial.job.status == JobStatus.RUNNING else "waiting"
    return {
        "test": str(trial.pk),
        "state": "ended" if trial.ended_at else state,
        "result": trial.result,
    }

"""Testing one step of the draft."""

from __future__ import annotations

from dataclasses import asdict
from uuid import UUID

from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from modeler.api.step_shapes import SampleRunSerializer, StepTestSerializer
from modeler.api.views import ProcessView, person
from modeler.models import Role
from modeler.services.step_tests import SampleRun, try_step


class TestStep(ProcessView):
    """A test of one step of the draft, without publishing it."""

    needed = {"POST": Role.EDITOR}

    @extend_schema(request=SampleRunSerializer, responses=StepTestSerializer)
    def post(self, request: Request, process_id: UUID) -> Response:
        """Test a step with sample variables: dry, or for real."""
        sent = SampleRunSerializer(data=request.data)
        sent.is_valid(raise_exception=True)
        run = SampleRun(**sent.validated_data)
        found = try_step(process=self.process, run=run, by=person(request))
        return Response(asdict(found))

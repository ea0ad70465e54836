"""What a step of the draft will send."""

from __future__ import annotations

from dataclasses import asdict
from uuid import UUID

from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from modeler.api.step_shapes import SampleRunSerializer
from modeler.api.views import ProcessView, person
from modeler.models import Role
from modeler.services.step_previews import Preview, preview_step
from modeler.services.step_tests import SampleRun


class PreviewSerializer(serializers.Serializer[Preview]):
    """What will be sent."""

    kind = serializers.ChoiceField(choices=["email", "request"])
    content = serializers.DictField()


class PreviewStep(ProcessView):
    """A look at what a step will send; nothing is sent."""

    needed = {"POST": Role.EDITOR}

    @extend_schema(request=SampleRunSerializer, responses=PreviewSerializer)
    def post(self, request: Request, process_id: UUID) -> Response:
        """Show the e-mail or the request of a step with sample variables."""
        sent = SampleRunSerializer(data=request.data)
        sent.is_valid(raise_exception=True)
        run = SampleRun(**sent.validated_data)
        found = preview_step(process=self.process, run=run, by=person(request))
        return Response(asdict(found))

"""What waits for a person, for pages that are open."""

from __future__ import annotations

from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from runtime.api.views import person
from runtime.selectors.open_work import open_work_of


class OpenWork(APIView):
    """How much waits for you."""

    @extend_schema(responses=OpenApiTypes.OBJECT)
    def get(self, request: Request) -> Response:
        """Count the incidents and tasks that you may act on, at most 100 of each."""
        return Response(vars(open_work_of(person(request))))

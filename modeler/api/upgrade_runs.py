"""Upgrades of all drafts of the installation, for administrators."""

from __future__ import annotations

from dataclasses import asdict
from uuid import UUID

from django.utils.translation import gettext as _
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from connectors.vault.permissions import require_administrator
from modeler.api.views import person
from modeler.exceptions import BadRequest, NoUpgradeRun
from modeler.models import UpgradeRun
from modeler.services.upgrade_runs import start_undo, start_upgrades, stop_run
from modeler.upgrade_reports import outdated, run_shape, runs, with_counts


def shape_of(run_id: UUID) -> dict[str, object]:
    """Return a run as it stands now. Raises NoUpgradeRun."""
    found = with_counts(UpgradeRun.objects.filter(pk=run_id)).first()
    if found is None:
        raise NoUpgradeRun
    return run_shape(found)


class UpgradeRuns(APIView):
    """What an upgrade of all drafts would do, and the runs that were begun."""

    @extend_schema(responses=OpenApiTypes.OBJECT)
    def get(self, request: Request) -> Response:
        """List the connectors with older steps in drafts, and the last runs."""
        require_administrator(person(request))
        found = [asdict(one) for one in outdated()]
        return Response({"outdated": found, "runs": [run_shape(one) for one in runs()]})

    @extend_schema(request=OpenApiTypes.OBJECT, responses={202: OpenApiTypes.OBJECT})
    def post(self, request: Request) -> Response:
        """Begin to bring all drafts up to date; `connectors` may say which count."""
        require_administrator(person(request))
        content = request.data if isinstance(request.data, dict) else {}
        named = content.get("connectors", [])
        if not isinstance(named, list):
            raise BadRequest(_("`connectors` must be a list."))
        run = start_upgrades(connectors=named, by=person(request))
        return Response(shape_of(run.pk), status=202)


class OneUpgradeRun(APIView):
    """How far a run has come."""

    @extend_schema(responses=OpenApiTypes.OBJECT)
    def get(self, request: Request, run_id: UUID) -> Response:
        """Read the counts of a run, and which drafts were refused with the reason."""
        require_administrator(person(request))
        return Response(shape_of(run_id))


class StopUpgradeRun(APIView):
    """The end of a run before its time."""

    @extend_schema(request=None, responses=OpenApiTypes.OBJECT)
    def post(self, request: Request, run_id: UUID) -> Response:
        """Stop a run; the draft that it is at becomes whole."""
        run = stop_run(run_id=run_id, by=person(request))
        return Response(shape_of(run.pk))


class UndoUpgradeRun(APIView):
    """All that a run changed, taken back."""

    @extend_schema(request=None, responses={202: OpenApiTypes.OBJECT})
    def post(self, request: Request, run_id: UUID) -> Response:
        """Begin to take back what a run changed, where nobody has changed it since."""
        run = start_undo(run_id=run_id, by=person(request))
        return Response(shape_of(run.pk), status=202)

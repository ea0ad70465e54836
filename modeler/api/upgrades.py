"""Steps of a draft whose connector is newer than they are."""

from __future__ import annotations

from dataclasses import asdict
from uuid import UUID

from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

import bpmn
from modeler.api.upgrade_shapes import UndoneSerializer, UpgradesSerializer
from modeler.api.views import ProcessView, person
from modeler.models import Role
from modeler.selectors import draft_of
from modeler.services.upgrades import undo_in_process
from modeler.upgrade_reports import upgraded_by_others
from modeler.upgrades import upgrades_in


class Upgrades(ProcessView):
    """What upgrades of connectors mean for a draft."""

    needed = {"GET": Role.VIEWER}

    @extend_schema(responses=UpgradesSerializer)
    def get(self, request: Request, process_id: UUID) -> Response:
        """List the steps of older versions, with what each setting becomes."""
        draft = draft_of(process_id)
        found = upgrades_in(bpmn.read(bytes(draft.bpmn)))
        steps = [asdict(one) for one in found]
        return Response(
            {
                "revision": draft.revision,
                "steps": steps,
                "done": upgraded_by_others(process_id),
            }
        )


class UndoUpgrade(ProcessView):
    """What an administrator's upgrade changed in a process, taken back."""

    needed = {"POST": Role.EDITOR}

    @extend_schema(request=None, responses=UndoneSerializer)
    def post(self, request: Request, process_id: UUID, upgrade_id: int) -> Response:
        """Take it back, where nobody has changed the values since."""
        undone = undo_in_process(
            process=self.process, result_id=upgrade_id, by=person(request)
        )
        return Response(undone)

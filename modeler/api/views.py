"""What all views of a process share."""

from __future__ import annotations

from typing import Any, cast
from uuid import UUID

from django.contrib.auth.models import User
from rest_framework.request import Request
from rest_framework.views import APIView

from modeler.models import Process, Role
from modeler.permissions import process_for


def person(request: Request) -> User:
    """Return who sent the request; DRF has made sure that it is someone."""
    return cast(User, request.user)


class ProcessView(APIView):
    """A view below one process; `needed` names the role for each method."""

    needed: dict[str, Role] = {}
    process: Process

    def initial(self, request: Request, *args: Any, **kwargs: Any) -> None:
        """Find the process, or refuse, before the method runs."""
        super().initial(request, *args, **kwargs)
        needed = self.needed.get(request.method or "", Role.OWNER)
        process_id = cast(UUID, kwargs["process_id"])
        self.process = process_for(person(request), process_id, needed)

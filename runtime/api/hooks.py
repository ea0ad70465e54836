"""The addresses that calls from outside come to."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from runtime.api.requests import PROCESS, uuid_of
from runtime.api.shapes import short_request
from runtime.api.views import person
from runtime.models import HookCall
from runtime.selectors.hooks import ListedHook, hooks_of
from web.addresses import absolute


def hook_shape(hook: ListedHook, address: str) -> dict[str, Any]:
    """Return an address with who waits there and the last calls."""
    names = {one.element: one.name for one in hook.places}
    return {
        "path": hook.path,
        "address": address,
        "process": {"id": str(hook.process), "name": hook.process_name},
        "places": [vars(one) for one in hook.places],
        "waiting": hook.waiting,
        "calls": [call_shape(one, names) for one in hook.calls],
    }


def call_shape(call: HookCall, names: dict[str, str]) -> dict[str, Any]:
    """Return what came of a call; `names` are those of elements."""
    return {
        "at": call.at,
        "outcome": call.outcome,
        "status": call.status,
        "message": call.message,
        "element": call.element,
        "name": names.get(call.element, call.element),
        "request": short_request(call.request) if call.request else None,
    }


class Hooks(APIView):
    """Addresses of webhooks."""

    @extend_schema(parameters=[PROCESS], responses=OpenApiTypes.OBJECT)
    def get(self, request: Request) -> Response:
        """List the addresses of processes that you may act on, with the last calls."""
        process = uuid_of(request.query_params.get("process", ""))
        return Response(
            [
                hook_shape(one, absolute(request, address_of(one)))
                for one in hooks_of(person(request), process)
            ]
        )


def address_of(hook: ListedHook) -> str:
    """Return the path of an address on this server."""
    return reverse("hook", args=[hook.path])

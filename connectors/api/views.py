"""The palette and the manifests over HTTP."""

from __future__ import annotations

import hashlib
import json
from typing import Any

from django.http import HttpResponse
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import extend_schema
from rest_framework.exceptions import NotFound
from rest_framework.request import Request
from rest_framework.views import APIView

from connectors.availability import reasons_to_wait
from connectors.palette import palette
from connectors.registry import installed
from connectors.switches import switched_off


def answer(request: Request, content: dict[str, Any]) -> HttpResponse:
    """Answer JSON that seldom changes; 304 to who has it."""
    body = json.dumps(content, ensure_ascii=False).encode()
    tag = f'"{hashlib.sha256(body).hexdigest()[:16]}"'
    headers = {"ETag": tag, "Cache-Control": "private, no-cache"}
    if request.headers.get("If-None-Match") == tag:
        return HttpResponse(status=304, headers=headers)
    return HttpResponse(body, content_type="application/json", headers=headers)


class Palette(APIView):
    """What the palette shows."""

    @extend_schema(responses=OpenApiTypes.OBJECT)
    def get(self, request: Request) -> HttpResponse:
        """List the installed connectors, and those that were left out."""
        return answer(request, palette(installed(), switched_off(), reasons_to_wait()))


class Manifest(APIView):
    """The manifest of one connector."""

    @extend_schema(responses=OpenApiTypes.OBJECT)
    def get(self, request: Request, connector: str) -> HttpResponse:
        """Read the manifest of an installed connector."""
        manifest = installed().manifest(connector)
        if manifest is None:
            raise NotFound(f"No connector with the id “{connector}” is installed.")
        return answer(request, manifest)

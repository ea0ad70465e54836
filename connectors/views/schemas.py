"""The JSON Schema of manifests, for editors and other programs."""

from __future__ import annotations

import hashlib
import json

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe
from patchbay_sdk.manifest import manifest_schema

DAY = 24 * 60 * 60


@require_safe
def manifest_schema_file(request: HttpRequest) -> HttpResponse:
    """Give the schema to everyone, from any page; 304 to who has it."""
    body = json.dumps(manifest_schema(), ensure_ascii=False, indent=2).encode()
    tag = f'"{hashlib.sha256(body).hexdigest()[:16]}"'
    headers = {
        "ETag": tag,
        "Cache-Control": f"public, max-age={DAY}",
        "Access-Control-Allow-Origin": "*",
    }
    if request.headers.get("If-None-Match") == tag:
        return HttpResponse(status=304, headers=headers)
    return HttpResponse(body, content_type="application/schema+json", headers=headers)

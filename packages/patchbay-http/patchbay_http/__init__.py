"""The HTTP connector of Patchbay: call any web service and use what it answers."""

from __future__ import annotations

from patchbay_http.calling import preview_request, request

__all__ = ["preview_request", "request"]

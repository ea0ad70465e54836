"""The HTTP connector of Patchbay: call any web service and use what it answers."""

from __future__ import annotations

from patchbay_http.calling import request

__all__ = ["request"]

"""The pages."""

from __future__ import annotations

from modeler.views.problems import csrf_failure, not_found, server_error

__all__ = ["csrf_failure", "not_found", "server_error"]

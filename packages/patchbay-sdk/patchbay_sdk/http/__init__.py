"""Requests over HTTP with the standard library alone; connectors use `context.http`."""

from __future__ import annotations

from patchbay_sdk.http.messages import HttpAnswer, HttpRequest

__all__ = ["HttpAnswer", "HttpRequest"]

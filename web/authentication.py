"""Signing in to the API: the session of the browser, or a personal token."""

from __future__ import annotations

from rest_framework.authentication import SessionAuthentication as Session
from rest_framework.request import Request


class SessionAuthentication(Session):
    """The browser's session; without one the answer is 401, not 403."""

    def authenticate_header(self, request: Request) -> str:
        """Name the other way to sign in."""
        return "Token"

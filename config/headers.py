"""The headers that every page carries."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from asgiref.sync import iscoroutinefunction, markcoroutinefunction
from django.http import HttpRequest, HttpResponse

POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data: blob:",
        "font-src 'self'",
        # Chromium counts icons that are drawn again and again as connections.
        "connect-src 'self' data:",
        "worker-src 'self'",
        # E-mails are shown in a frame with a policy of its own.
        "frame-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    )
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}
GetResponse = Callable[[HttpRequest], HttpResponse | Awaitable[HttpResponse]]


class SecurityHeaders:
    """Adds the Content-Security-Policy; works in sync and async stacks."""

    sync_capable = True
    async_capable = True

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response
        if iscoroutinefunction(get_response):
            markcoroutinefunction(self)

    def __call__(self, request: HttpRequest) -> HttpResponse | Awaitable[HttpResponse]:
        """Answer the request with the headers set."""
        response = self.get_response(request)
        if isinstance(response, HttpResponse) or not isinstance(response, Awaitable):
            return with_headers(response)
        return self.answer(response)

    async def answer(self, response: Awaitable[HttpResponse]) -> HttpResponse:
        """Wait for the response and set the headers."""
        return with_headers(await response)


def with_headers(response: HttpResponse) -> HttpResponse:
    """Set the headers that a view has not set itself."""
    for name, value in HEADERS.items():
        response.headers.setdefault(name, value)
    return response

"""An e-mail as it looks, in a frame that can do nothing."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.views.decorators.clickjacking import xframe_options_sameorigin
from django.views.decorators.http import require_POST

POLICY = "; ".join(
    (
        "sandbox",
        "default-src 'none'",
        "style-src 'unsafe-inline'",
        "img-src data:",
        "frame-ancestors 'self'",
    )
)
LONGEST = 1_000_000


@login_required
@require_POST
@xframe_options_sameorigin
def mail_frame(request: HttpRequest) -> HttpResponse:
    """Give the HTML of a message back: without scripts, forms, links and a network.

    It has an origin of its own, so that nothing of Patchbay is within its reach.
    """
    html = request.POST.get("html", "")[:LONGEST]
    headers = {
        "Content-Security-Policy": POLICY,
        "X-Content-Type-Options": "nosniff",
        "Cache-Control": "no-store",
    }
    return HttpResponse(html, headers=headers)

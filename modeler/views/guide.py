"""The help pages and the description of the API."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from modeler.help_pages import help_page, help_pages, help_picture


@login_required
@require_safe
def help_start(request: HttpRequest) -> HttpResponse:
    """Go to the first help page."""
    pages = help_pages()
    if not pages:
        raise Http404
    return redirect("help-page", pages[0].path)


@login_required
@require_safe
def one_help_picture(request: HttpRequest, name: str) -> FileResponse:
    """A picture of docs/pictures."""
    file = help_picture(name)
    if file is None:
        raise Http404
    return FileResponse(file.open("rb"), content_type="image/png")


@login_required
@require_safe
def one_help_page(request: HttpRequest, path: str) -> HttpResponse:
    """A document of docs/."""
    found = help_page(path.rstrip("/"))
    if found is None:
        raise Http404
    context = {
        "page": "help",
        "title": found.title,
        "body": found.body,
        "path": found.path,
        "pages": help_pages(),
    }
    return render(request, "modeler/help.html", context)

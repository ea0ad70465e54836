"""Pages and answers for what went wrong."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from web.errors import ServiceError
from web.problems import json_problem

View = Callable[..., HttpResponse]


def is_api(request: HttpRequest) -> bool:
    """Say whether the answer is for a program."""
    return request.path.startswith("/api/")


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Answer an address that is not there."""
    if is_api(request):
        return json_problem(request, 404, "not-found")
    return render(request, "404.html", status=404)


def server_error(request: HttpRequest) -> HttpResponse:
    """Answer when something broke."""
    if is_api(request):
        return json_problem(request, 500, "server-error")
    return render(request, "500.html", status=500)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Answer a form that was sent without the page's token."""
    return render(request, "403_csrf.html", status=403)


def with_problem_page(view: View) -> View:
    """Answer what a view refuses with a page that says why."""

    @wraps(view)
    def answer(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        try:
            return view(request, *args, **kwargs)
        except ServiceError as error:
            if error.status == 404:
                return render(request, "404.html", status=404)
            context = {"title": _("This is not possible"), "detail": error.message}
            return render(request, "problem.html", context, status=error.status)

    return answer

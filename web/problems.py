"""Every error of the API in one shape: RFC 9457, application/problem+json."""

from __future__ import annotations

from http import HTTPStatus
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, JsonResponse
from django.utils.translation import gettext
from rest_framework import exceptions
from rest_framework.response import Response
from rest_framework.views import set_rollback

from bpmn import BpmnError, RefusedChange, RefusedFile
from web.errors import ServiceError

CONTENT_TYPE = "application/problem+json"
TOO_LARGE = 413


def problem(status: int, code: str, detail: str, **members: Any) -> dict[str, Any]:
    """Return a problem document."""
    title = HTTPStatus(status).phrase
    return {
        "type": f"urn:patchbay:problem:{code}",
        "title": title,
        "status": status,
        "detail": detail,
        "code": code,
        **{name: value for name, value in members.items() if value is not None},
    }


def of_bpmn(error: BpmnError) -> dict[str, Any]:
    """Return the problem of a refused file or change."""
    status = TOO_LARGE if error.code == "too-large" else 422
    members: dict[str, Any] = {}
    if isinstance(error, RefusedChange):
        members = {"element": error.element, "key": error.key}
    if isinstance(error, RefusedFile):
        members = {"line": error.line}
    return problem(status, error.code, gettext(error.message), **members)


def text_of(detail: Any) -> str:
    """Return the words of a DRF error."""
    if isinstance(detail, dict):
        return " ".join(f"{key}: {text_of(value)}" for key, value in detail.items())
    if isinstance(detail, list):
        return " ".join(map(text_of, detail))
    return str(detail)


def of_framework(error: exceptions.APIException) -> dict[str, Any]:
    """Return the problem of what Django REST framework refuses."""
    codes = error.get_codes()
    code = codes if isinstance(codes, str) else "invalid"
    return problem(error.status_code, code.replace("_", "-"), text_of(error.detail))


def of_error(error: Exception) -> dict[str, Any] | None:
    """Return the problem of an error, None for one that is a bug of ours."""
    if isinstance(error, ServiceError):
        return problem(error.status, error.code, error.message, **error.members)
    if isinstance(error, BpmnError):
        return of_bpmn(error)
    if isinstance(error, exceptions.APIException):
        return of_framework(error)
    if isinstance(error, Http404):
        return problem(404, "not-found", "There is nothing at this address.")
    if isinstance(error, PermissionDenied):
        return problem(403, "forbidden", "You may not do this.")
    return None


def problem_response(error: Exception, context: dict[str, Any]) -> Response | None:
    """Answer an error of a view."""
    content = of_error(error)
    if content is None:
        return None
    set_rollback()
    headers = {}
    if isinstance(error, exceptions.NotAuthenticated | exceptions.AuthenticationFailed):
        headers["WWW-Authenticate"] = getattr(error, "auth_header", "Token")
    return Response(
        content, status=content["status"], headers=headers, content_type=CONTENT_TYPE
    )


def json_problem(request: HttpRequest, status: int, code: str) -> JsonResponse:
    """Answer outside of DRF, where no view was found or a view broke."""
    texts = {
        404: "There is nothing at this address.",
        500: "Something broke on our side. What you saved is safe.",
    }
    content = problem(status, code, texts[status])
    return JsonResponse(content, status=status, content_type=CONTENT_TYPE)

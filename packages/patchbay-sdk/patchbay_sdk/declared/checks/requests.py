"""What is wrong with a request of a manifest."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from patchbay_sdk.declared.checks.scopes import Scope, template_problems
from patchbay_sdk.http.headers import is_reserved
from patchbay_sdk.places import Problem

KINDS = ("json", "form", "text", "file", "multipart")
WITHOUT_BODY = frozenset({"GET", "HEAD"})
TYPED = frozenset({"text", "file"})


def request_problems(
    request: Mapping[str, Any], path: str, scope: Scope, manifest: Mapping[str, Any]
) -> Iterator[Problem]:
    """Yield what is wrong with a request."""
    yield from template_problems(dict(request), path, scope)
    if request["url"].startswith("/") and "base" not in manifest.get("service", {}):
        yield f"{path}/url", "There is no service.base that the path is below."
    yield from header_problems(request.get("headers", {}), f"{path}/headers")
    if "body" in request:
        yield from body_problems(request, f"{path}/body", manifest)
    for name, value in request.get("query", {}).items():
        if isinstance(value, dict):
            yield f"{path}/query/{name}", "A parameter is a text, a number or a list."


def header_problems(headers: Mapping[str, Any], path: str) -> Iterator[Problem]:
    """Yield headers that a request cannot set."""
    for name in headers:
        if is_reserved(name):
            message = f"The header {name} belongs to the connection. Leave it out."
            yield f"{path}/{name}", message


def body_problems(
    request: Mapping[str, Any], path: str, manifest: Mapping[str, Any]
) -> Iterator[Problem]:
    """Yield a body that is none, is two, or cannot be sent."""
    body = request["body"]
    kinds = [one for one in KINDS if one in body]
    if request["method"] in WITHOUT_BODY:
        yield path, f"{request['method']} has no body."
    if len(kinds) != 1:
        found = f", not {' and '.join(kinds)}" if kinds else ""
        yield path, f"A body is one of {', '.join(KINDS)}{found}."
    if "content_type" in body and not TYPED & set(kinds):
        yield f"{path}/content_type", "content_type is for text and file."
    parts = body.get("multipart", {}).values()
    if "file" in body or any(isinstance(one, dict) for one in parts):
        yield from file_problems(path, manifest)


def file_problems(path: str, manifest: Mapping[str, Any]) -> Iterator[Problem]:
    """Yield that files are used which the manifest does not ask for."""
    if not manifest.get("permissions", {}).get("files"):
        yield path, 'Files of the Request need "permissions": {"files": true}.'

"""The request of a manifest with the values of a call in it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from patchbay_sdk.declared.bodies import Body, body_of
from patchbay_sdk.declared.paths import MISSING
from patchbay_sdk.declared.urls import url_of
from patchbay_sdk.declared.values import Values, filled, filled_text, text_of
from patchbay_sdk.http.headers import merged
from patchbay_sdk.http.messages import HttpRequest
from patchbay_sdk.interface import Files


def request_of(
    template: Mapping[str, Any],
    service: Mapping[str, Any],
    values: Values,
    files: Files,
) -> HttpRequest:
    """Return what is sent, without the account. Raises Failed."""
    body = body_of(template["body"], values, files) if "body" in template else Body()
    kind = {"Content-Type": body.content_type} if body.content_type else {}
    shared = headers_of(service.get("headers", {}), values)
    own = headers_of(template.get("headers", {}), values)
    return HttpRequest(
        method=template["method"],
        url=url_of(template["url"], service.get("base", ""), values),
        headers=merged(shared, kind, own),
        query=query_of(template.get("query", {}), values),
        body=body.content,
    )


def headers_of(templates: Mapping[str, str], values: Values) -> dict[str, str]:
    """Return headers; those without a value are left out."""
    texts = {name: filled_text(one, values) for name, one in templates.items()}
    return {name: one for name, one in texts.items() if one is not MISSING}


def query_of(templates: Mapping[str, Any], values: Values) -> dict[str, Any]:
    """Return parameters: text, or a list of texts that is sent several times."""
    given = {name: filled(one, values) for name, one in templates.items()}
    return {
        name: [text_of(row) for row in one if row is not None]
        if isinstance(one, list)
        else text_of(one)
        for name, one in given.items()
        if one is not MISSING and one is not None
    }

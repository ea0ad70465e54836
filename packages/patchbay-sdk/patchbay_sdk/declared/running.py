"""Runs a declared operation: sends its request and makes outputs of the answer."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from patchbay_sdk.declared.building import request_of
from patchbay_sdk.declared.choices import MOST, choices_in
from patchbay_sdk.declared.paging import all_pages
from patchbay_sdk.declared.paths import MISSING
from patchbay_sdk.declared.reading import Reading
from patchbay_sdk.declared.sending import Sender
from patchbay_sdk.declared.values import Values, filled_text
from patchbay_sdk.exceptions import Failed
from patchbay_sdk.http.messages import HttpAnswer, HttpRequest
from patchbay_sdk.interface import Context, Settings

OCTETS = "application/octet-stream"


def run_declared(
    declared: Mapping[str, Any], settings: Settings, context: Context
) -> dict[str, Any]:
    """Return the outputs of a call that `declared_call` describes.

    Raises BpmnError, RetryLater and Failed as the manifest says.
    """
    values = Values(settings, context.credential, context.idempotency_key)
    sender = Sender(declared, values, context)
    request = request_of(
        declared["request"], declared["service"], values, context.files
    )
    match declared["kind"]:
        case "preview":
            return {"kind": "request", **sender.shown(request)}
        case "choices":
            return {"choices": choices_in(rows_of(sender, request), sender.answer)}
        case "check":
            sender.exchanged(request)
            return {}
    return outputs_of(sender, request)


def outputs_of(sender: Sender, request: HttpRequest) -> dict[str, Any]:
    """Send a request and return the outputs; null where the answer has nothing."""
    if "pages" in sender.answer:
        reading = all_pages(sender, request)
    else:
        reading, answer = sender.exchanged(request)
        if "file" in sender.answer:
            reading = with_file(sender, reading, answer)
    places = sender.answer.get("outputs", {})
    found = {name: reading.at(place) for name, place in places.items()}
    return {name: None if one is MISSING else one for name, one in found.items()}


def with_file(sender: Sender, reading: Reading, answer: HttpAnswer) -> Reading:
    """Keep the body of an answer as a file of the Request. Raises Failed."""
    name = filled_text(sender.answer["file"]["name"], sender.values)
    if not name:
        raise Failed("The answer becomes a file, but no name is filled in.")
    kind = answer.headers.get("content-type", "").split(";")[0].strip()
    sender.context.files.write(name, answer.content, kind or OCTETS)
    return replace(reading, file=name)


def rows_of(sender: Sender, request: HttpRequest) -> list[Any]:
    """Send the request of choices and return its rows. Raises Failed."""
    if "pages" in sender.answer:
        rows: list[Any] = all_pages(sender, request, cut=MOST).items
        return rows
    reading, _ = sender.exchanged(request)
    place = sender.answer["items"]
    found = reading.at(place)
    if not isinstance(found, list):
        raise Failed(f"The answer has no list at {place}.")
    return found

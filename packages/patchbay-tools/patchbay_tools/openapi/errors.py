"""Errors that a boundary event can catch, from the 4xx responses."""

from __future__ import annotations

from typing import Any

from patchbay_tools.openapi.exceptions import BrokenReference
from patchbay_tools.openapi.references import References
from patchbay_tools.openapi.words import short

KNOWN = {
    400: ("bad-request", "The service did not understand what was sent"),
    402: ("payment-required", "A payment is needed first"),
    404: ("not-found", "There is no such thing"),
    405: ("not-possible", "This is not possible here"),
    406: ("not-acceptable", "The service cannot answer in this form"),
    409: ("conflict", "It conflicts with what is there"),
    410: ("gone", "It is no longer there"),
    412: ("precondition-failed", "It was changed meanwhile"),
    413: ("too-large", "It is too large"),
    415: ("wrong-kind", "The service does not take this kind of content"),
    422: ("invalid", "The service refused what was sent"),
    423: ("locked", "It is locked"),
    424: ("dependency-failed", "Something that it depends on failed"),
    451: ("unavailable", "It is not available for legal reasons"),
}
# Patchbay itself says what these mean: the account is refused, or another attempt.
OWN_MEANING = frozenset((401, 403, 407, 408, 425, 429))
MAX_NAME = 120
FEWEST_WORDS = 3


def errors_of(
    responses: Any, references: References
) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """Return the errors of an operation, and which status means which."""
    errors: list[dict[str, Any]] = []
    failures: list[dict[str, Any]] = []
    for status in statuses_of(responses):
        code, name = KNOWN.get(status, (f"status-{status}", f"It answers {status}"))
        said = said_of(responses, status, references)
        if len(said.split()) >= FEWEST_WORDS:
            name = said.rstrip(".")
        errors.append({"code": code, "name": name})
        failures.append({"status": status, "error": code})
    return errors, failures


def statuses_of(responses: Any) -> list[int]:
    """Return the statuses of errors in order."""
    texts = [str(one) for one in responses] if isinstance(responses, dict) else []
    found = {
        int(one) for one in texts if one.isascii() and one.isdigit() and len(one) == 3
    }
    return sorted(one for one in found - OWN_MEANING if 400 <= one < 500)


def said_of(responses: dict[str, Any], status: int, references: References) -> str:
    """Return what a document says about an error."""
    try:
        content = references.resolved(responses[str(status)])
    except BrokenReference:
        return ""
    return short(content.get("description"), MAX_NAME)

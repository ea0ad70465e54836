"""What a call carries, read by its Content-Type alone. Everything in it is data."""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Iterator, Mapping
from typing import Any
from urllib.parse import parse_qsl

from django.utils.http import parse_header_parameters
from django.utils.translation import gettext as _

from runtime.hooks.exceptions import UnreadableCall, WrongContentType

MOST_BYTES = 1024 * 1024
MOST_FIELDS = 1_000
MOST_DEPTH = 100
# No double holds more digits, so FEEL could not count with it.
MOST_BITS = 1_023
FORM = "application/x-www-form-urlencoded"
ENCODINGS = frozenset({"utf-8", "utf8", "us-ascii", "iso-8859-1", "windows-1252"})
# What says who called is for nobody's eyes.
PRIVATE = frozenset(
    {"authorization", "cookie", "proxy-authorization", "x-csrftoken", "x-api-key"}
)


def body_value(content_type: str, body: bytes) -> Any:
    """Return what the body holds; None for none.

    Raises WrongContentType and UnreadableCall.
    """
    if not body.strip():
        return None
    kind, parameters = parse_header_parameters(content_type)
    encoding = parameters.get("charset", "utf-8").strip("'\" ").lower()
    if encoding not in ENCODINGS:
        raise WrongContentType(
            _("The charset “{name}” is not read.").format(name=encoding[:40])
        )
    if kind == "application/json" or kind.endswith("+json"):
        return json_value(decoded(body, "utf-8"))
    if kind == FORM:
        return storable(fields(decoded(body, encoding)))
    if kind.startswith("text/"):
        return storable(decoded(body, encoding))
    shown = kind[:80] or _("missing")
    raise WrongContentType(_("The Content-Type is {name}.").format(name=shown))


def decoded(body: bytes, encoding: str) -> str:
    """Return the text of a body. Raises UnreadableCall."""
    try:
        return body.decode(encoding)
    except UnicodeDecodeError as error:
        raise UnreadableCall(
            _("The body is not {encoding}.").format(encoding=encoding)
        ) from error


def json_value(text: str) -> Any:
    """Return the value of JSON (RFC 8259). Raises UnreadableCall."""
    try:
        return storable(json.loads(text, parse_constant=no_number))
    except RecursionError as error:
        raise UnreadableCall(_("The JSON is nested too deeply.")) from error
    except ValueError as error:
        words = _("The body is not JSON: {reason}.")
        raise UnreadableCall(words.format(reason=error)) from error


def no_number(name: str) -> Any:
    """Refuse NaN and Infinity, which JSON does not have."""
    raise ValueError(f"{name} is no number of JSON")


def storable(value: Any) -> Any:
    """Return a value that every database and FEEL can hold. Raises UnreadableCall."""
    level: list[Any] = [value]
    for _level in range(MOST_DEPTH):
        for one in level:
            check_scalar(one)
        level = list(parts(level))
        if not level:
            return value
    raise UnreadableCall(_("The body is nested too deeply."))


def parts(level: Iterable[Any]) -> Iterator[Any]:
    """Yield what lists and objects hold, names included."""
    for one in level:
        if isinstance(one, dict):
            yield from one
            yield from one.values()
        elif isinstance(one, list):
            yield from one


def check_scalar(value: Any) -> None:
    """Refuse characters and numbers that cannot be kept. Raises UnreadableCall."""
    if isinstance(value, str):
        if "\x00" in value or any("\ud800" <= one <= "\udfff" for one in value):
            raise UnreadableCall(_("The body holds characters that are none."))
    elif isinstance(value, int | float) and is_too_large(value):
        raise UnreadableCall(_("The body holds a number that is too large."))


def is_too_large(number: float) -> bool:
    """Say whether FEEL could not count with a number."""
    if isinstance(number, int):
        return number.bit_length() > MOST_BITS
    return not math.isfinite(number)


def fields(text: str) -> dict[str, Any]:
    """Return the fields of a form or query; one that comes again is a list.

    Raises UnreadableCall.
    """
    try:
        pairs = parse_qsl(
            text, keep_blank_values=True, errors="strict", max_num_fields=MOST_FIELDS
        )
    except (ValueError, UnicodeDecodeError) as error:
        raise UnreadableCall(_("The fields of the form cannot be read.")) from error
    found: dict[str, list[str]] = {}
    for name, value in pairs:
        found.setdefault(name, []).append(value)
    return {name: one if len(one) > 1 else one[0] for name, one in found.items()}


def header_values(headers: Mapping[str, str], private: Iterable[str]) -> dict[str, str]:
    """Return headers as FEEL can name them: `headers.x_github_event`.

    What says who called is left out.
    """
    hidden = PRIVATE | {one.lower() for one in private}
    return {
        name.replace("-", "_"): value.replace("\x00", "")
        for name, value in headers.items()
        if name not in hidden
    }

"""Whether an answer is a success, and what it means if it is none."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from patchbay_sdk import BpmnError, Failed, RetryLater, Settings

from patchbay_http.accounts import called_of
from patchbay_http.answers import Answer

LONGEST_WAIT = 86_400.0
# Answers after which the same request may work later: RFC 9110, 6585, 8470.
LATER = frozenset({408, 425, 429, 500, 502, 503, 504})
SERVER_ERROR = 500
SHOWN = 200


def is_success(status: int, settings: Settings) -> bool:
    """Say whether the step counts a status as success.

    A condition is looked at afterwards, over the outputs: see `judge`.
    """
    rule = settings.get("success", "2xx")
    if rule == "any":
        return True
    if rule == "statuses":
        wanted = [str(one) for one in settings.get("statuses", [])]
        return str(status) in wanted or f"{status // 100}xx" in wanted
    if rule == "expression":
        return not may_work_later(status)
    return 200 <= status <= 299


def may_work_later(status: int) -> bool:
    """Say whether another attempt may get another answer."""
    return status in LATER or status > SERVER_ERROR


def judge(answer: Answer, settings: Settings) -> None:
    """Raise what an answer means that is no success.

    BpmnError("not-found"), BpmnError("refused"), RetryLater, or Failed for an account
    that the service does not accept.
    """
    if answer.status == 404 and settings.get("not_found_is_error"):
        listed = settings.get("success") in {"any", "statuses"}
        if not (listed and is_success(404, settings)):
            raise BpmnError("not-found", "The service answered 404: there is no such.")
    if is_success(answer.status, settings):
        return
    words = words_of(answer)
    if may_work_later(answer.status):
        raise RetryLater(words, after=seconds_to_wait(answer.headers))
    if answer.status == 401 and settings.get("authentication", "none") != "none":
        raise Failed(
            f"The service did not accept {called_of(settings)}. Open it and fill it in "
            "again."
        )
    raise BpmnError("refused", words)


def words_of(answer: Answer) -> str:
    """Return an answer for a person: status, and the beginning of its text."""
    said = f"The service answered {answer.status} {answer.reason}".rstrip()
    text = " ".join(answer.text.split())
    if not text or "<" in text[:1] or not text.isprintable():
        return f"{said}."
    return f"{said}: {text[:SHOWN]}"


def seconds_to_wait(headers: Mapping[str, str]) -> float:
    """Return what Retry-After says (RFC 9110 §10.2.3): seconds, or a date."""
    given = headers.get("retry-after", "").strip()
    if given.isascii() and given.isdigit():
        return min(float(given[:9]), LONGEST_WAIT)
    try:
        moment = parsedate_to_datetime(given)
    except ValueError:
        return 0.0
    aware = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    wait = (aware - datetime.now(UTC)).total_seconds()
    return min(max(wait, 0.0), LONGEST_WAIT)

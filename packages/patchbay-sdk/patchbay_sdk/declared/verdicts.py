"""Whether an answer is a success, and what it means if it is none."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from patchbay_sdk.declared.paths import MISSING
from patchbay_sdk.declared.reading import Reading
from patchbay_sdk.declared.values import Values, filled
from patchbay_sdk.exceptions import BpmnError, ConnectorFailure, Failed, RetryLater
from patchbay_sdk.http.waits import seconds_to_wait

USUAL = ["2xx"]
LATER = frozenset({408, 425, 429})
REFUSED = frozenset({401, 403})
SERVER_ERROR = 500
RETRY_AFTER = "retry-after"
# Nobody knows what the service did before it broke, or what stands behind a gateway.
UNKNOWN = frozenset({500, 502, 504})


@dataclass(frozen=True)
class Rules:
    """What a manifest says about answers: the operation's, then the service's.

    `called` is what people call the credential, empty without one. `once` says that
    the operation must not be done twice.
    """

    answer: Mapping[str, Any]
    service: Mapping[str, Any]
    values: Values = field(repr=False)
    called: str = ""
    once: bool = False

    def is_success(self, status: int) -> bool:
        """Say whether a status counts as done."""
        return fits_status(self.answer.get("success", USUAL), status)

    def failures(self) -> Iterator[Mapping[str, Any]]:
        """Yield the failures in the order in which they are looked at."""
        yield from self.answer.get("failures", ())
        yield from self.service.get("failures", ())

    def message(self, reading: Reading) -> str:
        """Return what the answer says in words, empty where it does not."""
        own, shared = self.answer.get("message", []), self.service.get("message", [])
        return reading.first_text([*own, *shared])

    def wait(self, reading: Reading) -> float:
        """Return the seconds that the service wants to be left alone."""
        if RETRY_AFTER in reading.headers:
            return seconds_to_wait(reading.headers[RETRY_AFTER])
        waits = self.service.get("waits", {})
        path = waits.get("path") or f"headers.{waits.get('header', RETRY_AFTER)}"
        given = reading.at(path)
        if given is MISSING:
            return 0.0
        return seconds_to_wait(given, unit=waits.get("unit", "seconds"))


def judge(reading: Reading, rules: Rules) -> None:
    """Raise what an answer means that is no success."""
    for failure in rules.failures():
        if fits(failure, reading, rules.values):
            raise meaning_of(failure, reading, rules)
    if not rules.is_success(reading.status):
        raise usual_meaning(reading, rules)


def fits(failure: Mapping[str, Any], reading: Reading, values: Values) -> bool:
    """Say whether a failure of the manifest is this answer."""
    if "status" in failure and not fits_status(failure["status"], reading.status):
        return False
    return all(
        same(reading.at(path), filled(wanted, values))
        for path, wanted in failure.get("where", {}).items()
    )


def fits_status(wanted: Any, status: int) -> bool:
    """Say whether a status is the number, of the kind, or one of the list."""
    if isinstance(wanted, list):
        return any(fits_status(one, status) for one in wanted)
    return bool(wanted == status or wanted == f"{status // 100}xx")


def same(found: Any, wanted: Any) -> bool:
    """Say whether a value is the wanted one, or one of a list; true is not 1."""
    if isinstance(wanted, list) and not isinstance(found, list):
        return any(same(found, one) for one in wanted)
    if isinstance(found, bool) != isinstance(wanted, bool):
        return False
    return bool(found == wanted)


def meaning_of(
    failure: Mapping[str, Any], reading: Reading, rules: Rules
) -> ConnectorFailure:
    """Return what a failure of the manifest leads to."""
    own = [failure["message"]] if "message" in failure else []
    said = reading.first_text(own) or rules.message(reading)
    if "error" in failure:
        return BpmnError(failure["error"], said)
    words = answered(reading, said)
    if failure.get("retry"):
        least = 0.0 if failure["retry"] is True else float(failure["retry"])
        return RetryLater(words, after=max(rules.wait(reading), least))
    return Failed(words)


def usual_meaning(reading: Reading, rules: Rules) -> ConnectorFailure:
    """Return what a status means of which the manifest says nothing."""
    words = answered(reading, rules.message(reading))
    status = reading.status
    if status in REFUSED and RETRY_AFTER in reading.headers:
        return RetryLater(words, after=rules.wait(reading))
    if status in REFUSED and rules.called:
        return Failed(
            f"The service does not accept {rules.called}. Open it and fill it in "
            f"again. {words}"
        )
    if rules.once and status in UNKNOWN:
        return Failed(
            f"It is not known whether the service did it. {words} Look there, then "
            "retry or skip."
        )
    if status in LATER or status >= SERVER_ERROR:
        return RetryLater(words, after=rules.wait(reading))
    return Failed(words)


def answered(reading: Reading, said: str) -> str:
    """Return an answer for a person."""
    if not said:
        return f"The service answered {reading.status}."
    end = "" if said.endswith((".", "!", "?", "…")) else "."
    return f"The service answered {reading.status}: {said}{end}"

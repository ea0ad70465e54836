"""Runs cases against a service on this machine that answers as they say."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from patchbay_sdk.declared.calls import account_type, account_values, called_operation
from patchbay_sdk.exceptions import BpmnError, Failed, RetryLater
from patchbay_sdk.secret import Secret
from patchbay_sdk.testing import (
    FakeRequest,
    FakeService,
    LocalContext,
    LocalFile,
    LocalFiles,
    call_operation,
)

from patchbay_tools.conformance.cases import Case

# Shorter secrets would be found in texts that only look alike.
SHORTEST_SECRET = 6


@dataclass(frozen=True)
class Ended:
    """How a call ended, and with what: outputs, error, retry_after, failed, or broken
    by an exception that says nothing of these."""

    end: str
    value: Any
    message: str = ""


@dataclass(frozen=True)
class Ran:
    """What is wrong after a case, and whether a secret was told."""

    problems: tuple[str, ...]
    leaks: tuple[str, ...] = ()


def run_case(manifest: Mapping[str, Any], folder: Path, case: Case) -> Ran:
    """Run a case and return what is not as it says."""
    secrets = secrets_of(manifest, case)
    with FakeService() as service:
        for exchange in case.exchanges:
            prepare(service, exchange)
        context = LocalContext(
            credential={
                name: Secret(value) if name in secrets else value
                for name, value in case.credential.items()
            },
            files=LocalFiles({n: LocalFile(c.encode()) for n, c in case.files.items()}),
            http=service.http(),
        )
        ended = outcome_of(manifest, folder, case, context)
        requests = list(service.requests)
    problems = [*end_problems(case, ended), *request_problems(case, requests)]
    told = "\n".join([ended.message, repr(ended.value), *context.lines])
    leaks = [
        f"{name} stands in what the call left"
        for name, value in secrets.items()
        if len(value) >= SHORTEST_SECRET and value in told
    ]
    return Ran(tuple(problems), tuple(leaks))


def secrets_of(manifest: Mapping[str, Any], case: Case) -> dict[str, str]:
    """Return the secrets among the values of a case's credential."""
    operation = called_operation(manifest, case.calls) or {}
    kinds = account_values(account_type(manifest, operation))
    names = {one["name"] for one in kinds if one["type"] == "secret"}
    values = case.credential.items()
    return {n: v for n, v in values if n in names and isinstance(v, str)}


def prepare(service: FakeService, exchange: Mapping[str, Any]) -> None:
    """Let the service answer one request."""
    request, answer = exchange["request"], dict(exchange["answer"])
    if "text" in answer:
        answer["content"] = answer.pop("text").encode()
    status = answer.pop("status", 200)
    path = urlsplit(request["url"]).path or "/"
    service.answer(request["method"], path, status, **answer)


def outcome_of(
    manifest: Mapping[str, Any], folder: Path, case: Case, context: LocalContext
) -> Ended:
    """Make the call of a case."""
    try:
        found = call_operation(manifest, folder, case.calls, case.settings, context)
    except Exception as error:  # noqa: BLE001
        return ended_by(error)
    return Ended("outputs", found)


def ended_by(error: Exception) -> Ended:
    """Return what an exception means; of others than those of the SDK nothing."""
    said = str(error)
    if isinstance(error, BpmnError):
        return Ended("error", error.code, said)
    if isinstance(error, RetryLater):
        return Ended("retry_after", error.after, said)
    if isinstance(error, Failed):
        return Ended("failed", said, said)
    if isinstance(error, OSError):
        return Ended("retry_after", 0, said)
    return Ended("broken", None, f"{type(error).__name__}: {said}")


def end_problems(case: Case, ended: Ended) -> Iterator[str]:
    """Yield how a call did not end as its case says."""
    if ended.end != case.end:
        shown = ended.message or f"{ended.value!r}"[:200]
        yield f"ended with {ended.end}, not {case.end}: {shown}"
    elif case.end == "outputs":
        yield from differences(case.expected, ended.value, "outputs")
    elif case.end == "error" and ended.value != case.expected:
        yield f'threw "{ended.value}", not "{case.expected}"'
    elif case.end == "failed" and case.expected not in ended.value:
        yield f'says "{ended.value}", which does not hold "{case.expected}"'
    elif case.end == "retry_after" and not waits_so(case.expected, ended.value):
        yield f"waits {ended.value} seconds, not {case.expected}"


def waits_so(expected: float | bool, seconds: float) -> bool:
    """Say whether a call waits as long as is expected; true is any time."""
    return expected is True or abs(seconds - expected) <= 1


def request_problems(case: Case, requests: list[FakeRequest]) -> Iterator[str]:
    """Yield how requests are not those of a case."""
    if len(requests) != len(case.exchanges):
        sent = ", ".join(f"{one.method} {one.host}{one.path}" for one in requests)
        yield f"sent {len(requests)} requests, not {len(case.exchanges)}: {sent}"
        return
    for number, (exchange, request) in enumerate(
        zip(case.exchanges, requests, strict=True), 1
    ):
        for problem in differing(exchange["request"], request):
            yield f"request {number}: {problem}"


def differing(wanted: Mapping[str, Any], sent: FakeRequest) -> Iterator[str]:
    """Yield how a request is not the one that is wanted."""
    url = urlsplit(wanted["url"])
    where = f"{wanted['method']} {url.netloc}{url.path or '/'}"
    if where != f"{sent.method} {sent.host}{sent.path}":
        yield f"went to {sent.method} {sent.host}{sent.path}, not {where}"
        return
    yield from differences(wanted.get("query", {}), dict(sent.query), "query")
    headers = {name.lower(): value for name, value in wanted.get("headers", {}).items()}
    yield from differences(headers, dict(sent.headers), "headers")
    if "form" in wanted:
        yield from differences(wanted["form"], sent.form, "form")
    if "text" in wanted and wanted["text"] != sent.body.decode(errors="replace"):
        yield f"text is {sent.body[:200]!r}"
    if "json" in wanted:
        yield from json_differences(wanted["json"], sent)


def json_differences(wanted: Any, sent: FakeRequest) -> Iterator[str]:
    """Yield how the JSON of a request is not the one that is wanted."""
    try:
        found = sent.json
    except ValueError:
        yield f"the body is not JSON: {sent.body[:200]!r}"
        return
    yield from differences(wanted, found, "json")


def differences(wanted: Any, found: Any, where: str) -> Iterator[str]:
    """Yield where a value differs; an object may have more than is wanted."""
    if isinstance(wanted, dict) and isinstance(found, dict):
        for name, value in wanted.items():
            if name not in found:
                yield f"{where}.{name} is missing"
            else:
                yield from differences(value, found[name], f"{where}.{name}")
    elif wanted != found or isinstance(wanted, bool) != isinstance(found, bool):
        yield f"{where} is {found!r}, not {wanted!r}"[:400]

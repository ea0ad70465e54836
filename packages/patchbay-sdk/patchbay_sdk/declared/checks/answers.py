"""What is wrong with what a manifest makes of answers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from patchbay_sdk.declared.checks.requests import file_problems
from patchbay_sdk.declared.checks.scopes import Scope, template_problems, text_problems
from patchbay_sdk.places import Problem
from patchbay_sdk.wording import guess

WITH_NEXT = frozenset({"cursor"})
WITH_PARAMETER = frozenset({"cursor", "page", "offset"})


def answer_problems(
    operation: Mapping[str, Any], path: str, scope: Scope, manifest: Mapping[str, Any]
) -> Iterator[Problem]:
    """Yield what is wrong with the answer of an operation."""
    answer = operation.get("answer", {})
    yield from output_problems(operation, answer, path)
    codes = [one["code"] for one in operation.get("errors", ())]
    yield from failure_problems(answer.get("failures", ()), path, scope, codes)
    if "pages" in answer:
        yield from page_problems(answer["pages"], f"{path}/pages", scope)
    if "file" in answer:
        yield from text_problems(answer["file"]["name"], f"{path}/file/name", scope)
        yield from file_problems(f"{path}/file", manifest)


def output_problems(
    operation: Mapping[str, Any], answer: Mapping[str, Any], path: str
) -> Iterator[Problem]:
    """Yield outputs that are not declared, or that the answer does not give."""
    declared = [one["name"] for one in operation.get("outputs", ())]
    given = answer.get("outputs", {})
    for name, place in given.items():
        if name not in declared:
            message = f"There is no output {name}.{guess(name, declared)}"
            yield f"{path}/outputs/{name}", message
        yield from place_problems(place, f"{path}/outputs/{name}", answer)
    for name in declared:
        if name not in given:
            yield f"{path}/outputs", f"It is not said where the output {name} is."


def place_problems(
    place: str, path: str, answer: Mapping[str, Any]
) -> Iterator[Problem]:
    """Yield a place that no answer has."""
    head = place.partition(".")[0]
    if head == "items" and "pages" not in answer:
        yield path, "items are the rows of pages; there are no pages here."
    if head == "file" and "file" not in answer:
        yield path, "The answer makes no file."
    if head == "body" and answer.get("read") == "none":
        yield path, "The body is not read."
    if place.startswith("body.") and answer.get("read") == "text":
        yield path, "The body is text, which has no parts."


def failure_problems(
    failures: Any, path: str, scope: Scope, codes: list[str]
) -> Iterator[Problem]:
    """Yield failures that lead to no error, or to two things at once."""
    for index, failure in enumerate(failures):
        place = f"{path}/failures/{index}"
        yield from template_problems(failure.get("where", {}), f"{place}/where", scope)
        code = failure.get("error")
        if code is None:
            continue
        if failure.get("retry"):
            yield place, "It is either an error or tried again, not both."
        if code not in codes:
            message = f"There is no error {code}.{guess(code, codes)}"
            yield f"{place}/error", message


def page_problems(
    pages: Mapping[str, Any], path: str, scope: Scope
) -> Iterator[Problem]:
    """Yield paging that does not know what it needs."""
    kind = pages["kind"]
    if kind in WITH_NEXT and "next" not in pages:
        yield path, f"Pages of kind {kind} need next: where the next one is."
    if kind in WITH_PARAMETER and "parameter" not in pages:
        yield path, f"Pages of kind {kind} need the name of their parameter."
    if kind == "link" and "parameter" in pages:
        yield f"{path}/parameter", "The link is the whole address; leave it out."
    if kind in {"page", "offset"} and "next" in pages:
        yield f"{path}/next", f"Pages of kind {kind} are counted; leave it out."
    if not pages["items"].startswith("body"):
        yield f"{path}/items", "The rows of a page are in its body."
    if isinstance(pages.get("most"), str):
        yield from text_problems(pages["most"], f"{path}/most", scope)

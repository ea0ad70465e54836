"""Makes a manifest of a document, with a report of what became of it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any

from patchbay_sdk.manifest import check_manifest

from patchbay_tools.openapi.accounts import Accounts, without_wrong_default
from patchbay_tools.openapi.exceptions import LeftOut, UnusableDocument
from patchbay_tools.openapi.fitting import all_settings, fit
from patchbay_tools.openapi.identity import identity_of
from patchbay_tools.openapi.making import Workshop, make_operation
from patchbay_tools.openapi.operations import Found, found_operations
from patchbay_tools.openapi.reading import Document, read_document
from patchbay_tools.openapi.references import References
from patchbay_tools.openapi.report import Report
from patchbay_tools.openapi.schemas import Schemas
from patchbay_tools.openapi.servers import Server, server_of
from patchbay_tools.openapi.validity import validity_problems

MESSAGES = [
    "body.message",
    "body.error.message",
    "body.error_description",
    "body.error",
    "body.detail",
    "body.errors.0.message",
    "body.errors.0",
    "body.title",
]
OPERATION = re.compile(r"operations/(\d+)(/|$)")
TRIED = re.compile(r"/(me|self|myself|user|account|whoami|ping|current-user|users/me)")


@dataclass(frozen=True)
class Connector:
    """A manifest, and what became of the document that it was made of."""

    manifest: dict[str, Any]
    report: Report


def connector_of(
    file: Path, *, name: str | None = None, wanted: tuple[str, ...] = ()
) -> Connector:
    """Return the connector of an OpenAPI document.

    `wanted` are patterns (`issues-*`, `GET /repos/*`) of the operations to take; all
    without any. Raises UnusableDocument.
    """
    document = read_document(file)
    report = Report(str(file))
    report.problems = validity_problems(document)
    report.valid = not report.problems
    references = References(document.content)
    server = server_of(document.content.get("servers"), report, "servers")
    settings = [without_wrong_default(one) for one in server.settings]
    accounts = Accounts(references, report, settings)
    shop = Workshop(
        document.content, references, Schemas(references), report, accounts, {}
    )
    chosen = chosen_operations(document, shop, wanted)
    manifest = identity_of(document.content, name)
    made = made_operations(chosen, shop)
    complete(manifest, made, shop, server)
    places = {one.operation: one.where for one in chosen}
    accepted(manifest, places, report)
    report.connector = manifest["connector"]
    report.operations = len(manifest["operations"])
    report.settings = sum(
        1 for one in manifest["operations"] for _ in all_settings(one["settings"])
    )
    return Connector(manifest, report)


def chosen_operations(
    document: Document, shop: Workshop, wanted: tuple[str, ...]
) -> list[Found]:
    """Return the operations to make. Raises UnusableDocument without any."""
    found = found_operations(document.content, shop.references, shop.report)
    shop.report.operations_found = len(found)
    if not found:
        raise UnusableDocument(
            "The document has no operation.", "Add one, or take another.", where="paths"
        )
    chosen = [one for one in found if is_wanted(one, wanted)]
    for one in found:
        if not is_wanted(one, wanted):
            shop.report.leave_out(one.where, "It is not among --operations.")
    if not chosen:
        known = ", ".join(one.operation for one in found[:5])
        raise UnusableDocument(
            "No operation fits --operations.", f"There are {known}.", where="paths"
        )
    return chosen


def is_wanted(one: Found, wanted: tuple[str, ...]) -> bool:
    """Say whether a pattern names an operation: by id, or by method and path."""
    given = str(one.content.get("operationId", ""))
    names = (one.operation, given, one.path, f"{one.method} {one.path}")
    return not wanted or any(
        fnmatchcase(name, pattern) for pattern in wanted for name in names
    )


def made_operations(chosen: list[Found], shop: Workshop) -> list[dict[str, Any]]:
    """Return the operations of the manifest."""
    made = []
    only_deprecated = all(one.content.get("deprecated") is True for one in chosen)
    for one in chosen:
        if one.content.get("deprecated") is True and not only_deprecated:
            shop.report.leave_out(one.where, "It is deprecated.")
            continue
        try:
            made.append(make_operation(one, shop))
        except LeftOut as error:
            shop.report.leave_out(one.where, str(error))
    if not made:
        first = shop.report.left_out[-1]
        raise UnusableDocument(
            f"No operation could be made: {first.reason}",
            "Correct it there.",
            where=first.where,
        )
    return made


def complete(
    manifest: dict[str, Any], made: list[dict[str, Any]], shop: Workshop, server: Server
) -> None:
    """Add permissions, accounts, service and operations."""
    hosts = list(dict.fromkeys([server.host, *shop.hosts]))
    manifest["permissions"] = {"hosts": hosts}
    if shop.files:
        manifest["permissions"]["files"] = True
    kinds = list(shop.accounts.types.values())
    for kind in kinds:
        add_check(kind, made)
    if kinds:
        manifest["credential_types"] = kinds
    accept = {"Accept": "application/json, */*;q=0.5"}
    manifest["service"] = {"base": server.base, "headers": accept, "message": MESSAGES}
    manifest["operations"] = made


def add_check(kind: dict[str, Any], made: list[dict[str, Any]]) -> None:
    """Let an account be tried where an operation asks who one is."""
    for one in made:
        needed = [s for s in one["settings"] if s.get("required")]
        kinds = {s.get("credential_type") for s in needed}
        request = one["request"]
        is_plain = request["method"] == "GET" and set(request) == {"method", "url"}
        asks = TRIED.fullmatch(request["url"]) or request["url"].endswith("/users/me")
        if len(needed) == 1 and kinds == {kind["type"]} and is_plain and asks:
            kind["testable"] = True
            kind["check"] = dict(request)
            return


def accepted(manifest: dict[str, Any], places: dict[str, str], report: Report) -> None:
    """Take out operations that the check of manifests refuses. Raises UnusableDocument.

    The rules of the parts hold already; this is for what no rule foresaw.
    """
    fit(manifest, places, report)
    while problems := check_manifest(manifest):
        bad: dict[int, str] = {}
        for problem in problems:
            found = OPERATION.match(problem.path)
            if found is None:
                raise UnusableDocument(
                    problem.message, "Correct it there.", where=problem.path
                )
            bad.setdefault(int(found[1]), f"{problem.path}: {problem.message}")
        for index in sorted(bad, reverse=True):
            operation = manifest["operations"].pop(index)["operation"]
            report.leave_out(places[operation], bad[index])
        if not manifest["operations"]:
            raise UnusableDocument(
                f"No operation was accepted: {bad[0]}", "Correct it.", where="paths"
            )

"""Keeps a manifest below the size that is read."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from typing import Any

from patchbay_tools.openapi.report import Report
from patchbay_tools.openapi.words import cut

MAX_BYTES = 2 * 1024 * 1024
ROOM = 64 * 1024
SHORT_HELP = 90
Manifest = dict[str, Any]


def text_of(manifest: Manifest) -> str:
    """Return a manifest as its file has it; without blanks where it is large."""
    text = json.dumps(manifest, ensure_ascii=False, indent=2)
    if len(text.encode()) <= MAX_BYTES // 4:
        return text + "\n"
    return json.dumps(manifest, ensure_ascii=False, separators=(",", ":")) + "\n"


def size_of(value: Any) -> int:
    """Return the bytes of a value in a large manifest."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return len(text.encode("utf-8", "surrogatepass")) + 1


def all_settings(settings: list[Manifest]) -> Iterator[Manifest]:
    """Yield settings and those inside them."""
    for one in settings:
        yield one
        yield from all_settings(one.get("fields", []))
        if "items" in one:
            yield from all_settings([one["items"]])


def without_samples(manifest: Manifest) -> None:
    """Take the samples of outputs out."""
    for operation in manifest["operations"]:
        for output in operation.get("outputs", ()):
            output.pop("sample", None)


def with_short_texts(manifest: Manifest) -> None:
    """Shorten helps and descriptions."""
    for operation in manifest["operations"]:
        if "description" in operation:
            operation["description"] = cut(operation["description"], 2 * SHORT_HELP)
        for output in operation.get("outputs", ()):
            output.pop("description", None)
        for setting in all_settings(operation["settings"]):
            if "help" in setting:
                setting["help"] = cut(setting["help"], SHORT_HELP)


def with_few_words(manifest: Manifest) -> None:
    """Take examples, keywords and descriptions of operations out."""
    for operation in manifest["operations"]:
        operation.pop("keywords", None)
        operation.pop("description", None)
        for setting in all_settings(operation["settings"]):
            setting.pop("placeholder", None)
            if "help" in setting:
                setting["help"] = cut(setting["help"], SHORT_HELP * 2 // 3)


def with_whole_answers(manifest: Manifest) -> None:
    """Give the answer as a whole instead of each of its parts."""
    for operation in manifest["operations"]:
        given = operation.get("answer", {}).get("outputs", {})
        whole = [name for name, place in given.items() if place == "body"]
        if not whole or len(given) < 2:
            continue
        operation["answer"]["outputs"] = {whole[0]: "body"}
        operation["outputs"] = [
            one for one in operation["outputs"] if one["name"] == whole[0]
        ]


STEPS: tuple[tuple[Callable[[Manifest], None], str], ...] = (
    (without_samples, "The samples of outputs, so that the manifest is not too large."),
    (with_short_texts, "Long helps, so that the manifest is not too large."),
    (
        with_whole_answers,
        "Parts of answers as outputs of their own: each is one output.",
    ),
    (with_few_words, "Examples and descriptions, so that it is not too large."),
)


def fit(manifest: Manifest, places: dict[str, str], report: Report) -> None:
    """Take out what matters least until the manifest is small enough, and tell it.

    `places` are the places of operations in the document, by their ids.
    """
    for step, reason in STEPS:
        if size_of(manifest) <= MAX_BYTES - ROOM:
            return
        step(manifest)
        report.leave_out("paths", reason)
    size = size_of(manifest)
    while size > MAX_BYTES - ROOM and len(manifest["operations"]) > 1:
        last = manifest["operations"].pop()
        size -= size_of(last)
        reason = "The manifest would be too large: name what you need by --operations."
        report.leave_out(places.get(last["operation"], "paths"), reason)

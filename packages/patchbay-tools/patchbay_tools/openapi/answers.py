"""What an operation gives and which errors it knows, from its responses."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from patchbay_tools.openapi.exceptions import BrokenReference
from patchbay_tools.openapi.form import Form
from patchbay_tools.openapi.media import MediaType, best_media
from patchbay_tools.openapi.names import TakenNames, setting_name_of
from patchbay_tools.openapi.pointers import below
from patchbay_tools.openapi.references import References
from patchbay_tools.openapi.samples import (
    media_example,
    output_type,
    sample_for,
    schema_example,
)
from patchbay_tools.openapi.schemas import Schema, properties_of
from patchbay_tools.openapi.words import short

MAX_OUTPUTS = 40
MAX_DESCRIPTION = 160
WHOLE = "answer"


@dataclass
class Answer:
    """What is read of an answer, and what it is like."""

    content: dict[str, Any] = field(default_factory=dict)
    outputs: list[dict[str, Any]] = field(default_factory=list)
    schema: Schema = field(default_factory=dict)
    headers: list[str] = field(default_factory=list)
    where: str = ""


def success_of(responses: Any) -> tuple[str, Any] | None:
    """Return the status and content of the first answer that is a success."""
    if not isinstance(responses, dict):
        return None
    found = sorted(str(one) for one in responses if str(one)[:1] == "2")
    for status in [*found, "default"]:
        if status in responses:
            return status, responses[status]
    return None


def answer_of(form: Form, responses: Any, references: References, where: str) -> Answer:
    """Return what is read of the answer that is a success."""
    found = success_of(responses)
    if found is None:
        return Answer({"read": "none"}, where=where)
    status, raw = found
    place = below(where, status)
    try:
        content = references.resolved(raw)
        media = best_media(content.get("content"), below(place, "content"))
    except BrokenReference as error:
        form.report.leave_out(place, str(error))
        return Answer({"read": "none"}, where=place)
    headers = content.get("headers")
    names = [str(one).lower() for one in headers] if isinstance(headers, dict) else []
    if media is None:
        return Answer({"read": "none"}, headers=names, where=place)
    answer = READERS.get(media.kind, file_answer)(form, media, references)
    answer.headers = names
    return answer


def text_answer(_: Form, media: MediaType, __: References) -> Answer:
    """Return an answer that is text."""
    output = {"name": "text", "type": "string", "description": "What the service says."}
    content = {"read": "text", "outputs": {"text": "body"}}
    return Answer(content, [output], where=media.where)


def file_answer(form: Form, media: MediaType, _: References) -> Answer:
    """Return an answer that becomes a file of the Request."""
    form.files = True
    form.add_own(
        {
            "name": "file_name",
            "type": "string",
            "label": "Name of the file",
            "help": "What the file that the service sends is called in the Request.",
            "required": True,
            "group": "which",
        }
    )
    output = {"name": "file", "type": "string", "description": "The name of the file."}
    content = {
        "read": "none",
        "file": {"name": "{file_name}"},
        "outputs": {"file": "file"},
    }
    return Answer(content, [output], where=media.where)


def json_answer(form: Form, media: MediaType, references: References) -> Answer:
    """Return an answer in JSON: its parts, and all of it."""
    try:
        schema = form.types.schemas.plain(media.schema)
    except BrokenReference as error:
        form.report.change(media.where, f"{error} The whole answer is one output.")
        schema = {}
    example = media_example(media.content, references)
    example = schema_example(schema) if example is None else example
    answer = Answer({"outputs": {}}, schema=schema, where=media.where)
    for key, output in parts_of(form, schema, example, media.where):
        answer.outputs.append(output)
        escaped = key.replace(".", r"\.")
        answer.content["outputs"][output["name"]] = f"body.{escaped}"
    taken = TakenNames(*(one["name"] for one in answer.outputs))
    whole = taken.free(WHOLE, "whole")
    kind = output_type(schema)
    text = short(schema.get("description"), MAX_DESCRIPTION) or "All that is answered."
    shown = {"name": whole, "type": kind, "description": text}
    answer.outputs.append({**shown, **sample_for(example, kind, 800)})
    answer.content["outputs"][whole] = "body"
    return answer


def parts_of(
    form: Form, schema: Schema, example: Any, where: str
) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield the parts of an answer as outputs, with their names there."""
    taken = TakenNames()
    examples = example if isinstance(example, dict) else {}
    made = 0
    for key, raw in properties_of(schema).items():
        place = below(where, "properties", key)
        if made == MAX_OUTPUTS or not usable(key):
            form.report.change(place, f"It is part of the output {WHOLE} only.")
            continue
        part = plain_or_any(form, raw)
        if part.get("writeOnly") is True:
            continue
        made += 1
        sample = examples.get(key)
        sample = schema_example(part) if sample is None else sample
        kind = output_type(part)
        output = {"name": taken.free(setting_name_of(key), "other"), "type": kind}
        if text := short(part.get("description"), MAX_DESCRIPTION):
            output["description"] = text
        yield key, {**output, **sample_for(sample, kind)}


def usable(key: str) -> bool:
    """Say whether a name can be written in the way to an output."""
    return 0 < len(key) <= 150 and not any(c.isspace() or c == "\\" for c in key)


def plain_or_any(form: Form, raw: Any) -> Schema:
    """Return a plain schema; one that fits anything where it is broken."""
    try:
        return form.types.schemas.plain(raw)
    except BrokenReference:
        return {}


READERS = {"json": json_answer, "text": text_answer}

"""The body of a request: JSON, a form, parts with files, a file, or text."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from patchbay_tools.openapi.exceptions import BrokenReference, LeftOut
from patchbay_tools.openapi.form import Form
from patchbay_tools.openapi.media import MediaType, best_media
from patchbay_tools.openapi.objects import parts_of
from patchbay_tools.openapi.place import Place, template_of
from patchbay_tools.openapi.references import References
from patchbay_tools.openapi.schemas import Schema, options_of
from patchbay_tools.openapi.setting_types import union_of


def add_body(form: Form, raw: Any, references: References, where: str) -> None:
    """Put a request body into form and request. Raises LeftOut where it is needed."""
    if raw is None:
        return
    try:
        content = references.resolved(raw)
        media = best_media(content.get("content"), f"{where}/content")
    except BrokenReference as error:
        raise LeftOut(f"Its body: {error}") from error
    if media is None:
        return
    for other in media.others:
        form.report.change(
            where, f"Sent as {media.name}; {other[:60]} is possible too."
        )
    required = content.get("required") is True
    form.request["body"] = BODIES[media.kind](form, media, required)


def root_of(form: Form, media: MediaType, sent: Any, *, required: bool) -> Place:
    """Return the place of the whole body."""
    return Place(media.where, "body", sent, required=required, defaults=form.defaults)


def object_of(form: Form, media: MediaType, place: Place) -> Schema:
    """Return the plain schema of a body; alternatives of objects joined."""
    schema = form.types.plain(media.schema, place)
    options = options_of(schema)
    kinds = {one.get("type") for one in options}
    if not options or kinds != {"object"}:
        return schema
    form.report.change(media.where, "One of several shapes: fill in those of one.")
    own: Schema = {
        key: schema[key] for key in ("properties", "required") if key in schema
    }
    return union_of_all(own, options)


def union_of_all(own: Schema, options: list[Schema]) -> Schema:
    """Return the alternatives as one object, with the properties that all share."""
    union = union_of(options)
    properties = {**union["properties"], **own.get("properties", {})}
    required = [*union["required"], *own.get("required", [])]
    return {"type": "object", "properties": properties, "required": required}


def add_parts(form: Form, schema: Schema, place: Place) -> dict[str, Any]:
    """Add a setting for each part of an object; return what is sent."""
    sent: dict[str, Any] = {}
    for key, part, inside in parts_of(form.types, schema, place):
        plain = form.types.plain(part, inside)
        values = plain.get("enum", [plain.get("const")])
        if inside.required and values is not None and is_constant(values):
            sent[key] = escaped(values[0])
            continue
        own = replace(inside, depth=0, defaults=place.defaults)
        name, made = form.add(part, own, "content", "body")
        sent[key] = part_template(
            form, name, made.fields["type"], template_of(name, made)
        )
    return sent


def part_template(form: Form, name: str, kind: str, template: Any) -> Any:
    """Return what stands in a body for a setting; a file is sent as one."""
    if kind != "file":
        return template
    form.files = True
    return {"file": f"{{{name}}}"}


def is_constant(values: Any) -> bool:
    """Say whether a needed value can only be one."""
    return (
        isinstance(values, list)
        and len(values) == 1
        and isinstance(values[0], str | int | float)
    )


def escaped(value: Any) -> Any:
    """Return a constant in which braces stand for themselves."""
    if not isinstance(value, str):
        return value
    return value.replace("{", "{{").replace("}", "}}")


def json_body(form: Form, media: MediaType, required: bool) -> dict[str, Any]:
    """Return a JSON body: an object of settings, or one setting for all of it."""
    place = root_of(form, media, "json", required=required)
    schema = object_of(form, media, place)
    if schema.get("type") == "object" and schema.get("properties"):
        return {"json": add_parts(form, schema, place)}
    name, made = form.add(media.schema, place, "content", "request")
    return {"json": template_of(name, made)}


def form_body(form: Form, media: MediaType, required: bool) -> dict[str, Any]:
    """Return the fields of a form."""
    place = root_of(form, media, "text", required=required)
    return {"form": add_parts(form, object_of(form, media, place), place)}


def multipart_body(form: Form, media: MediaType, required: bool) -> dict[str, Any]:
    """Return the parts of a body with files; objects in it are text."""
    place = root_of(form, media, "part", required=required)
    parts = add_parts(form, object_of(form, media, place), place)
    kept: dict[str, Any] = {}
    for key, part in parts.items():
        is_file = isinstance(part, dict) and set(part) == {"file"}
        if isinstance(part, str) or is_file:
            kept[key] = part
        elif isinstance(part, dict):
            kept.update(
                {
                    f"{key}[{inner}]": one
                    for inner, one in part.items()
                    if isinstance(one, str)
                }
            )
        else:
            kept[key] = str(part)
    if not kept:
        raise LeftOut("Its body has no parts.")
    return {"multipart": kept}


def file_body(form: Form, media: MediaType, required: bool) -> dict[str, Any]:
    """Return a body that is a file of the Request."""
    place = replace(root_of(form, media, "part", required=required), key="file")
    schema = {"type": "string", "format": "binary", "description": "The file to send."}
    name, _ = form.add(schema, place, "content", "body")
    form.files = True
    body = {"file": f"{{{name}}}"}
    return body if "*" in media.name else {**body, "content_type": media.name}


def text_body(form: Form, media: MediaType, required: bool) -> dict[str, Any]:
    """Return a body that is text."""
    place = replace(root_of(form, media, "json", required=required), key="text")
    schema = {"type": "string", "description": f"Sent as {media.name}."}
    name, _ = form.add(schema, place, "content", "body")
    return {"text": f"{{{name}}}", "content_type": media.name}


BODIES = {
    "json": json_body,
    "form": form_body,
    "multipart": multipart_body,
    "file": file_body,
    "text": text_body,
}

"""Pages, recognised where it is plain how the next one is asked for."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from patchbay_tools.openapi.answers import Answer
from patchbay_tools.openapi.form import Form
from patchbay_tools.openapi.parameters import Parameter
from patchbay_tools.openapi.schemas import Schema, properties_of

CURSORS = (
    "cursor", "page_token", "pageToken", "next_token", "nextToken", "start_cursor",
    "starting_after", "after", "marker", "continuation_token", "next_cursor",
)  # fmt: skip
SIZES = (
    "per_page", "perPage", "page_size", "pageSize", "PageSize", "limit", "maxResults",
    "count", "max_results",
)  # fmt: skip
PAGES = ("page", "pageNumber", "page_number")
OFFSETS = ("offset", "startAt", "start", "skip")
NEXT = (
    "next_cursor", "nextCursor", "next_page_token", "nextPageToken", "next_token",
    "nextToken", "next_marker", "cursor", "end_cursor", "continuation_token",
)  # fmt: skip
INSIDE = (
    "", "meta", "pagination", "paging", "page_info", "response_metadata", "page",
    "cursors", "next_page",
)  # fmt: skip
MOST = 100
MAX_SIZE = 100
USUAL_SIZE = 20


@dataclass
class Pages:
    """How pages are fetched; `parameters` are not filled in by people."""

    content: dict[str, Any] = field(default_factory=dict)
    parameters: set[str] = field(default_factory=set)


def pages_of(form: Form, method: str, answer: Answer, found: list[Parameter]) -> Pages:
    """Return how the pages of an operation are fetched; nothing where it is unclear."""
    query = {one.name: one for one in found if one.inside == "query"}
    items = rows_of(form, answer.schema)
    if method != "GET" or not items or needed(query):
        return Pages()
    size = size_of(form, query)
    for recognise in (by_link, by_cursor, by_page, by_offset):
        pages = recognise(form, answer, query)
        if pages.content:
            pages.content = {**pages.content, "items": items, "most": "{most}"}
            return with_size(pages, size)
    return Pages()


def needed(query: dict[str, Parameter]) -> bool:
    """Say whether a parameter of paging has to be filled in."""
    names = {*CURSORS, *PAGES, *OFFSETS}
    return any(one.required for name, one in query.items() if name in names)


def rows_of(form: Form, schema: Schema) -> str:
    """Return where the rows of an answer are: it, or its only list of objects."""
    if schema.get("type") == "array":
        return "body"
    lists = []
    for key, raw in properties_of(schema).items():
        part = form.types.plain(raw, form.nowhere)
        if part.get("type") == "array" and "." not in key and key.isidentifier():
            row = form.types.plain(part.get("items", {}), form.nowhere)
            lists.append((row.get("type") == "object", key))
    objects = [key for is_object, key in lists if is_object] or [k for _, k in lists]
    return f"body.{objects[0]}" if len(objects) == 1 else ""


def with_size(pages: Pages, size: dict[str, Any]) -> Pages:
    """Return pages that ask for as many rows as the service gives at once."""
    if size:
        pages.content["size"] = size
        pages.parameters.add(size["parameter"])
    return pages


def size_of(form: Form, query: dict[str, Parameter]) -> dict[str, Any]:
    """Return the parameter for the rows of a page, and the most that it takes."""
    for name in SIZES:
        if name in query:
            schema = form.types.plain(query[name].raw_schema, form.nowhere)
            most = schema.get("maximum", schema.get("default"))
            if not isinstance(most, int) or isinstance(most, bool) or most < 1:
                most = USUAL_SIZE
            return {"parameter": name, "value": min(most, MAX_SIZE)}
    return {}


def by_link(_: Form, answer: Answer, query: dict[str, Parameter]) -> Pages:
    """Recognise pages that the header Link leads to."""
    if "link" not in answer.headers:
        return Pages()
    names = {one for one in (*PAGES, "cursor") if one in query}
    return Pages({"kind": "link"}, names)


def by_cursor(form: Form, answer: Answer, query: dict[str, Parameter]) -> Pages:
    """Recognise pages that a value of the answer leads to."""
    texts = [one for one in OFFSETS if one in query and not is_whole(form, query[one])]
    parameter = next((one for one in (*CURSORS, *texts) if one in query), None)
    following = next_of(form, answer.schema)
    if parameter is None or not following:
        return Pages()
    content = {"kind": "cursor", "next": following, "parameter": parameter}
    return Pages(content, {parameter})


def next_of(form: Form, schema: Schema) -> str:
    """Return where an answer holds the value for the next page."""
    for way in INSIDE:
        inner = schema
        if way:
            raw = properties_of(schema).get(way)
            inner = form.types.plain(raw, form.nowhere) if raw else {}
        for name in (*NEXT, "offset") if way == "next_page" else NEXT:
            part = form.types.plain(properties_of(inner).get(name), form.nowhere)
            if part.get("type") in ("string", "integer"):
                return f"body.{way}.{name}" if way else f"body.{name}"
    return ""


def by_page(form: Form, _: Answer, query: dict[str, Parameter]) -> Pages:
    """Recognise pages that are counted."""
    name = next((one for one in PAGES if one in query), None)
    if name is None or not is_whole(form, query[name]):
        return Pages()
    schema = form.types.plain(query[name].raw_schema, form.nowhere)
    first = {"first": 0} if schema.get("default") == 0 else {}
    return Pages({"kind": "page", "parameter": name, **first}, {name})


def by_offset(form: Form, _: Answer, query: dict[str, Parameter]) -> Pages:
    """Recognise pages whose rows are counted."""
    name = next((one for one in OFFSETS if one in query), None)
    if name is None or not is_whole(form, query[name]) or not size_of(form, query):
        return Pages()
    return Pages({"kind": "offset", "parameter": name}, {name})


def is_whole(form: Form, parameter: Parameter) -> bool:
    """Say whether a parameter counts."""
    schema = form.types.plain(parameter.raw_schema, form.nowhere)
    return schema.get("type") in ("integer", "number")


def add_pages(form: Form, answer: Answer, pages: Pages) -> None:
    """Read all rows: they are the output items, as many as people want."""
    if not pages.content:
        return
    form.add_own(
        {
            "name": "most",
            "type": "integer",
            "label": "At most",
            "help": "How many entries are fetched; further pages are asked for.",
            "default": MOST,
            "min": 1,
            "max": 10000,
            "group": "options",
        }
    )
    text = "The entries of all pages."
    answer.outputs = [
        {"name": "items", "type": "list", "description": text, **sample(answer)}
    ]
    answer.content = {"outputs": {"items": "items"}, "pages": pages.content}


def sample(answer: Answer) -> dict[str, Any]:
    """Return the sample of the rows, from that of the answer."""
    lists = [one for one in answer.outputs if one["type"] == "list" and "sample" in one]
    return {"sample": lists[0]["sample"]} if lists else {}

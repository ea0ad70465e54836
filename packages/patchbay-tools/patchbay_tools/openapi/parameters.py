"""Parameters of an operation: in the path, the query and headers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from patchbay_tools.openapi.exceptions import BrokenReference, LeftOut
from patchbay_tools.openapi.form import Form
from patchbay_tools.openapi.place import Made, Place
from patchbay_tools.openapi.pointers import below
from patchbay_tools.openapi.references import References
from patchbay_tools.openapi.words import plain

IGNORED = frozenset(("accept", "content-type", "authorization"))
HEADER = re.compile(r"[A-Za-z0-9!#$%&'*+.^_`|~-]{1,100}")
KEYS = frozenset(("idempotency-key", "x-idempotency-key", "idempotencykey"))
# A path in a path is written with its slashes.
WITH_SLASHES = frozenset(("path", "filepath", "file_path"))
IN_PATH = re.compile(r"\{([^{}]*)\}")


@dataclass(frozen=True)
class Parameter:
    """A parameter of the document, its reference followed."""

    name: str
    inside: str
    content: dict[str, Any]
    where: str

    @property
    def required(self) -> bool:
        """Say whether it has to be there."""
        return self.inside == "path" or self.content.get("required") is True

    @property
    def raw_schema(self) -> Any:
        """Return the schema of its values, with its words and examples."""
        schema = self.content.get("schema")
        if not isinstance(schema, dict):
            return {"type": "string", **words_of(self.content)}
        return {**schema, **words_of(self.content)}


def words_of(content: dict[str, Any]) -> dict[str, Any]:
    """Return description and example of a parameter."""
    found: dict[str, Any] = {
        key: content[key] for key in ("description", "example") if key in content
    }
    return (
        found
        if plain(found.get("description"))
        else {key: value for key, value in found.items() if key != "description"}
    )


def parameters_of(
    levels: list[tuple[str, Any]], references: References, form: Form
) -> list[Parameter]:
    """Return the parameters of path and operation; the operation's own hold."""
    found: dict[tuple[str, str], Parameter] = {}
    for where, listed in levels:
        for index, raw in enumerate(listed if isinstance(listed, list) else []):
            place = below(where, index)
            try:
                content = references.resolved(raw)
            except BrokenReference as error:
                form.report.leave_out(place, str(error))
                continue
            name, inside = content.get("name"), content.get("in")
            if isinstance(name, str) and name and isinstance(inside, str):
                found[inside, name] = Parameter(name, inside, content, place)
            else:
                form.report.leave_out(place, "A parameter needs name and in.")
    return list(found.values())


def add_parameters(
    form: Form, parameters: list[Parameter], path: str, paged: set[str]
) -> None:
    """Put parameters into form and request. Raises LeftOut where one is essential."""
    ways: dict[str, str] = {}
    needed_first = sorted(parameters, key=lambda one: not one.required)
    for one in needed_first:
        if one.inside == "path":
            ways[one.name] = in_path(form, one)
        elif one.inside == "query":
            in_query(form, one, paged)
        elif one.inside == "header":
            in_header(form, one)
        else:
            form.report.leave_out(one.where, "Cookies are not sent.")
    form.request["url"] = url_of(path, ways)


def url_of(path: str, ways: dict[str, str]) -> str:
    """Return a path with the names of settings. Raises LeftOut."""
    missing = [name for name in IN_PATH.findall(path) if name not in ways]
    if missing:
        raise LeftOut(f"The path names {missing[0][:60]}, which is no parameter.")
    url = IN_PATH.sub(lambda found: ways[found[1]], path)
    bare = IN_PATH.sub("", path)
    if "{" in bare or "}" in bare or re.search(r"\s", bare) or len(url) > 1000:
        raise LeftOut("The path cannot be written as an address.")
    return url if url.startswith("/") else f"/{url}"


def place_of(one: Parameter) -> Place:
    """Return the place of a parameter's value."""
    return Place(one.where, one.name, "text", required=one.required)


def dropped(form: Form, one: Parameter) -> bool:
    """Say whether a parameter is deprecated and can be missing; tell it."""
    if one.content.get("deprecated") is not True or one.required:
        return False
    form.report.leave_out(one.where, "It is deprecated.")
    return True


def in_path(form: Form, one: Parameter) -> str:
    """Add the setting of a part of the path; return its placeholder."""
    name, _ = form.add(one.raw_schema, place_of(one), "which", "path")
    keeps = one.content.get("x-multi-segment") is True or one.name in WITH_SLASHES
    return f"{{+{name}}}" if keeps else f"{{{name}}}"


def in_query(form: Form, one: Parameter, paged: set[str]) -> None:
    """Add the setting of a query parameter."""
    if one.name in paged:
        form.report.change(one.where, "Patchbay fetches the pages itself.")
    elif not dropped(form, one):
        query = form.request.setdefault("query", {})
        query.update(query_part(form, one))


def query_part(form: Form, one: Parameter) -> dict[str, Any]:
    """Return what stands in the query for a parameter."""
    raw, style = one.raw_schema, one.content.get("style", "form")
    if "content" in one.content and "schema" not in one.content:
        form.report.change(one.where, "It is JSON as text.")
        raw = {"type": "string", **words_of(one.content)}
    exploded = one.content.get("explode", style == "form")
    plain_schema = form.types.plain(raw, place_of(one))
    if plain_schema.get("type") == "array" and exploded is not True:
        form.report.change(one.where, "Several values are one text with commas.")
        raw = {"type": "string", **words_of(one.content)}
    name, made = form.add(raw, place_of(one), group_of(one), "query")
    if made.inner:
        return dict(object_parts(one, name, made, style))
    return {one.name: f"{{{name}}}"}


def object_parts(
    one: Parameter, name: str, made: Made, style: Any
) -> Iterator[tuple[str, str]]:
    """Yield the query parameters of an object: `a[b]`, or each name for itself."""
    for key, (part, _) in made.inner.items():
        shown = f"{one.name}[{key}]" if style == "deepObject" else key
        yield shown, f"{{{name}.{part}}}"


def group_of(one: Parameter) -> str:
    """Return the section of a parameter."""
    return "which" if one.required else "options"


def in_header(form: Form, one: Parameter) -> None:
    """Add the setting of a header; the key of a call is sent by itself."""
    name = one.name.lower()
    headers = form.request.setdefault("headers", {})
    if name in KEYS:
        headers[one.name] = "{idempotency_key}"
        form.report.change(one.where, "Patchbay sends the key of the call.")
    elif name in IGNORED:
        form.report.leave_out(one.where, "OpenAPI ignores a parameter of this name.")
    elif not HEADER.fullmatch(one.name):
        form.report.leave_out(one.where, "This is not the name of a header.")
    elif not dropped(form, one):
        group = "which" if one.required else "more"
        setting, _ = form.add(one.raw_schema, place_of(one), group, "header")
        headers[one.name] = f"{{{setting}}}"

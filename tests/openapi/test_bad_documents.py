"""Bad documents: a message says what, where and what next, at once."""

from __future__ import annotations

import json
import socket
import time
import tracemalloc
from pathlib import Path
from typing import Any

import pytest
from patchbay_tools.openapi.connector import connector_of
from patchbay_tools.openapi.exceptions import UnusableDocument

from tests.openapi.documents import body, document, made_of

HEAD = "openapi: 3.0.3\ninfo: {title: Pets, version: '1'}\n"
LAUGHS = "a0: &a0 [x,x,x,x,x,x,x,x,x,x]\n" + "".join(
    f"a{n}: &a{n} [{','.join([f'*a{n - 1}'] * 10)}]\n" for n in range(1, 12)
)
MERGES = "m0: &m0 {a0: 1}\n" + "".join(
    f"m{n}: &m{n}\n  <<: [{','.join([f'*m{n - 1}'] * 9)}]\n  b{n}: 1\n"
    for n in range(1, 30)
)
EMPTY = document({})
RELATIVE = document({"/pets": {"$ref": "https://elsewhere.io/pets.json"}})
LOST = document({"/pets": {"$ref": "#/components/pathItems/pets"}})

BAD: dict[str, tuple[str | bytes, str, str]] = {
    "nothing": ("", "empty", "OpenAPI 3.0 or 3.1"),
    "not-json": ('{"openapi": "3.0.0",, }', "line 1, column 21", "Correct it there"),
    "not-yaml": ("openapi: 3.0.0\n  info: [\n", "line 2", "Correct it there"),
    "picture": (b"\x89PNG\r\n\x1a\n\xff\xfe", "Byte 1", "UTF-8"),
    "list": ("[]", "not an object", "OpenAPI 3.0 or 3.1"),
    "swagger": ('{"swagger": "2.0"}', "Swagger 2.0", "swagger2openapi"),
    "something-else": ('{"name": "left-pad"}', "not an OpenAPI document", "Give"),
    "future": ('{"openapi": "4.0.0"}', "OpenAPI 4.0.0 is not known", "Give"),
    "no-paths": (json.dumps(EMPTY), "paths: The document has no operation", "Add"),
    "laughs": (HEAD + LAUGHS, "more than 4,000,000 values", "$ref"),
    "merges": (HEAD + MERGES, "", ""),
    "itself": (HEAD + "paths: &a\n  /pets: *a\n", "line 4", "refers to itself"),
    "deep-json": ('{"a":' * 100_000, "nested too deeply", "Give"),
    "deep-yaml": ("a: " + "[" * 100_000, "line 1", "nesting depth"),
    "deep": ('{"a":' * 300 + "1" + "}" * 300, "a/a/a", "more than 150 deep"),
    "twice-json": ('{"paths": {"/a": 1, "/a": 2}}', "paths/~1a: /a is there twice", ""),
    "twice-yaml": (HEAD + "paths:\n  /a: {}\n  /a: {}\n", "line 5", "Keep one"),
    "nan": ('{"paths": {"/a": NaN}}', "paths/~1a: NaN is not a number", "null"),
    "nan-yaml": (HEAD + "paths:\n  /a: .nan\n", "paths/~1a: .nan", "null"),
    "endless": ('{"x-limit": 1e999}', "x-limit: A number is too large", "smaller"),
    "long-number": ('{"a": ' + "9" * 5000 + "}", "number is too long", "Shorten"),
    "name-is-list": (HEAD + "? [a, b]\n: 1\n", "line 3", "A name must be text"),
    "python-tag": (HEAD + "x: !!python/object:os.system 1\n", "line 3", "not known"),
    "two-documents": (HEAD + "---\n" + HEAD, "line 3", "second document"),
    "unknown-alias": (HEAD + "x: *nobody\n", "line 3", ""),
    "paths-list": (json.dumps({**EMPTY, "paths": [1]}), "has no operation", "Add"),
    "outside": (json.dumps(RELATIVE), "has no operation", "Add"),
    "lost": (json.dumps(LOST), "has no operation", "Add"),
}


@pytest.fixture(autouse=True)
def _nothing_is_fetched(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise AssertionError("Something was fetched.")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)


@pytest.mark.parametrize("case", BAD)
def test_bad_documents_are_refused_with_words(case: str, tmp_path: Path) -> None:
    content, where, advice = BAD[case]
    file = tmp_path / "openapi.txt"
    file.write_bytes(content if isinstance(content, bytes) else content.encode())

    tracemalloc.start()
    begin = time.monotonic()
    with pytest.raises(UnusableDocument) as refused:
        connector_of(file)
    seconds, (_, most) = time.monotonic() - begin, tracemalloc.get_traced_memory()
    tracemalloc.stop()

    message = str(refused.value)
    assert where in message
    assert advice in message
    assert len(message) < 500
    assert seconds < 2
    assert most < 50_000_000


@pytest.mark.parametrize(
    ("name", "size", "words"),
    [("a.json", 50_000_000, "50 MB"), ("a.yaml", 9_000_000, "Save it as JSON")],
)
def test_huge_documents_are_not_read(
    name: str, size: int, words: str, tmp_path: Path
) -> None:
    file = tmp_path / name
    file.write_bytes(b"# " + b"x" * size)

    with pytest.raises(UnusableDocument, match=words):
        connector_of(file)


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(UnusableDocument, match=r"There is no file .*nothing\.json"):
        connector_of(tmp_path / "nothing.json")


NEVER = {"get": {"responses": {"204": {"description": "Done"}}}}
ODD: dict[str, tuple[Any, str]] = {
    "operation-is-text": ({"/odd": {"get": "text"}}, "has to be an object"),
    "outside": ({"/odd": {"$ref": "https://elsewhere.io/a"}}, "nothing is fetched"),
    "file": ({"/odd": {"$ref": "other.yaml#/a"}}, "other.yaml#/a is outside"),
    "circle": ({"/odd": {"$ref": "#/paths/~1odd"}}, "round in a circle"),
    "path-is-a-number": ({"/odd": 3}, "There is no object here"),
    "no-parameter": ({"/odd/{id}": NEVER}, "names id, which is no parameter"),
    "blank": ({"/odd thing": NEVER}, "cannot be written as an address"),
    "body": (
        {"/odd": {"put": {"requestBody": {"$ref": "#/components/no"}}}},
        "leads nowhere",
    ),
    "parameter": (
        {"/odd": {"get": {"parameters": [{"name": 3}], **NEVER["get"]}}},
        "needs name and in",
    ),
    "cookie": (
        {"/odd": {"get": {"parameters": [{"name": "a", "in": "cookie"}]}}},
        "Cookies are not sent",
    ),
}


@pytest.mark.parametrize("case", ODD)
def test_a_broken_part_is_named_and_the_rest_is_made(case: str, tmp_path: Path) -> None:
    paths, reason = ODD[case]

    connector = made_of(tmp_path, document({"/pets": NEVER, **paths}))

    assert connector.manifest["operations"][0]["request"]["url"] == "/pets"
    assert any(reason in one.reason for one in connector.report.left_out)


REMOTE = ("https://elsewhere.io/a.json#/A", "file:///etc/passwd", "//elsewhere.io/a")
PLACES: dict[str, Any] = {
    "parameter": lambda ref: {"parameters": [ref]},
    "schema": lambda ref: body({"type": "object", "properties": {"a": ref}}),
    "whole-schema": lambda ref: body(ref),
    "body": lambda ref: {"requestBody": ref},
    "answer": lambda ref: {"responses": {"200": ref}},
}


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("reference", REMOTE)
def test_what_lies_elsewhere_is_not_fetched(
    place: str, reference: str, tmp_path: Path
) -> None:
    odd = {**NEVER["get"], **PLACES[place]({"$ref": reference})}
    connector = made_of(tmp_path, document({"/pets": NEVER, "/odd": {"post": odd}}))

    assert connector.manifest["operations"][0]["request"]["url"] == "/pets"
    told = [*connector.report.left_out, *connector.report.changed]
    assert any("outside" in one.reason for one in told)


CYCLE = {"allOf": [{"$ref": "#/components/schemas/Cycle"}, {"type": "object"}]}
TREE = {
    "type": "object",
    "properties": {
        "name": {"type": "string"},
        "children": {"type": "array", "items": {"$ref": "#/components/schemas/Tree"}},
        "parent": {"$ref": "#/components/schemas/Tree"},
    },
}
WIDE = {
    f"W{n}": {"allOf": [{"$ref": f"#/components/schemas/W{n + 1}"}] * 9}
    for n in range(40)
}
FORK = {
    f"F{n}": {
        "type": "object",
        "properties": {
            f"p{i}": {"$ref": f"#/components/schemas/F{n + 1}"} for i in range(20)
        },
    }
    for n in range(30)
}
SCHEMAS = {"Cycle": CYCLE, "Tree": TREE, **WIDE, **FORK}


@pytest.mark.parametrize("name", ["Cycle", "Tree", "W0", "F0", "Nowhere"])
def test_schemas_without_end_become_a_form_with_an_end(
    name: str, tmp_path: Path
) -> None:
    reference = {"$ref": f"#/components/schemas/{name}"}
    schema = {"type": "object", "properties": {"thing": reference}}
    content = {**body(schema), "responses": {}}
    begin = time.monotonic()

    connector = made_of(
        tmp_path,
        document({"/pets": {"post": content}}, components={"schemas": SCHEMAS}),
    )

    assert time.monotonic() - begin < 2
    assert connector.report.settings <= 450
    assert connector.report.changed


JUNK: list[Any] = [None, True, 3, "text", [], {}, [3], {"a": 1}, {"$ref": 3}]


@pytest.mark.parametrize("junk", JUNK, ids=repr)
def test_any_part_may_be_of_a_wrong_type(junk: Any, tmp_path: Path) -> None:
    whole = {
        "parameters": [{"name": "id", "in": "query", "schema": {"type": "integer"}}],
        "requestBody": {"content": {"application/json": {"schema": TREE}}},
        "responses": {"200": {"content": {"application/json": {"schema": TREE}}}},
        "security": [{"key": []}],
        "tags": ["a"],
        "servers": [{"url": "https://other.pets.io"}],
    }
    for key in [*whole, "operationId", "summary", "description", "deprecated"]:
        paths = {"/a": NEVER, "/b": {"post": {**whole, key: junk}}}
        for part in ("servers", "components", "security", "tags", "info", "webhooks"):
            content = document(paths, components={"schemas": {"Tree": TREE}})
            assert made_of(tmp_path, {**content, part: junk}).report.operations

"""What a schema becomes in the form."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.openapi.documents import body, document, made_of, operation_of, setting_of

ONE_OF_TEXTS = [{"const": "a", "title": "First"}, {"const": "b", "description": "Two"}]
PERSON = {"type": "object", "properties": {"name": {"type": "string"}}}

TYPES: list[tuple[dict[str, Any], dict[str, Any]]] = [
    ({"type": "string"}, {"type": "string"}),
    (
        {"type": "string", "minLength": 2, "maxLength": 9},
        {"type": "string", "min": 2, "max": 9},
    ),
    ({"type": "string", "format": "date-time"}, {"type": "datetime"}),
    ({"type": "string", "format": "duration"}, {"type": "duration"}),
    ({"type": "string", "format": "uri"}, {"type": "url"}),
    ({"type": ["string", "null"]}, {"type": "string"}),
    ({"type": "string", "nullable": True}, {"type": "string"}),
    ({"anyOf": [{"type": "integer"}, {"type": "null"}]}, {"type": "integer"}),
    (
        {"type": "integer", "minimum": 1, "exclusiveMaximum": 9},
        {"type": "integer", "min": 1, "max": 8},
    ),
    (
        {"type": "integer", "minimum": 1, "exclusiveMinimum": True},
        {"type": "integer", "min": 2},
    ),
    ({"type": "number", "maximum": 0.5}, {"type": "number", "max": 0.5}),
    ({"type": "boolean"}, {"type": "boolean"}),
    (
        {"type": "string", "enum": ["in_progress", "EU"]},
        {
            "type": "choice",
            "choices": [
                {"value": "in_progress", "label": "In progress"},
                {"value": "EU", "label": "EU"},
            ],
        },
    ),
    (
        {"enum": ["a", "b"], "x-enumNames": ["Apples", "Bees"]},
        {
            "type": "choice",
            "choices": [
                {"value": "a", "label": "Apples"},
                {"value": "b", "label": "Bees"},
            ],
        },
    ),
    (
        {"oneOf": ONE_OF_TEXTS},
        {
            "type": "choice",
            "choices": [
                {"value": "a", "label": "First"},
                {"value": "b", "label": "b", "help": "Two"},
            ],
        },
    ),
    (
        {"anyOf": [{"type": "string", "enum": ["a"]}, {"type": "string"}]},
        {
            "type": "choice",
            "choices": [{"value": "a", "label": "a"}],
            "custom": True,
        },
    ),
    ({"type": "integer", "enum": [1, 2]}, {"type": "integer"}),
    (
        {"type": "array", "items": {"type": "string"}, "maxItems": 3},
        {"type": "list", "items": {"type": "string"}, "max": 3},
    ),
    (
        {"type": "array", "items": {"enum": ["a"]}},
        {"type": "choices", "choices": [{"value": "a", "label": "a"}]},
    ),
    (
        {"type": "array", "items": {"type": "string", "format": "email"}},
        {"type": "emails"},
    ),
    (
        {"type": "object", "additionalProperties": {"type": "integer"}},
        {"type": "map", "items": {"type": "integer"}},
    ),
    ({"type": "object"}, {"type": "json"}),
    ({}, {"type": "json"}),
    ({"oneOf": [{"type": "string"}, {"type": "integer"}]}, {"type": "string"}),
    (
        {
            "oneOf": [
                {"type": "string"},
                {"type": "array", "items": {"type": "string"}},
            ]
        },
        {"type": "list", "items": {"type": "string"}},
    ),
    (
        {"type": "string", "pattern": "^[A-Z]{2}$"},
        {
            "type": "string",
            "pattern": {
                "value": "[A-Z]{2}",
                "message": "The service asks for this form: ^[A-Z]{2}$",
            },
        },
    ),
    ({"type": "string", "pattern": r"^\p{Lu}$"}, {"type": "string"}),
    ({"type": "string", "pattern": "^(a+)+$"}, {"type": "string"}),
    (
        {"type": "string", "example": "Bello"},
        {"type": "string", "placeholder": "Bello"},
    ),
    ({"type": "integer", "default": 3}, {"type": "integer", "default": 3}),
    ({"type": "integer", "default": "three"}, {"type": "integer"}),
    (
        {"allOf": [PERSON, {"properties": {"age": {"type": "integer"}}}]},
        {
            "type": "object",
            "fields": [
                {
                    "name": "age",
                    "type": "integer",
                    "label": "Age",
                    "help": "Sent to the service as age.",
                },
                {
                    "name": "name",
                    "type": "string",
                    "label": "Name",
                    "help": "Sent to the service as name.",
                },
            ],
        },
    ),
]


@pytest.mark.parametrize(("schema", "setting"), TYPES, ids=repr)
def test_a_schema_becomes_a_setting(
    schema: dict[str, Any], setting: dict[str, Any], tmp_path: Path
) -> None:
    found = setting_of(tmp_path, schema)

    fields = found.get("fields")
    if fields:
        found["fields"] = sorted(fields, key=lambda one: one["name"])
    assert found == setting


def test_what_is_needed_is_required(tmp_path: Path) -> None:
    assert setting_of(tmp_path, {"type": "string"}, required=True)["required"] is True


@pytest.mark.parametrize(
    ("schema", "reason"),
    [
        ({"type": "string", "readOnly": True}, "It is read-only: the service sets it."),
        ({"type": "string", "deprecated": True}, "It is deprecated."),
    ],
)
def test_what_cannot_be_set_is_left_out_with_a_reason(
    schema: dict[str, Any], reason: str, tmp_path: Path
) -> None:
    whole = {"type": "object", "properties": {"a": {"type": "string"}, "b": schema}}
    content = {**body(whole), "responses": {}}

    connector = made_of(tmp_path, document({"/pets": {"post": content}}))

    names = [one["name"] for one in connector.manifest["operations"][0]["settings"]]
    assert names == ["a", "account"]
    assert [one.reason for one in connector.report.left_out] == [reason]


def test_names_of_the_service_stay_in_the_body(tmp_path: Path) -> None:
    owner = {"type": "object", "properties": {"firstName": {"type": "string"}}}
    whole = {
        "type": "object",
        "properties": {"petName": {"type": "string"}, "Owner": owner},
    }

    operation = operation_of(tmp_path, body(whole))

    assert operation["request"]["body"]["json"] == {
        "petName": "{pet_name}",
        "Owner": {"firstName": "{owner.first_name}"},
    }


def test_a_needed_constant_is_sent_without_asking(tmp_path: Path) -> None:
    whole = {
        "type": "object",
        "required": ["kind"],
        "properties": {"kind": {"const": "{pet}"}, "name": {"type": "string"}},
    }

    operation = operation_of(tmp_path, body(whole))

    assert operation["request"]["body"]["json"]["kind"] == "{{pet}}"
    assert [one["name"] for one in operation["settings"]] == ["name", "account"]


def test_a_default_is_not_sent_where_it_would_change_something(tmp_path: Path) -> None:
    whole = {
        "type": "object",
        "properties": {"a": {"type": "boolean", "default": True}},
    }

    changed = operation_of(tmp_path, body(whole), method="patch")["settings"][0]
    created = operation_of(tmp_path, body(whole), method="post")["settings"][0]

    assert "default" not in changed
    assert changed["help"] == "Sent to the service as a. Without it: true."
    assert created["default"] is True


def test_shapes_of_a_body_are_joined(tmp_path: Path) -> None:
    cat = {
        "type": "object",
        "required": ["name", "lives"],
        "properties": {"name": {"type": "string"}, "lives": {"type": "integer"}},
    }
    dog = {
        "type": "object",
        "required": ["name"],
        "properties": {"name": {"type": "string"}, "barks": {"type": "boolean"}},
    }

    settings = operation_of(tmp_path, body({"oneOf": [cat, dog]}))["settings"]

    needed = {one["name"]: one.get("required", False) for one in settings[:3]}
    assert needed == {"name": True, "barks": False, "lives": False}

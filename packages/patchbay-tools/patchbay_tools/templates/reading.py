"""Reads files of element templates, and checks them by the official JSON Schemas."""

from __future__ import annotations

import json
from functools import lru_cache
from importlib.resources import files
from pathlib import Path
from typing import Any

import jsonschema_rs

LARGEST = 5 * 1024 * 1024
DEEPEST = 60
MOST_PROPERTIES = 2_000
Template = dict[str, Any]


class UnusableTemplate(Exception):
    """The file, or one of its templates, cannot become a connector: what and why."""


def read_templates(file: Path) -> list[Template]:
    """Return the templates of a file: one, or a list. Raises UnusableTemplate."""
    try:
        if file.stat().st_size > LARGEST:
            raise UnusableTemplate("The file is larger than 5 MB.")
        content = json.loads(file.read_text(encoding="utf-8"))
    except OSError as error:
        raise UnusableTemplate(f"The file cannot be read: {error.strerror}.") from error
    except UnicodeDecodeError as error:
        raise UnusableTemplate("The file is not text in UTF-8.") from error
    except (ValueError, RecursionError) as error:
        raise UnusableTemplate(f"The file is not JSON: {error}.") from error
    found = content if isinstance(content, list) else [content]
    if not found:
        raise UnusableTemplate("The file holds no template.")
    return [checked(one) for one in found]


def checked(template: Any) -> Template:
    """Return a template with what every one has. Raises UnusableTemplate."""
    if not isinstance(template, dict):
        raise UnusableTemplate("A template is an object with name, id and properties.")
    for field, kind in (("name", str), ("id", str), ("properties", list)):
        if not isinstance(template.get(field), kind) or template[field] == "":
            raise UnusableTemplate(f"The template has no {field}.")
    if depth_of(template) > DEEPEST:
        raise UnusableTemplate("The template is nested too deeply.")
    if len(template["properties"]) > MOST_PROPERTIES:
        raise UnusableTemplate(f"It has more than {MOST_PROPERTIES} properties.")
    if not all(isinstance(one, dict) for one in template["properties"]):
        raise UnusableTemplate("Each of properties is an object.")
    return template


def depth_of(value: Any) -> int:
    """Return how deeply a value is nested, without recursion."""
    deepest, open_values = 0, [(value, 1)]
    while open_values:
        one, depth = open_values.pop()
        deepest = max(deepest, depth)
        inside = one.values() if isinstance(one, dict) else one
        if isinstance(one, dict | list):
            open_values += [(part, depth + 1) for part in inside]
    return deepest


def is_camunda_7(template: Template) -> bool:
    """Say whether a template is of Camunda 7, by its schema or its bindings."""
    named = str(template.get("$schema", ""))
    if "element-templates-json-schema" in named:
        return "zeebe" not in named
    kinds = (str((one.get("binding") or {}).get("type", "")) for one in bound(template))
    return any(one.startswith("camunda:") for one in kinds)


def bound(template: Template) -> list[dict[str, Any]]:
    """Return the properties whose binding is an object."""
    properties: list[dict[str, Any]] = template["properties"]
    return [one for one in properties if isinstance(one.get("binding"), dict)]


@lru_cache(maxsize=2)
def validator(name: str) -> jsonschema_rs.Validator:
    """Return what checks templates of a dialect."""
    place = files("patchbay_tools.templates").joinpath(f"schemas/{name}.json")
    schema = json.loads(place.read_text(encoding="utf-8"))
    return jsonschema_rs.validator_for(schema)


def schema_problem(template: Template) -> str:
    """Return the first thing that the schema refuses; empty for a valid template."""
    check = validator("camunda-7" if is_camunda_7(template) else "camunda-8")
    for error in check.iter_errors(template):
        place = "/".join(str(one) for one in error.instance_path)
        return f"{place or 'the template'}: {error.message}"[:400]
    return ""

from __future__ import annotations

from typing import Any

import pytest
from patchbay_sdk.defaults import default_problem
from patchbay_sdk.patterns import pattern_problem

CHOICES = [{"value": "a", "label": "A"}]
TEXT = {"type": "string"}
FITTING: list[tuple[dict[str, Any], Any]] = [
    ({"type": "string", "max": 5}, "short"),
    ({"type": "string", "pattern": {"value": "[a-z]+", "message": "No."}}, "abc"),
    ({"type": "number", "min": 0}, 0.5),
    ({"type": "integer", "max": 65535}, "587"),
    ({"type": "integer"}, "=1 + 1"),
    ({"type": "boolean"}, True),
    ({"type": "boolean"}, "false"),
    ({"type": "choice", "choices": CHOICES, "custom": True}, "other"),
    ({"type": "choices", "choices": CHOICES}, ["a"]),
    ({"type": "duration"}, "PT1.5S"),
    ({"type": "datetime"}, "2027-03-31T09:00:00+02:00"),
    ({"type": "emails"}, ["a@example.com", "{{ requester.email }}=x"]),
    ({"type": "url"}, "https://example.com/{{ id }}"),
    ({"type": "json"}, '{"a": 1}'),
    ({"type": "map"}, {"X-Team": "sales"}),
    ({"type": "list", "items": TEXT}, ["a"]),
    ({"type": "expression"}, "=status = 200"),
]
BREAKING: list[tuple[dict[str, Any], Any]] = [
    ({"type": "string", "max": 5}, "longer"),
    ({"type": "string"}, "two\nlines"),
    ({"type": "string", "pattern": {"value": "[a-z]+", "message": "No."}}, "abc1"),
    ({"type": "number", "min": 0}, -1),
    ({"type": "integer"}, 1.5),
    ({"type": "integer"}, True),
    ({"type": "integer", "expression": "none"}, "=1 + 1"),
    ({"type": "boolean"}, 1),
    ({"type": "boolean"}, "TRUE"),
    ({"type": "choice", "choices": CHOICES}, {"value": "a"}),
    ({"type": "choices", "choices": CHOICES}, "a"),
    ({"type": "duration"}, "PT"),
    ({"type": "datetime"}, "2027-03-31T09:00:00"),
    ({"type": "emails"}, ["nobody"]),
    ({"type": "url"}, "ftp://example.com"),
    ({"type": "json"}, "{"),
    ({"type": "map"}, {"X-Team": 7}),
    ({"type": "list", "items": TEXT, "min": 1}, []),
    ({"type": "object", "fields": [{"name": "a", **TEXT}]}, {"b": "x"}),
    ({"type": "expression"}, "status"),
    ({"type": "string", "expression": "feel"}, "status"),
]


def named(one: object) -> str:
    return str(one)[:40]


@pytest.mark.parametrize(("setting", "default"), FITTING, ids=named)
def test_fitting_default_is_accepted(setting: dict[str, Any], default: Any) -> None:
    assert default_problem({**setting, "default": default}) == ""


@pytest.mark.parametrize(("setting", "default"), BREAKING, ids=named)
def test_breaking_default_is_named(setting: dict[str, Any], default: Any) -> None:
    assert "breaks the rules" in default_problem({**setting, "default": default})


@pytest.mark.parametrize("pattern", ["[a-z]+", r"\d{3}(?:-\d+)?", r"a\.b", "(?<!x)y"])
def test_pattern_of_both_languages_is_accepted(pattern: str) -> None:
    assert pattern_problem(pattern) == ""


@pytest.mark.parametrize(
    "pattern", ["[a-z", r"\Aabc\Z", "(?i)abc", r"a\_b", "(?P<n>a)"]
)
def test_pattern_of_one_language_is_refused(pattern: str) -> None:
    assert pattern_problem(pattern) != ""

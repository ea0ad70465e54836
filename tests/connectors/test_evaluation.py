"""Settings reach connectors with the types that docs/manifest.md promises."""

from __future__ import annotations

import subprocess
import sys
from typing import Any

import pytest

from connectors.evaluation import SettingProblem, evaluated_settings
from connectors.steps import Step
from tests.packages.shipped import ROOT

VARIABLES = {
    "order": {"id": 7, "total": 12.5, "lines": [{"sku": "a"}, {"sku": "b"}]},
    "requester": {"name": "Ada", "email": "ada@example.com"},
    "team": [{"email": "b@example.com"}, "c@example.com", None],
    "flag": True,
    "empty": None,
    "lines": "one\ntwo",
    "sent": "2027-03-31T09:00:00@Europe/Berlin",
}
ROW = {"type": "string"}
FIELDS = [
    {"name": "sku", "type": "string", "label": "SKU", "required": True},
    {"name": "count", "type": "integer", "label": "Count", "default": 1},
    {"name": "why", "type": "text", "label": "Why", "visible_if": "count > 1"},
]
COLOURS = [{"value": "red", "label": "Red"}, {"value": "blue", "label": "Blue"}]


def evaluated(setting: dict[str, Any], value: Any) -> Any:
    """Return what a connector gets for one setting; `...` when nothing."""
    one = {"name": "it", "label": "It", **setting}
    step = Step("x", settings={} if value is None else {"it": value})
    return evaluated_settings(step, {"settings": [one]}, VARIABLES).get("it", ...)


@pytest.mark.parametrize(
    ("setting", "value", "expected"),
    [
        ({"type": "string"}, "Order {{ order.id }}", "Order 7"),
        ({"type": "string"}, "= order.total", "12.5"),
        ({"type": "string"}, "{{ lines }}", "one two"),
        ({"type": "string", "expression": "none"}, "= 1 {{", "= 1 {{"),
        ({"type": "text"}, "{{ lines }}!", "one\ntwo!"),
        ({"type": "text"}, "{{ order.lines }}", '{"sku":"a"}, {"sku":"b"}'),
        ({"type": "text"}, "= 0.0000001", "1e-7"),
        ({"type": "text"}, "= 0.00001", "0.00001"),
        ({"type": "text"}, "= flag", "true"),
        ({"type": "markdown"}, None, ...),
        ({"type": "text", "default": "Hello {{ requester.name }}"}, None, "Hello Ada"),
        ({"type": "code", "language": "json"}, '{"a": 1}', '{"a": 1}'),
        ({"type": "json"}, '{"id": {{ order.id }}}', {"id": 7}),
        ({"type": "json"}, "= order.lines", [{"sku": "a"}, {"sku": "b"}]),
        ({"type": "number"}, "2.50", 2.5),
        ({"type": "number"}, "2.0", 2),
        ({"type": "number"}, "= order.total * 2", 25),
        ({"type": "integer", "default": 5}, None, 5),
        ({"type": "integer"}, "{{ order.id }}", 7),
        ({"type": "boolean"}, "true", True),
        ({"type": "boolean"}, "= not(flag)", False),
        ({"type": "boolean", "default": False}, None, False),
        ({"type": "choice", "choices": COLOURS}, "red", "red"),
        ({"type": "choice", "choices": COLOURS, "custom": True}, "pink", "pink"),
        ({"type": "choices", "choices": COLOURS}, ["red", "blue"], ["red", "blue"]),
        ({"type": "list", "items": ROW}, ["a", "{{ order.id }}"], ["a", "7"]),
        ({"type": "list", "items": {"type": "integer"}}, "= [1, 2]", [1, 2]),
        ({"type": "list", "items": ROW}, [], ...),
        ({"type": "map"}, {"X": "{{ order.id }}", "Y": ""}, {"X": "7", "Y": ""}),
        ({"type": "map"}, "= requester", VARIABLES["requester"]),
        ({"type": "object", "fields": FIELDS}, {"sku": "a"}, {"sku": "a", "count": 1}),
        (
            {"type": "object", "fields": FIELDS},
            {"sku": "a", "count": "1", "why": "= nothing"},
            {"sku": "a", "count": 1},
        ),
        (
            {"type": "list", "items": {"type": "object", "fields": FIELDS}},
            "= order.lines",
            [{"sku": "a", "count": 1}, {"sku": "b", "count": 1}],
        ),
        ({"type": "duration"}, "PT30S", "PT30S"),
        ({"type": "duration"}, '= duration("P1D")', "P1D"),
        ({"type": "datetime"}, "2027-03-31T09:00:00Z", "2027-03-31T09:00:00Z"),
        ({"type": "datetime"}, "= sent", "2027-03-31T09:00:00+02:00"),
        ({"type": "emails"}, ["{{ requester.email }}"], ["ada@example.com"]),
        ({"type": "emails"}, ["= team"], ["b@example.com", "c@example.com"]),
        ({"type": "emails"}, "= team", ["b@example.com", "c@example.com"]),
        ({"type": "emails"}, ["Ada <a@b.example>"], ["Ada <a@b.example>"]),
        (
            {"type": "emails"},
            ['= "a@b.example; c@d.example"'],
            ["a@b.example", "c@d.example"],
        ),
        ({"type": "emails"}, ["= empty"], ...),
        ({"type": "url"}, "https://x.example/{{ order.id }}", "https://x.example/7"),
        ({"type": "expression"}, "= order", VARIABLES["order"]),
        ({"type": "variable"}, "receipt", "receipt"),
        ({"type": "screen"}, "order-form", "order-form"),
    ],
)  # fmt: skip
def test_value_has_the_type_of_its_setting(
    setting: dict[str, Any], value: Any, expected: Any
) -> None:
    found = evaluated(setting, value)

    assert found == expected
    assert type(found) is type(expected)


@pytest.mark.parametrize(
    ("setting", "value", "message"),
    [
        ({"type": "string", "required": True}, None, "It: This is required."),
        ({"type": "string", "required": True}, "= empty", "It: This is required."),
        ({"type": "emails", "required": True}, ["= empty"], "It: This is required."),
        ({"type": "string"}, "{{ nix }}", 'It: There is no value "nix" here.'),
        ({"type": "string"}, ["a"], "It: One text is needed here."),
        ({"type": "string", "max": 3}, "abcd", "It: At most 3 characters"),
        ({"type": "string", "min": 3}, "ab", "It: At least 3 characters"),
        (
            {"type": "string", "pattern": {"value": "[a-z]+", "message": "Letters."}},
            "= order.id",
            "It: Letters.",
        ),
        ({"type": "number"}, "= requester.name", 'It: "Ada" is not a number.'),
        ({"type": "number"}, "= flag", 'It: "true" is not a number.'),
        ({"type": "number", "min": 10}, "= order.id", "It: At least 10 is needed."),
        ({"type": "number", "max": 5}, "7", "It: At most 5 is possible."),
        ({"type": "number"}, "1e300", "It: The number is too large to be exact."),
        ({"type": "integer"}, "2.5", 'It: "2.5" is not a whole number.'),
        ({"type": "boolean"}, "= order.id", 'It: "7" is neither true nor false.'),
        ({"type": "json"}, '{"id": }', "It: This is not JSON"),
        ({"type": "json"}, "NaN", "It: This is not JSON"),
        ({"type": "choice", "choices": COLOURS}, "= flag", 'It: "true" is not one'),
        ({"type": "list", "items": ROW}, "= flag", "The expression gives no list."),
        ({"type": "list", "items": ROW}, "a", "It: A list is needed here."),
        ({"type": "list", "items": ROW, "max": 1}, ["a", "b"], "It: At most 1 rows"),
        ({"type": "list", "items": {"type": "integer"}}, ["1", "x"], 'It, 2: "x"'),
        ({"type": "map"}, "= flag", "It: The expression gives no named values."),
        ({"type": "map"}, ["a"], "It: Named values are needed."),
        ({"type": "object", "fields": FIELDS}, {"count": "2"}, "It, SKU: This is"),
        ({"type": "duration"}, "30 s", 'It: "30 s" is not a duration.'),
        ({"type": "datetime"}, "2027-02-30T09:00:00Z", "is not a date"),
        ({"type": "datetime"}, "2027-02-03T09:00:00@Moon/Sea", "is not a date"),
        ({"type": "datetime"}, "2027-03-31T09:00:00", "It: The time zone is missing."),
        ({"type": "emails"}, ["a@b.example", "x"], 'It, 2: "x" is not an e-mail'),
        ({"type": "emails"}, "= order", "is not an e-mail address"),
        ({"type": "url"}, "{{ requester.name }}/x", 'It: "Ada/x" is not a whole URL.'),
        ({"type": "url"}, "https://a b", "It: A URL has no spaces."),
        ({"type": "expression"}, "order", "It: An expression is needed here."),
    ],
)  # fmt: skip
def test_problem_is_told_in_words(
    setting: dict[str, Any], value: Any, message: str
) -> None:
    with pytest.raises(SettingProblem) as caught:
        evaluated(setting, value)

    assert caught.value.setting == "it"
    assert message in caught.value.message


HIDING = {
    "settings": [
        {"name": "kind", "type": "string", "label": "Kind", "default": "a"},
        {
            "name": "a",
            "type": "string",
            "label": "A",
            "required": True,
            "visible_if": 'kind = "a"',
        },
        {
            "name": "b",
            "type": "string",
            "label": "B",
            "required": True,
            "visible_if": 'kind = "b"',
        },
    ]
}


@pytest.mark.parametrize(
    ("settings", "expected"),
    [
        ({"a": "1", "b": "= nix"}, {"kind": "a", "a": "1"}),
        ({"kind": "b", "a": "= nix", "b": "2"}, {"kind": "b", "b": "2"}),
        ({"kind": '= "b"', "a": "= nix", "b": "2"}, {"kind": "b", "b": "2"}),
        ({"kind": "c"}, {"kind": "c"}),
    ],
)
def test_what_is_hidden_is_neither_given_nor_worked_out(
    settings: dict[str, Any], expected: dict[str, Any]
) -> None:
    assert evaluated_settings(Step("x", settings=settings), HIDING, {}) == expected


def test_credential_of_the_step_is_a_setting() -> None:
    account = {"name": "account", "type": "credential", "label": "A", "required": True}

    step = Step("x", credential="sales")
    assert evaluated_settings(step, {"settings": [account]}, {}) == {"account": "sales"}
    with pytest.raises(SettingProblem, match="required"):
        evaluated_settings(Step("x"), {"settings": [account]}, {})


def test_one_at_least_of_several_is_needed() -> None:
    names = ("to", "cc")
    operation = {
        "settings": [{"name": n, "type": "emails", "label": n.title()} for n in names],
        "at_least_one": [{"settings": names, "rule": "r", "message": "has nobody."}],
    }

    given = Step("x", settings={"cc": ["a@b.example"]})
    assert evaluated_settings(given, operation, {}) == {"cc": ["a@b.example"]}
    with pytest.raises(SettingProblem, match="To: Has nobody"):
        evaluated_settings(Step("x", settings={"to": ["= null"]}), operation, {})


def test_expression_that_takes_for_ever_is_a_problem_within_a_second() -> None:
    endless = "= count(for a in 1..10000, b in 1..10000, c in 1..10000 return a)"

    with pytest.raises(SettingProblem, match="It: The work took longer"):
        evaluated({"type": "number"}, endless)


ALONE = """
import sys
from connectors.evaluation import evaluated_settings
from connectors.steps import Step
operation = {"settings": [{"name": "a", "type": "string", "label": "A"}]}
evaluated_settings(Step("x", settings={"a": "b"}), operation, {})
from javascript import host
print(host._thread.engine is None)
"""


def test_step_without_expressions_starts_no_javascript() -> None:
    answer = subprocess.run(
        [sys.executable, "-c", ALONE], cwd=ROOT, capture_output=True, check=True
    )

    assert answer.stdout.strip() == b"True"


WRITTEN = [
    ("code", {"language": "html"}, "<b>{{ x }}</b>", "<b>&lt;i&gt;</b>"),
    ("code", {"language": "sql"}, "select {{ x }}", "select <i>"),
    ("markdown", {}, "**{{ x }}**", r"**\<i\>**"),
    ("url", {}, "https://a.example/{{ x }}", "https://a.example/%3Ci%3E"),
    ("json", {}, '{"a": "{{ q }}"}', {"a": 'say "no"'}),
    ("json", {}, '{"a": {{ rows }}}', {"a": [1, 2]}),
    ("text", {}, "{{ x }}", "<i>"),
]


@pytest.mark.parametrize(("kind", "more", "text", "wanted"), WRITTEN)
def test_values_stay_values_in_another_language(
    kind: str, more: dict[str, str], text: str, wanted: object
) -> None:
    setting = {"name": "s", "type": kind, "label": "S", **more}
    step = Step("x", "y", settings={"s": text})
    variables = {"x": "<i>", "q": 'say "no"', "rows": [1, 2]}

    found = evaluated_settings(step, {"settings": [setting]}, variables)

    assert found == {"s": wanted}

"""What is wrong with a manifest is named with its place, in words."""

from __future__ import annotations

from typing import Any

import pytest
from patchbay_sdk.manifest import ManifestProblem, check_manifest

from tests.packages.shipped import Manifest, changed

SETTINGS = "operations/0/settings"
GOOD: Manifest = {
    "connector": "board",
    "name": "Board",
    "version": "2.0.0",
    "description": "Show texts on a display.",
    "category": "communication",
    "icon": {"light": "icon.svg"},
    "credential_types": [
        {
            "type": "board",
            "name": "Board",
            "settings": [{"name": "key", "type": "secret", "label": "Key"}],
        }
    ],
    "operations": [
        {
            "operation": "show",
            "name": "Show a text",
            "placements": ["task"],
            "summary": "Show {text}",
            "groups": [{"group": "text", "name": "Text"}],
            "settings": [
                {"name": "text", "type": "text", "label": "Text", "group": "text"},
                {
                    "name": "colour",
                    "type": "choice",
                    "label": "Colour",
                    "choices": [
                        {"value": "white", "label": "White"},
                        {"value": "red", "label": "Red"},
                    ],
                },
                {
                    "name": "blink",
                    "type": "boolean",
                    "label": "Blink",
                    "visible_if": 'colour = "red"',
                },
                {
                    "name": "account",
                    "type": "credential",
                    "label": "Board",
                    "credential_type": "board",
                },
                {
                    "name": "lines",
                    "type": "list",
                    "label": "Lines",
                    "items": {
                        "type": "object",
                        "fields": [
                            {"name": "words", "type": "string", "label": "Words"},
                            {"name": "size", "type": "integer", "label": "Size"},
                        ],
                    },
                },
            ],
            "at_least_one": [
                {
                    "settings": ["text", "lines"],
                    "rule": "no-text",
                    "message": "is empty.",
                }
            ],
            "idempotency": "natural",
        }
    ],
    "migrations": [
        {
            "from": "1.0.0",
            "to": "2.0.0",
            "operations": {"show": [{"change": "rename", "from": "msg", "to": "text"}]},
        }
    ],
    "translations": {"de": {"operations.show.settings.text.label": "Wortlaut"}},
}
STEP = "migrations/0/operations/show"
FIELDS = f"{SETTINGS}/4/items/fields"
BROKEN: list[tuple[str, Any, str, str]] = [
    # changed path, value there, path of the problem, words in its message
    ("connector", ..., "", "The field connector is missing."),
    ("connector", "My Board", "connector", "small letters"),
    ("connector", "board\n", "connector", "small letters"),
    ("name", 7, "name", "Needed here: text."),
    ("name", " Board", "name", "without blanks"),
    ("version", "1.0", "version", "1.0.0"),
    ("description", "Short", "description", "At least 10 characters"),
    ("category", "comunication", "category", "Did you mean communication?"),
    ("docs", "javascript:alert(1)", "docs", "https://"),
    ("requires", "newest", "requires", ">=0.1"),
    ("permissions", {"hosts": ["a b"]}, "permissions/hosts/0", "A host is needed"),
    ("permissions", {"shell": True}, "permissions", "no field shell"),
    ("icon", {"light": "../icon.png"}, "icon/light", "SVG file"),
    ("operations", [], "operations", "At least 1"),
    ("operations/0/oprations", 1, "operations/0", "Did you mean operation?"),
    ("operations/0/placements", ["gateway"], "operations/0/placements/0", "task"),
    ("operations/0/idempotency", "maybe", "operations/0/idempotency", "natural"),
    ("operations/0/retry", {"wait": "30s"}, "operations/0/retry/wait", "PT30S"),
    ("operations/0/summary", "Show {txt}", "operations/0/summary", "mean text?"),
    ("operations/0/at_least_one/0/settings/1", "row",
     "operations/0/at_least_one/0/settings/1", "no setting row"),
    ("operations/0/groups/1", {"group": "more", "name": "More"},
     "operations/0/groups/1", "No setting is in the group more."),
    ("operations/0/groups/1", {"group": "text", "name": "More"},
     "operations/0/groups", "2 groups called text"),
    ("operations/0/errors", [{"code": "off", "name": "Off"}] * 2,
     "operations/0/errors", "2 errors called off"),
    (f"{SETTINGS}/0/type", "txt", f"{SETTINGS}/0/type", "Did you mean text?"),
    (f"{SETTINGS}/0/type", "secret", f"{SETTINGS}/0/type", "credential type"),
    (f"{SETTINGS}/0/label", ..., f"{SETTINGS}/0", "The field label is missing."),
    (f"{SETTINGS}/0/name", "colour", SETTINGS, "2 settings called colour"),
    (f"{SETTINGS}/0/group", "texts", f"{SETTINGS}/0/group", "Did you mean text?"),
    (f"{SETTINGS}/0/language", "html", f"{SETTINGS}/0/type", "language is for"),
    (f"{SETTINGS}/0/default", ["a"], f"{SETTINGS}/0/default", "breaks the rules"),
    (f"{SETTINGS}/0/default", None, f"{SETTINGS}/0/default", "Needed here: text or"),
    (f"{SETTINGS}/1/choices", ..., f"{SETTINGS}/1", "The field choices is missing."),
    (f"{SETTINGS}/1/choices/1/value", "white", f"{SETTINGS}/1/choices", "2 choices"),
    (f"{SETTINGS}/1/default", "blue", f"{SETTINGS}/1/default", '"blue"'),
    (f"{SETTINGS}/1/default", ["red"], f"{SETTINGS}/1/default", "breaks the rules"),
    (f"{SETTINGS}/2/visible_if", 'color = "red"', f"{SETTINGS}/2/visible_if",
     "Did you mean colour?"),
    (f"{SETTINGS}/2/visible_if", 'colour = "rde"', f"{SETTINGS}/2/visible_if",
     "Did you mean red?"),
    (f"{SETTINGS}/2/visible_if", "not(blink)", f"{SETTINGS}/2/visible_if", "itself"),
    (f"{SETTINGS}/2/default", "yes", f"{SETTINGS}/2/default", "breaks the rules"),
    (f"{SETTINGS}/2/default", [], f"{SETTINGS}/2/default", "breaks the rules"),
    (f"{SETTINGS}/3/credential_type", "bord", f"{SETTINGS}/3/credential_type",
     "Did you mean board?"),
    (f"{SETTINGS}/3/credential_type", ..., f"{SETTINGS}/3", "credential_type is"),
    (f"{SETTINGS}/4/items/name", "row", f"{SETTINGS}/4/items", "have no name"),
    (f"{SETTINGS}/4/default", [{"size": "big"}], f"{SETTINGS}/4/default", "big"),
    (f"{FIELDS}/1/name", "words", FIELDS, "2 fields called words"),
    (f"{FIELDS}/0/type", "secret", f"{FIELDS}/0/type", "credential type"),
    (f"{FIELDS}/0/visible_if", "seize > 1", f"{FIELDS}/0/visible_if", "mean size?"),
    ("credential_types/0/settings/0", {"name": "key", "type": "credential",
     "label": "Key", "credential_type": "board"},
     "credential_types/0/settings/0/type", "cannot hold another"),
    ("migrations/0/from", "2.0.0", "migrations/0", "go forward"),
    ("migrations/0/to", "3.0.0", "migrations/0", "up to 2.0.0"),
    ("migrations/0/operations", {"shw": [{"change": "drop", "setting": "a",
     "reason": "Gone."}]}, "migrations/0/operations/shw", "Did you mean show?"),
    (f"{STEP}/0/to", "txet", f"{STEP}/0", "Did you mean text?"),
    (f"{STEP}/0", {"change": "drop", "setting": "msg"}, f"{STEP}/0", "reason"),
    (f"{STEP}/0", {"change": "delete"}, f"{STEP}/0/change", "is not possible"),
    ("translations/de", {"operations.show.settings.text": "x"},
     "translations/de", "no text at"),
    ("translations", {"german": {}}, "translations", "A language is needed"),
    ("permissions", {"hosts": ["{credential.site}"]}, "permissions/hosts/0",
     "has a setting site"),
    ("permissions", {"hosts": ["*.{credential.site}"]}, "permissions/hosts/0",
     "has a setting site"),
    ("permissions", {"hosts": ["a.{credential.key}"]}, "permissions/hosts/0",
     "A host is needed"),
    ("icon", ..., "", "The field icon is missing."),
    ("version", "2.0.0-beta", "version", "1.0.0"),
    ("keywords", "display", "keywords", "Needed here: a list."),
    ("$schema", "http://json-schema.org/draft-07/schema#", "$schema", "urn:patchbay"),
    ("operations/0/name", "", "operations/0/name", "One line of text"),
    ("operations/0/trigger", "mail", "operations/0/trigger", "is not possible"),
    ("operations/0/request", {"method": "FETCH", "url": "/a"},
     "operations/0/request/method", "is not possible"),
    ("operations/0/request", {"method": "GET", "url": "https://a.example/{text}"},
     "operations/0/request/url", "not among the hosts"),
    ("operations/0/outputs", [{"name": "id", "type": "text"}],
     "operations/0/outputs/0/type", "Possible: string"),
    (f"{SETTINGS}/0", {"name": "text", "type": "string", "label": "Text",
     "group": "text", "pattern": {"value": "(", "message": "No."}},
     f"{SETTINGS}/0/pattern/value", "not a regular expression"),
    (f"{SETTINGS}/0", {"name": "text", "type": "string", "label": "Text",
     "group": "text", "min": 5, "max": 4}, f"{SETTINGS}/0/min", "more than the most"),
    (f"{SETTINGS}/0/pattern", {"value": "a", "message": "No."}, f"{SETTINGS}/0/type",
     "pattern is for"),
    (f"{SETTINGS}/1/choices_from", "colours", f"{SETTINGS}/1/choices_from",
     "There are no choices colours."),
    (f"{SETTINGS}/0/choices_from", "texts", f"{SETTINGS}/0/type", "choices_from is"),
    ("service", {"failures": [{"status": 429, "retry": 0}]},
     "service/failures/0/retry", "the seconds after which"),
    ("service", {"failures": [{"error": "off"}]}, "service/failures/0", "needs status"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("change", "value", "path", "words"), BROKEN, ids=lambda one: str(one)[:50]
)
def test_mistake_is_named(change: str, value: Any, path: str, words: str) -> None:
    problems = check_manifest(changed(GOOD, change, value))

    found = [one.message for one in problems if one.path == path]
    assert any(words in message for message in found), problems


def test_no_mistake_is_made_twice() -> None:
    assert len({(change, str(value)) for change, value, *_ in BROKEN}) == len(BROKEN)


def test_one_mistake_is_one_problem() -> None:
    problems = check_manifest(changed(GOOD, "operations/0/summary", "Show {txt}"))

    message = "There is no setting txt. Did you mean text?"
    assert problems == [ManifestProblem("operations/0/summary", message)]


def test_the_manifest_without_a_mistake_is_accepted() -> None:
    assert check_manifest(GOOD) == []


@pytest.mark.parametrize("manifest", [None, [], "board", 7, {}, {"icon": []}])
def test_what_is_no_manifest_is_refused(manifest: Any) -> None:
    assert check_manifest(manifest) != []


def test_settings_nested_too_deeply_are_refused() -> None:
    setting: Manifest = {"type": "string"}
    for _ in range(400):
        setting = {"type": "list", "items": setting}
    setting |= {"name": "deep", "label": "Deep"}

    assert check_manifest(changed(GOOD, f"{SETTINGS}/0", setting)) != []

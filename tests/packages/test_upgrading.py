"""Settings that an older version wrote are brought up to date, none is lost."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from patchbay_sdk.upgrading import Upgrade, upgraded


def setting(name: str, kind: str = "string", **more: Any) -> dict[str, Any]:
    return {"name": name, "type": kind, "label": name.title(), **more}


def manifest(
    *migrations: dict[str, Any], settings: list[dict[str, Any]] | None = None
) -> dict[str, Any]:
    """Return a connector of version 2.0.0 with two operations."""
    known = settings or [setting("to"), setting("first"), setting("last")]
    return {
        "version": "2.0.0",
        "operations": [
            {"operation": "send", "settings": known},
            {"operation": "post", "settings": known},
        ],
        "migrations": list(migrations),
    }


def migration(*changes: dict[str, Any], to: str = "2.0.0", name: str = "send") -> Any:
    return {"from": "1.0.0", "to": to, "operations": {name: list(changes)}}


RENAME = {"change": "rename", "from": "recipient", "to": "to"}
SPLIT = {"change": "split", "from": "name", "to": ["first", "last"], "at": " "}
DROP = {"change": "drop", "setting": "colour", "reason": "Colours are chosen by all."}
DEFAULT = {"change": "default", "setting": "to", "value": 3}


def only(found: Upgrade) -> Any:
    assert len(found.changes) == 1
    return found.changes[0]


def test_a_rename_keeps_the_value_and_names_it() -> None:
    nested = {"a": [{"b": "c"}]}
    found = upgraded(
        manifest(migration(RENAME)), "send", "1.0.0", {"recipient": nested}
    )

    assert found.settings == {"to": nested}
    assert (found.state, found.version) == ("older", "2.0.0")
    change = only(found)
    assert (change.setting, change.change, change.to) == (
        "recipient",
        "rename",
        ("to",),
    )
    assert change.before == change.after == nested


def test_a_rename_writes_over_nothing() -> None:
    values = {"recipient": "old", "to": "new"}
    found = upgraded(manifest(migration(RENAME)), "send", "1.0.0", values)

    assert found.settings == values
    assert (only(found).setting, only(found).change) == ("recipient", "kept")


def test_a_move_goes_on_with_the_changes_of_the_new_operation() -> None:
    first = migration({"change": "move", "operation": "post"}, to="1.5.0")
    second = migration(RENAME, name="post")
    found = upgraded(manifest(first, second), "send", "1.0.0", {"recipient": "a"})

    assert (found.operation, found.settings) == ("post", {"to": "a"})
    assert [one.change for one in found.changes] == ["move", "rename"]
    assert (found.changes[0].before, found.changes[0].after) == ("send", "post")


@pytest.mark.parametrize(
    ("value", "after"),
    [
        ("Ada Lovelace", {"first": "Ada", "last": "Lovelace"}),
        ("Ada King Lovelace", {"first": "Ada", "last": "King Lovelace"}),
        ("Ada", {"first": "Ada"}),
        ("Ada ", {"first": "Ada"}),
    ],
)
def test_a_split_cuts_a_text(value: str, after: dict[str, str]) -> None:
    found = upgraded(manifest(migration(SPLIT)), "send", "1.0.0", {"name": value})

    assert found.settings == after
    assert (only(found).before, only(found).after) == (value, after)


@pytest.mark.parametrize("value", ["=a + b", "{{ a }} {{ b }}", ["a b"], {"a": "b"}])
def test_what_cannot_be_cut_is_kept_and_named(value: Any) -> None:
    found = upgraded(manifest(migration(SPLIT)), "send", "1.0.0", {"name": value})

    assert found.settings == {"name": value}
    assert only(found).change == "kept"


def test_a_default_is_written_down_only_where_it_held() -> None:
    changes = manifest(migration(DEFAULT))

    assert upgraded(changes, "send", "1.0.0", {}).settings == {"to": "3"}
    assert upgraded(changes, "send", "1.0.0", {"to": "4"}).settings == {"to": "4"}


def test_a_drop_is_named_with_its_value_and_reason() -> None:
    found = upgraded(manifest(migration(DROP)), "send", "1.0.0", {"colour": "red"})

    assert found.settings == {}
    change = only(found)
    assert (change.before, change.after) == ("red", None)
    assert change.reason == "Colours are chosen by all."


def test_a_setting_that_is_gone_without_a_word_is_kept_and_named() -> None:
    found = upgraded(manifest(), "send", "1.0.0", {"tone": "kind"})

    assert found.settings == {"tone": "kind"}
    assert (only(found).setting, only(found).change) == ("tone", "kept")


CHOICES = [{"value": "high", "label": "High"}]
PRIORITY = setting("priority", "choice", choices=CHOICES)
PEOPLE = setting("people", "list", items={"type": "object", "fields": [PRIORITY]})


@pytest.mark.parametrize(
    ("known", "value", "gone"),
    [
        (PRIORITY, "urgent", True),
        (PRIORITY, "high", False),
        (PRIORITY, "=level", False),
        ({**PRIORITY, "custom": True}, "urgent", False),
        ({**PRIORITY, "type": "choices"}, ["high", "urgent"], True),
        (PEOPLE, [{"priority": "high"}, {"priority": "urgent"}], True),
        (PEOPLE, [{"priority": "high"}, {"other": "urgent"}], False),
    ],
)
def test_a_choice_that_is_gone_is_kept_and_named(
    known: dict[str, Any], value: Any, *, gone: bool
) -> None:
    settings = {known["name"]: value}
    found = upgraded(manifest(settings=[known]), "send", "1.0.0", settings)

    assert found.settings == settings
    assert [one.change for one in found.changes] == (["choice"] if gone else [])


@pytest.mark.parametrize(
    ("operation", "version", "state"),
    [
        ("send", "2.0.0", "current"),
        ("send", "10.0.0", "newer"),
        ("send", "", "unknown"),
        ("send", "1.0", "unknown"),
        ("send", "1.0.0-beta", "unknown"),
        ("send", "९.0.0", "unknown"),
        ("gone", "1.0.0", "no-operation"),
    ],
)
def test_only_an_older_step_changes(operation: str, version: str, state: str) -> None:
    values = {"recipient": "a", "tone": "kind"}
    found = upgraded(manifest(migration(RENAME)), operation, version, values)

    assert found == Upgrade(state, operation, version, values)


def test_a_step_between_two_versions_goes_through_later_migrations_only() -> None:
    first = migration(RENAME, to="1.5.0")
    second = migration({"change": "rename", "from": "to", "to": "first"})
    found = upgraded(manifest(first, second), "send", "1.5.0", {"to": "a"})

    assert found.settings == {"first": "a"}


NAMES = st.sampled_from(["recipient", "to", "name", "first", "last", "colour", "tone"])
TEXTS = st.text("ab {=,", max_size=8)
VALUES = st.recursive(
    TEXTS,
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(NAMES, inner),
    max_leaves=4,
)
CHANGES = st.one_of(
    st.builds(lambda a, b: {"change": "rename", "from": a, "to": b}, NAMES, NAMES),
    st.builds(lambda a: {**SPLIT, "from": a}, NAMES),
    st.builds(lambda a, v: {**DEFAULT, "setting": a, "value": v}, NAMES, VALUES),
    st.builds(lambda a: {**DROP, "setting": a}, NAMES),
    st.just({"change": "move", "operation": "post"}),
)


@given(changes=st.lists(CHANGES, max_size=6), values=st.dictionaries(NAMES, VALUES))
def test_no_value_goes_without_being_named_and_twice_is_once(
    changes: list[dict[str, Any]], values: dict[str, Any]
) -> None:
    connector = manifest(migration(*changes))
    found = upgraded(connector, "send", "1.0.0", values)

    named = {one.setting for one in found.changes}
    for name, value in values.items():
        assert name in named or found.settings[name] == value
    for one in found.changes:
        if one.change == "drop":
            assert one.reason
        if one.change == "rename":
            assert one.before == one.after
    again = upgraded(connector, found.operation, found.version, found.settings)
    assert again.settings == found.settings
    assert again.changes == ()
    assert values == dict(values)

"""Real files: nothing moves but what is changed."""

from __future__ import annotations

import difflib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import bpmn
from benchmarks.corpora import FOLDER, accepted
from bpmn.check import check
from bpmn.source import plant
from tests.bpmn.example import FILE

FILES = accepted()
IDS = [str(path.relative_to(FOLDER)) for path in FILES]
each_file = pytest.mark.parametrize("path", FILES, ids=IDS)


def test_there_are_many_files() -> None:
    assert len(FILES) > 140


@each_file
def test_no_edit_gives_the_same_bytes(path: Path) -> None:
    document = FILES[path]

    assert bpmn.apply(document, []).document.data == path.read_bytes()
    assert plant(document.text).text() == document.text


@each_file
def test_a_rename_changes_one_start_tag(path: Path) -> None:
    document = FILES[path]
    names = [i for i, e in document.by_id.items() if e.get("name") is not None]
    for element in names[:5]:
        change: Any = {
            "op": "set",
            "element": element,
            "key": "name",
            "after": "Ümläut 1",
        }

        after = bpmn.apply(document, [change]).document

        assert after.by_id[element].get("name") == "Ümläut 1"
        assert_one_tag(document.text, after.text, element)


def assert_one_tag(before: str, after: str, element: str) -> None:
    """Compare what stands before and after the change."""
    start = next(
        (n for n, (a, b) in enumerate(zip(before, after, strict=False)) if a != b), 0
    )
    tail = next(
        n
        for n, (a, b) in enumerate(zip(reversed(before), reversed(after), strict=False))
        if a != b
    )
    changed = before[start : len(before) - tail]
    assert "<" not in changed
    tag = before[before.rindex("<", 0, start + 1) :]
    assert f'"{element}"' in tag[: tag.index(">")] or f"'{element}'" in tag


@each_file
def test_a_setting_adds_only_its_lines(path: Path) -> None:
    document = FILES[path]
    tasks = [i for i, e in document.by_id.items() if e.tag.endswith("erviceTask")]
    for element in tasks[:2]:
        if (
            document.by_id[element].find(".//{urn:patchbay:connector:1}step")
            is not None
        ):
            continue
        changes: Any = [
            {
                "op": "set",
                "element": element,
                "key": "step:connector",
                "after": "email",
            },
            {"op": "set", "element": element, "key": "setting:subject", "after": "Hi"},
        ]

        after = bpmn.apply(document, changes).document

        lines = list(
            difflib.unified_diff(
                document.text.splitlines(), after.text.splitlines(), n=0, lineterm=""
            )
        )[2:]
        removed = [line for line in lines if line.startswith("-")]
        added = [line for line in lines if line.startswith("+")]
        assert len(removed) <= 1
        # An element that was closed in itself now has an end tag.
        assert len(added) <= 6 + len(removed)


def is_schema_error(finding: bpmn.Finding) -> bool:
    """Say whether a finding is one of the schema."""
    return finding.rule == "xsd"


VALUES = {
    "name": st.text(max_size=12),
    "documentation": st.one_of(st.none(), st.text(max_size=12)),
    "bounds": st.one_of(
        st.none(),
        st.fixed_dictionaries(
            {k: st.integers(0, 500) for k in ("x", "y", "width", "height")}
        ),
    ),
    "lanes": st.lists(st.sampled_from(["Lane_1", "Lane_2"]), unique=True),
    "parent": st.sampled_from(["Process_1", "Sub_1", "Collaboration_1"]),
    "type": st.sampled_from(["bpmn:UserTask", "bpmn:EndEvent", "bpmn:Lane"]),
    "targetRef": st.sampled_from(["Task_1", "Gate", "End", "Nobody"]),
    "default": st.sampled_from(["Flow_3", "Flow_4", None]),
    "step:connector": st.sampled_from(["email", None]),
    "setting:subject": st.one_of(st.none(), st.text(max_size=9)),
    "setting:to": st.lists(st.text(max_size=9), max_size=3),
    "fill": st.sampled_from(["#ffffff", None]),
    "isMarkerVisible": st.sampled_from([True, False, None]),
    "condition": st.sampled_from([{"body": "=a"}, None]),
}
IN_FILE = sorted(bpmn.read(FILE.encode()).by_id)
ELEMENTS = st.sampled_from([*IN_FILE, "New_1", "New_2", "Nobody"])


@st.composite
def a_change(draw: st.DrawFn) -> dict[str, Any]:
    """Return any change, sensible or not."""
    op = draw(st.sampled_from(["set", "set", "set", "create", "delete"]))
    element = draw(ELEMENTS)
    if op == "delete":
        return {"op": op, "element": element}
    key = draw(st.sampled_from(sorted(VALUES)))
    value = draw(VALUES[key])
    if op == "set":
        return {"op": op, "element": element, "key": key, "after": value}
    kinds = ["bpmn:Task", "bpmn:SequenceFlow", "bpmn:Lane", "bpmn:SubProcess"]
    return {
        "op": op,
        "element": draw(st.sampled_from(["New_1", "New_2"])),
        "type": draw(st.sampled_from(kinds)),
        "parent": draw(st.sampled_from(["Process_1", "Sub_1", "New_1"])),
        "values": {key: value},
    }


@settings(max_examples=300, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(a_change(), max_size=6))
def test_any_changes_give_a_readable_file_or_a_refusal(
    changes: list[dict[str, Any]],
) -> None:
    document = bpmn.read(FILE.encode())
    try:
        checked = bpmn.check_changes(changes)
        after = bpmn.apply(document, checked).document
        again = bpmn.apply(document, checked).document
    except bpmn.RefusedChange:
        return

    assert bpmn.read(after.data).text == after.text == again.text


@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(st.lists(a_change(), max_size=3), max_size=5))
def test_a_kept_tree_patches_as_a_fresh_one(sets: list[list[dict[str, Any]]]) -> None:
    kept = bpmn.read(FILE.encode())
    for changes in sets:
        fresh = bpmn.read(kept.data)
        try:
            checked = bpmn.check_changes(changes)
            expected = bpmn.apply(fresh, checked)
        except bpmn.RefusedChange:
            continue
        applied = bpmn.apply(kept, checked)

        assert applied.document.text == expected.document.text
        assert applied.changes == expected.changes
        kept = applied.document


ORDINARY = st.sampled_from(
    [
        {"op": "set", "element": "Task_1", "key": "name", "after": "x"},
        {"op": "set", "element": "Task_2", "key": "step:connector", "after": "email"},
        {"op": "set", "element": "Task_2", "key": "setting:to", "after": ["a@b.c"]},
        {"op": "set", "element": "Task_2", "key": "documentation", "after": "x"},
        {"op": "set", "element": "Task_1", "key": "parent", "after": "Sub_1"},
        {"op": "set", "element": "Flow_4", "key": "condition", "after": {"body": "=a"}},
        {"op": "set", "element": "Task_1", "key": "type", "after": "bpmn:UserTask"},
        {"op": "set", "element": "Task_1", "key": "lanes", "after": ["Lane_2"]},
        {"op": "set", "element": "Flow_2", "key": "targetRef", "after": "End"},
        {"op": "set", "element": "Gate", "key": "fill", "after": "#aabbcc"},
        {"op": "delete", "element": "Task_2"},
        {"op": "delete", "element": "Sub_1"},
        {"op": "delete", "element": "Lane_1"},
        {"op": "delete", "element": "Pool_2"},
    ]
)


@settings(max_examples=120, deadline=None)
@given(st.lists(ORDINARY, min_size=1, max_size=5, unique_by=str))
def test_a_valid_file_stays_valid(changes: list[dict[str, Any]]) -> None:
    document = bpmn.read(FILE.encode())
    assert not any(map(is_schema_error, check(document)))
    try:
        after = bpmn.apply(document, bpmn.check_changes(changes)).document
    except bpmn.RefusedChange:
        return

    assert [f for f in check(after) if is_schema_error(f)] == []

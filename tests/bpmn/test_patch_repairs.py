"""Patching: what is repaired, what is left out, what is refused."""

from __future__ import annotations

from typing import Any

import pytest

import bpmn
from tests.bpmn.example import FILE
from tests.bpmn.test_patch import TIMER, change, patched


@pytest.mark.parametrize(
    ("element", "gone", "cleared"),
    [
        ("Flow_3", {"Flow_3"}, [("Gate", "default")]),
        (
            "Task_2",
            {"Task_2", "Boundary_1", "Flow_3", "Flow_5", "Message_1"},
            [("Gate", "default")],
        ),
        ("Sub_1", {"Sub_1", "Inner_1", "Flow_4"}, []),
        ("Task_1", {"Task_1", "Flow_1", "Flow_2", "Association_1"}, []),
        ("Data_1", {"Data_1"}, [("DataRef_1", "dataObjectRef")]),
        ("Lane_1", {"Lane_1"}, []),
        ("Pool_2", {"Pool_2", "Message_1"}, []),
    ],
)
def test_deleting_repairs_what_pointed_there(
    element: str, gone: set[str], cleared: list[tuple[str, str]]
) -> None:
    before = bpmn.read(FILE.encode())

    applied = bpmn.apply(before, [{"op": "delete", "element": element}])

    after = applied.document
    assert set(before.by_id) - set(after.by_id) - {"Error_1"} == gone
    repairs = [(c["element"], c["key"]) for c in applied.changes if c["op"] == "set"]
    assert repairs == cleared
    for left in gone:
        assert f">{left}<" not in after.text
        assert f'"{left}"' not in after.text


def test_the_last_lane_takes_its_lane_set_along() -> None:
    text = patched(*({"op": "delete", "element": e} for e in ("Lane_1", "Lane_2")))

    assert "laneSet" not in text


def test_moving_into_a_sub_process_moves_the_element_as_it_is() -> None:
    text = patched(change("Task_2", "parent", "Sub_1"))

    inside = text[text.index('id="Sub_1"') : text.index("</bpmn:subProcess>")]
    assert '<bpmn:serviceTask id="Task_2" name="Send">' in inside


def test_a_late_change_of_a_deleted_element_is_left_out() -> None:
    document = bpmn.read(FILE.encode())

    applied = bpmn.apply(
        document,
        [change("Gone", "name", "x"), change("Task_1", "name", "y")],
        deleted={"Gone"},
    )

    assert [one.code for one in applied.dropped] == ["element-deleted"]
    assert 'name="y"' in applied.document.text


def test_what_hangs_on_a_deleted_element_goes_with_it() -> None:
    flow = {
        "op": "create",
        "element": "Flow_9",
        "type": "bpmn:SequenceFlow",
        "parent": "Process_1",
        "values": {"sourceRef": "Task_1", "targetRef": "Gone"},
    }

    applied = bpmn.apply(bpmn.read(FILE.encode()), [flow], deleted={"Gone"})

    assert applied.document.text == FILE
    assert len(applied.dropped) == 1


REFUSED: list[tuple[dict[str, Any], str]] = [
    (change("Nobody", "name", "x"), "unknown-element"),
    (change("Task_1", "id", "x"), "unknown-key"),
    (change("Task_1", "color", "x"), "unknown-key"),
    (change("Task_1", "xml:eventDefinitions", TIMER), "unknown-key"),
    (change("Task_1", "text", "x"), "unknown-key"),
    (change("Task_1", "condition", {"body": "x"}), "unknown-key"),
    (change("Task_1", "type", "bpmn:Process"), "bad-value"),
    (change("Task_1", "parent", "Nobody"), "dangling-reference"),
    (change("Flow_1", "targetRef", "Nobody"), "dangling-reference"),
    (change("Boundary_1", "xml:eventDefinitions", "<broken"), "bad-value"),
    (
        change("Boundary_1", "xml:eventDefinitions", TIMER.replace("timerEvent", "x")),
        "bad-value",
    ),
    (change("Task_1", "extensionElements", '<!DOCTYPE a><a xmlns="b"/>'), "bad-value"),
    (change("Task_1", "{http://www.w3.org/2000/xmlns/}a", "b"), "unknown-key"),
    (
        {
            "op": "create",
            "element": "Task_1",
            "type": "bpmn:Task",
            "parent": "Process_1",
        },
        "id-in-use",
    ),
    (
        {"op": "create", "element": "Task_9", "type": "bpmn:Task", "parent": "Nobody"},
        "unknown-element",
    ),
]


@pytest.mark.parametrize(
    ("content", "code"),
    REFUSED,
    ids=[f"{c.get('key', 'create')} {code}" for c, code in REFUSED],
)
def test_what_cannot_be_is_refused_by_name(content: dict[str, Any], code: str) -> None:
    with pytest.raises(bpmn.RefusedChange) as caught:
        patched(content)

    assert caught.value.code == code
    assert caught.value.element

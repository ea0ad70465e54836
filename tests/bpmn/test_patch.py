"""Patching the text of a file: what changes, what is repaired, what is refused."""

from __future__ import annotations

import difflib
from typing import Any

import pytest

import bpmn
from tests.bpmn.example import FILE

TIMER = (
    '<bpmn:timerEventDefinition xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/'
    'MODEL" id="Timer_1" />'
)


def patched(*changes: dict[str, Any]) -> str:
    """Return the text after changes to the example."""
    document = bpmn.read(FILE.encode())
    return bpmn.apply(document, bpmn.check_changes(list(changes))).document.text


def change(element: str | None, key: str, after: Any) -> dict[str, Any]:
    """Return a change that sets a key."""
    return {"op": "set", "element": element, "key": key, "after": after}


def difference(after: str) -> list[str]:
    """Return the lines that were taken out and put in, without their blanks."""
    lines = difflib.unified_diff(FILE.split("\n"), after.split("\n"), n=0, lineterm="")
    shown = [line for line in lines if line[:3] not in {"---", "+++"}]
    return [line[0] + line[1:].strip() for line in shown if line[0] in "+-"]


KEYS: list[tuple[str, str, Any, list[str]]] = [
    (
        "Flow_4",
        "name",
        'a "b" <c> & d',
        [
            '-<bpmn:sequenceFlow id="Flow_4" name="else" sourceRef="Gate" '
            'targetRef="Sub_1" />',
            '+<bpmn:sequenceFlow id="Flow_4" name="a &quot;b&quot; &lt;c&gt; &amp; d" '
            'sourceRef="Gate" targetRef="Sub_1" />',
        ],
    ),
    (
        "Flow_4",
        "name",
        None,
        [
            '-<bpmn:sequenceFlow id="Flow_4" name="else" sourceRef="Gate" '
            'targetRef="Sub_1" />',
            '+<bpmn:sequenceFlow id="Flow_4" sourceRef="Gate" targetRef="Sub_1" />',
        ],
    ),
    (
        "Task_1",
        "{http://camunda.org/schema/1.0/bpmn}asyncBefore",
        "false",
        [
            '-<bpmn:task id="Task_1" name="Ask" '
            'camunda:asyncBefore="true"><!-- note -->',
            '+<bpmn:task id="Task_1" name="Ask" '
            'camunda:asyncBefore="false"><!-- note -->',
        ],
    ),
    (
        "Task_1",
        "documentation",
        "New",
        [
            "-<bpmn:documentation>Old</bpmn:documentation>",
            "+<bpmn:documentation>New</bpmn:documentation>",
        ],
    ),
    (
        "Note_1",
        "text",
        "New",
        ["-<bpmn:text>Old</bpmn:text>", "+<bpmn:text>New</bpmn:text>"],
    ),
    (
        "Task_1",
        "bounds",
        {"x": 200, "y": 90.5, "width": 100, "height": 80},
        [
            '-<dc:Bounds x="200.0" y="80" width="100" height="80" />',
            '+<dc:Bounds x="200.0" y="90.5" width="100" height="80" />',
        ],
    ),
    (
        "Flow_2",
        "waypoints",
        [{"x": 300, "y": 120}, {"x": 350, "y": 130}],
        ['-<di:waypoint x="350" y="120" />', '+<di:waypoint x="350" y="130" />'],
    ),
    (
        "Gate",
        "isMarkerVisible",
        None,
        [
            '-<bpmndi:BPMNShape id="Gate_di" bpmnElement="Gate" '
            'isMarkerVisible="true">',
            '+<bpmndi:BPMNShape id="Gate_di" bpmnElement="Gate">',
        ],
    ),
    (
        "Boundary_1",
        "xml:eventDefinitions",
        TIMER,
        [
            '-<bpmn:errorEventDefinition id="Error_1" />',
            '+<bpmn:timerEventDefinition id="Timer_1" />',
        ],
    ),
    (
        "Boundary_1",
        "type",
        "bpmn:IntermediateCatchEvent",
        [
            '-<bpmn:boundaryEvent id="Boundary_1" attachedToRef="Task_2">',
            '+<bpmn:intermediateCatchEvent id="Boundary_1" attachedToRef="Task_2">',
            "-</bpmn:boundaryEvent>",
            "+</bpmn:intermediateCatchEvent>",
        ],
    ),
    (
        "Task_1",
        "lanes",
        ["Lane_2"],
        [
            "-<bpmn:flowNodeRef>Task_1</bpmn:flowNodeRef>",
            "+<bpmn:flowNodeRef>Task_1</bpmn:flowNodeRef>",
        ],
    ),
    (
        "Flow_5",
        "targetRef",
        "Gate",
        [
            "+<bpmn:incoming>Flow_5</bpmn:incoming>",
            '-<bpmn:endEvent id="End">',
            "-<bpmn:incoming>Flow_5</bpmn:incoming>",
            "-</bpmn:endEvent>",
            '+<bpmn:endEvent id="End" />',
            '-<bpmn:sequenceFlow id="Flow_5" sourceRef="Task_2" targetRef="End" />',
            '+<bpmn:sequenceFlow id="Flow_5" sourceRef="Task_2" targetRef="Gate" />',
        ],
    ),
]


@pytest.mark.parametrize(
    ("element", "key", "after", "expected"), KEYS, ids=[f"{k[0]} {k[1]}" for k in KEYS]
)
def test_a_key_changes_its_own_lines(
    element: str, key: str, after: Any, expected: list[str]
) -> None:
    assert difference(patched(change(element, key, after))) == expected


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_a_step_is_written_below_the_other_extensions(newline: str) -> None:
    document = bpmn.read(FILE.replace("\n", newline).encode())
    changes = [
        change("Task_1", "setting:subject", "Hello {{ name }}"),
        change("Task_1", "step:connector", "email"),
        change("Task_1", "setting:to", ["a@b.c", "d@e.f"]),
    ]

    after = bpmn.apply(document, bpmn.check_changes(changes)).document

    added = difference(after.text.replace("\r\n", "\n"))
    assert added == [
        '+<connector:step xmlns:connector="urn:patchbay:connector:1" '
        'connector="email">',
        '+<connector:setting name="subject">Hello {{ name }}</connector:setting>',
        '+<connector:setting name="to"><connector:item>a@b.c</connector:item>'
        "<connector:item>d@e.f</connector:item></connector:setting>",
        "+</connector:step>",
    ]
    assert after.text.count("\r") == (0 if newline == "\n" else after.text.count("\n"))


def test_taking_the_step_out_gives_the_same_bytes() -> None:
    with_step = bpmn.apply(
        bpmn.read(FILE.encode()),
        [
            change("Task_2", "step:connector", "email"),
            change("Task_2", "setting:a", "b"),
        ],  # type: ignore[list-item]
    ).document

    after = bpmn.apply(with_step, [change("Task_2", "step:connector", None)])  # type: ignore[list-item]

    assert after.document.text == FILE


def test_a_new_element_stands_with_its_like_and_is_drawn() -> None:
    values = {
        "name": "New",
        "lanes": ["Lane_2"],
        "bounds": {"x": 1, "y": 2, "width": 100, "height": 80},
    }
    create = {
        "op": "create",
        "element": "Task_9",
        "type": "bpmn:UserTask",
        "parent": "Process_1",
        "values": values,
    }

    added = difference(patched(create))

    assert added == [
        "+<bpmn:flowNodeRef>Task_9</bpmn:flowNodeRef>",
        '+<bpmn:userTask id="Task_9" name="New" />',
        '+<bpmndi:BPMNShape id="Task_9_di" bpmnElement="Task_9">',
        '+<dc:Bounds x="1" y="2" width="100" height="80" />',
        "+</bpmndi:BPMNShape>",
    ]


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
        [change("Gone", "name", "x"), change("Task_1", "name", "y")],  # type: ignore[list-item]
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

    applied = bpmn.apply(bpmn.read(FILE.encode()), [flow], deleted={"Gone"})  # type: ignore[list-item]

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

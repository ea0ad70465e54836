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
        ],
    ).document

    after = bpmn.apply(with_step, [change("Task_2", "step:connector", None)])

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

"""Any changes, sensible or not, as hypothesis draws them."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

import bpmn
from bpmn.schema import all_types

TEXT = st.text(
    st.characters(codec="utf-8", exclude_characters="\x00"), max_size=9
) | st.sampled_from(["", " ", "a\nb", "\r\n", "]]>", "<a>&amp;", "\t\"'", "None"])
SPACES = (
    'xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" '
    'xmlns:x="http://www.w3.org/2001/XMLSchema-instance" xmlns:o="urn:other"'
)
FRAGMENTS = st.sampled_from(
    [
        None,
        "",
        "text",
        "<broken",
        "<bare/>",
        f"<bpmn:timerEventDefinition {SPACES}><bpmn:timeDate "
        'x:type="bpmn:tFormalExpression">a&lt;b</bpmn:timeDate>'
        "</bpmn:timerEventDefinition>",
        f'<bpmn:standardLoopCharacteristics {SPACES} o:a="1"/>',
        f"<bpmn:script {SPACES}><![CDATA[a < b]]></bpmn:script>",
        f'<o:a {SPACES} b="&quot;"><o:c/> tail <!-- x --></o:a><o:d {SPACES}/>',
        f'<bpmn:task {SPACES} id="Smuggled"/>',
        '<step xmlns="urn:patchbay:connector:1" connector="x"/>',
        '<!DOCTYPE a><a xmlns="b"/>',
    ]
)
NUMBER = st.integers(-500, 500) | st.floats(-1e6, 1e6) | st.just(1e6 + 1)
BOUNDS = st.none() | st.fixed_dictionaries(
    dict.fromkeys(("x", "y", "width", "height"), NUMBER)
)
POINTS = st.lists(st.fixed_dictionaries({"x": NUMBER, "y": NUMBER}), max_size=4)
SETTING = st.recursive(
    TEXT,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXT, inner),
    max_leaves=4,
)
FLAG = st.sampled_from([True, False, None, "true"])
COLOUR = st.sampled_from(["#ffffff", "#012aBC", None, "red"])
PLAIN = st.none() | TEXT
TYPES = st.sampled_from([*all_types(), "bpmn:FlowNode", "Task", "bpmn:Nothing"])
VALUES: dict[str, st.SearchStrategy[Any]] = {
    "name": PLAIN,
    "{urn:vendor}mode": PLAIN,
    "{urn:new}a": PLAIN,
    "documentation": PLAIN,
    "text": PLAIN,
    "condition": st.none() | st.fixed_dictionaries({"body": TEXT, "language": PLAIN}),
    "extensionElements": FRAGMENTS,
    "xml:eventDefinitions": FRAGMENTS,
    "xml:loopCharacteristics": FRAGMENTS,
    "xml:script": FRAGMENTS,
    "xml:flowElements": FRAGMENTS,
    "step:connector": PLAIN,
    "step:operation": PLAIN,
    "step:name": PLAIN,
    "step:retry": st.none() | st.dictionaries(st.sampled_from(["wait", "0"]), TEXT),
    "step:outputs": st.none()
    | st.lists(st.fixed_dictionaries({"variable": TEXT, "value": PLAIN}), max_size=2),
    "setting:subject": st.none() | SETTING,
    "setting:to": st.none() | SETTING,
    "bounds": BOUNDS,
    "waypoints": st.none() | POINTS,
    "labelBounds": BOUNDS,
    "isExpanded": FLAG,
    "isMarkerVisible": FLAG,
    "fill": COLOUR,
    "stroke": COLOUR,
    "labelColor": COLOUR,
    "isExecutable": PLAIN,
    "type": TYPES,
}
IDENTIFIERS = [
    "parent",
    "lanes",
    "sourceRef",
    "targetRef",
    "attachedToRef",
    "default",
    "dataObjectRef",
    "processRef",
    "categoryValueRef",
    "plane",
    "id",
]
NEW = ["New_1", "New_2", "New_3"]


def change_lists(file: bytes) -> st.SearchStrategy[list[dict[str, Any]]]:
    """Return lists of changes about the elements of a file."""
    there = sorted(bpmn.read(file).by_id)[:200]
    ids = st.sampled_from([*there, *NEW]) | st.sampled_from([None, "Nobody"])
    values = dict(VALUES)
    values.update(dict.fromkeys(IDENTIFIERS, ids))
    values["lanes"] = st.lists(ids, max_size=3)
    pairs = st.sampled_from(sorted(values)).flatmap(
        lambda key: st.tuples(st.just(key), values[key])
    )
    sets = st.builds(
        lambda element, pair, before: {
            "op": "set",
            "element": element,
            "key": pair[0],
            "before": before,
            "after": pair[1],
        },
        ids,
        pairs,
        ids,
    )
    creates = st.fixed_dictionaries(
        {
            "op": st.just("create"),
            "element": st.sampled_from(NEW),
            "type": TYPES | st.sampled_from(["bpmn:Task", "bpmn:SequenceFlow"]),
            "parent": ids,
            "values": st.lists(pairs, max_size=3).map(dict),
        }
    )
    deletes = st.fixed_dictionaries({"op": st.just("delete"), "element": ids})
    return st.lists(sets | sets | creates | deletes, max_size=5)

"""Thumbnails, and whole files turned into changes."""

from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree

import pytest

import bpmn
from benchmarks.corpora import FOLDER, accepted
from tests.bpmn.example import FILE

FILES = accepted()


@pytest.mark.parametrize("path", FILES, ids=[str(p.relative_to(FOLDER)) for p in FILES])
def test_every_file_has_a_drawing(path: Path) -> None:
    drawing = bpmn.draw(FILES[path])

    root = ElementTree.fromstring(drawing)  # noqa: S314  (our own drawing)
    numbers = {v for e in root.iter() for v in e.attrib.values()}
    assert not numbers & {"nan", "inf", "-inf"}
    assert len(drawing) < 400_000


def test_a_drawing_holds_no_text_of_the_file() -> None:
    text = FILE.replace("Ask", "<script>".replace("<", "&lt;"))

    assert "script" not in bpmn.draw(bpmn.read(text.encode()))


def test_a_file_without_a_diagram_gets_a_placeholder() -> None:
    without = FILE[: FILE.index("  <bpmndi:BPMNDiagram")] + "</bpmn:definitions>"

    assert "stroke-dasharray" in bpmn.draw(bpmn.read(without.encode()))


@pytest.mark.parametrize(
    ("old", "new", "key"),
    [
        ('name="Ask"', 'name="Tell"', "name"),
        (">Old</bpmn:documentation>", ">New</bpmn:documentation>", "documentation"),
        ('x="350" y="95"', 'x="360" y="95"', "bounds"),
        ('y="120" />\n        <di', 'y="125" />\n        <di', "waypoints"),
        (' default="Flow_3"', "", "default"),
    ],
)
def test_what_changes_can_say_is_complete(old: str, new: str, key: str) -> None:
    before = bpmn.read(FILE.encode())
    after = bpmn.read(FILE.replace(old, new, 1).encode())

    comparison = bpmn.compare(before, after)

    assert comparison.complete
    assert [change["key"] for change in comparison.changes] == [key]


@pytest.mark.parametrize(
    ("old", "new"),
    [("<!-- note -->", "<!-- other -->"), ("  <bpmn:task", "<bpmn:task")],
)
def test_what_changes_cannot_say_is_not_complete(old: str, new: str) -> None:
    before, after = FILE, FILE.replace(old, new, 1)

    comparison = bpmn.compare(bpmn.read(before.encode()), bpmn.read(after.encode()))

    assert (comparison.complete, comparison.changes) == (False, [])

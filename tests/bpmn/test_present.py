"""What the browser is given: nothing that hangs it or calls out, and all else."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import etree

from bpmn import Document, RefusedFile, check, present, read

FIXTURES = Path(__file__).parent.parent / "fixtures"
UGLY = sorted((FIXTURES / "ugly").glob("*.bpmn"))
HOSTILE = sorted(
    (Path(__file__).parents[3] / "shared" / "corpora" / "hostile").glob("*.bpmn")
)
DRAWN = frozenset(
    {"not-finite-bounds", "negative-size", "far-coordinates"}
    | {"long-name", "bad-colour", "outside-image"}
)


def shown(document: Document) -> Document:
    return read(present(document).encode("utf-8"))


def outline(document: Document) -> list[tuple[str, str | None]]:
    return [(str(element.tag), element.get("id")) for element in document.elements()]


def assert_safe(before: Document) -> None:
    after = shown(before)
    assert not {finding.rule for finding in check(after)} & DRAWN
    assert outline(after) == outline(before)
    assert after.encoding == "utf-8"


@pytest.mark.parametrize("path", UGLY, ids=lambda path: path.stem)
def test_an_ugly_file_is_presented_safely(path: Path) -> None:
    data = path.read_bytes()
    document = read(data)
    assert_safe(document)
    assert document.data == data


@pytest.mark.parametrize("path", HOSTILE, ids=lambda path: path.stem)
def test_a_hostile_file_is_refused_or_safe(path: Path) -> None:
    try:
        document = read(path.read_bytes())
    except RefusedFile:
        return
    assert_safe(document)


@pytest.mark.parametrize("path", UGLY, ids=lambda path: path.stem)
def test_only_what_is_drawn_differs(path: Path) -> None:
    document = read(path.read_bytes())
    if {finding.rule for finding in check(document)} & DRAWN:
        assert present(document) != document.text
    else:
        assert etree.tostring(shown(document).root) == etree.tostring(document.root)


def test_a_safe_file_is_given_as_it_is() -> None:
    document = read((FIXTURES / "ugly" / "accepted.colours.bpmn").read_bytes())
    assert present(document) == document.text


def test_a_value_beside_a_bad_one_stays() -> None:
    path = FIXTURES / "ugly" / "not-finite-bounds.nan.bpmn"
    text = present(read(path.read_bytes()))
    assert 'x="0" y="80" width="100" height="80"' in text


def test_a_long_name_is_cut_as_drawn() -> None:
    path = FIXTURES / "ugly" / "long-name.task.bpmn"
    name = shown(read(path.read_bytes())).by_id["T"].get("name", "")
    assert len(name) == 2_000
    assert name.endswith("…")

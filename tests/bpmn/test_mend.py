"""Broken files that can be mended: the copy is accepted and the repairs are told."""

from __future__ import annotations

from pathlib import Path

import pytest

from bpmn import RefusedFile, mend, read
from bpmn.mend.difference import difference

FIXTURES = Path(__file__).parent.parent / "fixtures"
MENDABLE = sorted((FIXTURES / "mendable").glob("*.bpmn"))
REFUSED = sorted((FIXTURES / "refused").glob("*.bpmn"))
STILL_MENDABLE = frozenset(
    {"undeclared-prefix", "declared-utf-16", "ascii-with-letters"}
    | {"overlong-utf-8", "lone-surrogate"}
)
TOLD = {
    "undeclared-prefix": "was not declared",
    "blank-before-declaration": "before the XML declaration",
    "blank-in-declaration": "missing blank",
    "latin-1-bytes": "Latin-1",
    "declared-utf-16": "declared as UTF-8",
    "declared-ascii": "declared as UTF-8",
    "blank-in-address": "namespace address",
    "html-entity": "HTML",
    "repeated-attribute": "twice",
    "several": "was not declared",
}


@pytest.mark.parametrize("path", MENDABLE, ids=lambda path: path.stem)
def test_a_broken_file_is_refused_and_mended(path: Path) -> None:
    with pytest.raises(RefusedFile) as refused:
        read(path.read_bytes())
    mended = mend(path.read_bytes())
    assert mended is not None
    assert refused.value.mendable
    assert read(mended.data).by_id["T"].get("name")
    assert TOLD[path.name.split(".")[0]] in " ".join(mended.repairs)


@pytest.mark.parametrize("path", MENDABLE, ids=lambda path: path.stem)
def test_only_lines_of_the_difference_change(path: Path) -> None:
    mended = mend(path.read_bytes())
    assert mended is not None
    after = read(mended.data).text.splitlines()
    kept = [line[1:] for line in mended.diff.splitlines()[2:] if line[:1] in "+ "]
    assert mended.diff.startswith("--- as imported\n+++ mended\n@@ ")
    assert set(kept) <= set(after)


@pytest.mark.parametrize("path", REFUSED, ids=lambda path: path.stem)
def test_a_bad_file_is_not_mended(path: Path) -> None:
    offered = mend(path.read_bytes()) is not None
    assert offered == (path.stem.split(".")[1] in STILL_MENDABLE)


def test_letters_of_latin_1_are_right() -> None:
    mended = mend((FIXTURES / "mendable" / "latin-1-bytes.mixed.bpmn").read_bytes())
    assert mended is not None
    assert read(mended.data).by_id["T"].get("name") == "Prüfen € é"


def test_a_file_that_is_accepted_needs_no_mending() -> None:
    path = FIXTURES / "ugly" / "accepted.utf-16.bpmn"
    assert mend(path.read_bytes()) is None


def test_a_difference_names_dropped_and_changed_lines() -> None:
    before = "\n\na\nb\nc\nd\ne\nf\n"
    assert difference(before, "a\nb\nc\nd\ne\nF\n").splitlines() == [
        "--- as imported",
        "+++ mended",
        "@@ -1,8 +1,6 @@",
        *["-", "-", " a", " b", " c", " d", " e", "-f", "+F"],
    ]

"""Any change sets: refused or applied whole, and the kept tree stays the file."""

from __future__ import annotations

import contextlib
from collections import Counter
from pathlib import Path
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

import bpmn
from bpmn.source import Tree, plant
from tests.bpmn.any_changes import change_lists

# What is rare: several planes, nested lanes, data, a step, odd text.
FILE = (Path(__file__).parent.parent / "fixtures/rich.bpmn").read_bytes()
SET_LISTS = st.lists(change_lists(FILE), min_size=1, max_size=4)


def indexes(tree: Tree) -> dict[str, Any]:
    """What a tree knows about its text, told by the texts of the elements."""
    return {
        "text": tree.text(),
        "by_id": {key: node.start for key, node in tree.by_id.items()},
        "drawn": {
            key: [node.start for node in nodes]
            for key, nodes in tree.drawn.items()
            if nodes
        },
        "planes": Counter(node.start for node in tree.planes),
        "uses": +tree.uses,
    }


def offer(document: bpmn.Document, changes: list[dict[str, Any]]) -> bpmn.Document:
    """The document after a change set, or as it was where that is refused."""
    with contextlib.suppress(bpmn.RefusedChange):
        checked = bpmn.check_changes(changes)
        return bpmn.apply(document, checked).document
    return document


@settings(max_examples=250, deadline=None)
@given(SET_LISTS)
def test_a_kept_tree_knows_what_a_fresh_one_would(
    sets: list[list[dict[str, Any]]],
) -> None:
    document = bpmn.read(FILE)
    for changes in sets:
        document = offer(document, changes)
        for tree in document.trees:
            assert indexes(tree) == indexes(plant(document.text))


@settings(max_examples=150, deadline=None)
@given(SET_LISTS)
def test_a_kept_tree_gives_what_the_file_gives(
    sets: list[list[dict[str, Any]]],
) -> None:
    kept = fresh = bpmn.read(FILE)
    for changes in sets:
        kept = offer(kept, changes)
        fresh = offer(bpmn.read(fresh.data), changes)
        assert kept.data == fresh.data

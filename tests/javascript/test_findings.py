"""The rules on the server: the same bundle, the same findings as in the page."""

from __future__ import annotations

import re
import subprocess
import sys
import threading
from pathlib import Path
from typing import Any

import pytest

import bpmn
import javascript
from tests.javascript.shipped import MANIFESTS

ROOT = Path(__file__).parent.parent.parent
RULES = sorted((ROOT / "tests" / "fixtures" / "rules").iterdir())
PAGES = {page.stem for page in (ROOT / "docs" / "rules").glob("*.md")} - {"README"}


def rules_in(path: Path) -> set[str]:
    """Return the rules that have something to say about a file."""
    text = bpmn.read(path.read_bytes()).text
    return {finding["rule"] for finding in javascript.findings(text, MANIFESTS)}


@pytest.mark.parametrize("folder", RULES, ids=[one.name for one in RULES])
def test_a_rule_finds_the_bad_and_leaves_the_good(folder: Path) -> None:
    assert folder.name not in rules_in(folder / "good.bpmn")
    assert folder.name in rules_in(folder / "bad.bpmn")


@pytest.mark.parametrize("folder", RULES, ids=[one.name for one in RULES])
def test_a_finding_names_the_element_in_words(folder: Path) -> None:
    text = (folder / "bad.bpmn").read_text(encoding="utf-8")

    found = [
        one
        for one in javascript.findings(text, MANIFESTS)
        if one["rule"] == folder.name
    ]

    assert all(one["element"] and '"' in one["message"] for one in found)


def test_a_finding_names_the_line_of_its_element_or_setting() -> None:
    path = ROOT / "tests/fixtures/rules/unreadable-expression/bad.bpmn"
    lines = path.read_text(encoding="utf-8").splitlines()

    found = javascript.findings("\n".join(lines), MANIFESTS)

    told = [one for one in found if one["rule"] == "unreadable-expression"]
    for one in told:
        start = lines[(one["line"] or 0) - 1]
        assert f'name="{one["setting"]}"' in start or f'id="{one["element"]}"' in start
    assert any(one["setting"] and one["line"] for one in told)


def test_a_connector_is_known_whose_id_is_written_with_references() -> None:
    text = (RULES[0] / "good.bpmn").read_text(encoding="utf-8")
    hidden = text.replace('connector="email"', 'connector="e&#109;ail"')
    assert hidden != text

    assert javascript.findings(hidden, MANIFESTS) == javascript.findings(
        text, MANIFESTS
    )


def test_every_rule_has_a_page_and_every_page_a_rule() -> None:
    shared = ROOT / "frontend" / "src" / "shared"
    known = {path.stem for path in (shared / "rules").glob("*.js")} - {
        "index",
        "rules.test",
    }
    structure = (shared / "structure" / "rules.js").read_text(encoding="utf-8")
    known |= set(re.findall(r"bpmnlint/rules/([\w-]+)\.js", structure))
    in_file = {
        path.name.split(".")[0] for path in (ROOT / "tests/fixtures/ugly").iterdir()
    }

    assert known <= PAGES
    assert in_file - {"accepted"} <= PAGES
    assert {folder.name for folder in RULES} <= PAGES


def test_a_large_diagram_is_linted_in_a_second_pass_without_repeats() -> None:
    text = (RULES[0] / "bad.bpmn").read_text(encoding="utf-8")

    first = javascript.findings(text, MANIFESTS)

    assert javascript.findings(text, MANIFESTS) == first


EXPRESSIONS: list[tuple[str, dict[str, Any], Any]] = [
    ("1 + 2", {}, 3),
    ("order.total > 100", {"order": {"total": 150}}, True),
    ('if a then "x" else "y"', {"a": False}, "y"),
    ("count([1, 2, 3])", {}, 3),
    ("upper case(name)", {"name": "ada"}, "ADA"),
    ("some x in numbers satisfies x > 2", {"numbers": [1, 2, 3]}, True),
]


@pytest.mark.parametrize(("text", "context", "expected"), EXPRESSIONS)
def test_feel_is_evaluated(text: str, context: dict[str, Any], expected: Any) -> None:
    assert javascript.evaluate(text, context) == expected


@pytest.mark.parametrize("text", ["1 +", "if a then", "{{", ")"])
def test_what_is_not_feel_has_a_place(text: str) -> None:
    problem = javascript.check_expression(text)

    assert problem
    assert problem["message"]


def test_a_loop_is_stopped() -> None:
    with pytest.raises(javascript.JavaScriptError):
        javascript.evaluate("count(for x in 1..100000000 return x)", {}, timeout=0.3)

    assert javascript.evaluate("1 + 1", {}) == 2


def test_threads_have_engines_of_their_own() -> None:
    results: list[Any] = []
    threads = [
        threading.Thread(
            target=lambda: results.append(javascript.evaluate("2 * 3", {}))
        )
        for _ in range(3)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert results == [6, 6, 6]


def test_a_process_that_has_linted_ends(tmp_path: Path) -> None:
    script = "import javascript; javascript.findings('<a/>', [])"

    for _ in range(3):
        done = subprocess.run(
            [sys.executable, "-c", script], cwd=ROOT, timeout=30, check=False
        )
        assert done.returncode == 0

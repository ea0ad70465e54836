"""Findings: each rule on the file that shows it, real files in time."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from bpmn import RefusedFile, check, read
from bpmn.check.wording import reworded
from bpmn.namespaces import BPMN

FIXTURES = Path(__file__).parent.parent / "fixtures"
UGLY = sorted((FIXTURES / "ugly").glob("*.bpmn"))
CORPORA = Path(__file__).parents[3] / "shared" / "corpora"
HEAD = f'<definitions xmlns="{BPMN}" targetNamespace="urn:t"><process id="P">'
ATTRIBUTES = " ".join(f"a{number}='1'" for number in range(250))
TAIL = "</process></definitions>"


def inside(content: str) -> bytes:
    return (HEAD + content + TAIL).encode()


def rules_of(data: bytes) -> set[str]:
    return {finding.rule for finding in check(read(data))}


@pytest.mark.parametrize("path", UGLY, ids=lambda path: path.stem)
def test_an_ugly_file_is_accepted_with_its_finding(path: Path) -> None:
    expected = path.name.split(".")[0]
    assert rules_of(path.read_bytes()) == (
        set() if expected == "accepted" else {expected}
    )


@pytest.mark.parametrize("path", UGLY, ids=lambda path: path.stem)
def test_a_finding_says_where_and_is_a_sentence(path: Path) -> None:
    for finding in check(read(path.read_bytes())):
        assert finding.line is not None
        assert finding.message.endswith(".")
        assert "{http" not in finding.message
        assert len(finding.message) < 400


def test_a_finding_names_element_and_attribute() -> None:
    path = FIXTURES / "ugly" / "not-finite-bounds.nan.bpmn"
    finding = check(read(path.read_bytes()))[0]
    assert (finding.element, finding.setting, finding.line) == ("T", "x", 13)
    assert 'The shape of "T" has "NaN" as x' in finding.message


@pytest.mark.parametrize(
    ("attributes", "severity"),
    [('sourceRef="GONE" targetRef="T"', "error"), ('targetRef="T"', "error")],
)
def test_a_broken_flow_is_an_error(attributes: str, severity: str) -> None:
    flow = f'<sequenceFlow id="F" {attributes}/><task id="T"/>'
    finding = next(f for f in check(read(inside(flow))) if f.element == "F")
    assert (finding.rule, finding.severity) == ("missing-reference", severity)
    assert finding.setting == "sourceRef"


def test_a_missing_message_is_a_warning() -> None:
    findings = check(read(inside('<receiveTask id="T" messageRef="GONE"/>')))
    assert "error" not in {finding.severity for finding in findings}


def test_a_reference_to_another_file_is_no_finding() -> None:
    task = '<receiveTask id="T" xmlns:o="urn:other" messageRef="o:M"/>'
    assert rules_of(inside(task)) == {"no-diagram"}


def test_a_reference_with_the_prefix_of_this_file_is_looked_up() -> None:
    task = '<receiveTask id="T" xmlns:me="urn:t" messageRef="me:M"/>'
    assert rules_of(inside(task)) == {"no-diagram", "missing-reference"}


def test_content_of_vendors_is_not_compared_with_the_schema() -> None:
    content = '<extensionElements><v:a xmlns:v="urn:v"/><VpId/></extensionElements>'
    assert rules_of(inside(content)) == {"no-diagram", "unknown-namespace"}


@pytest.mark.parametrize(
    "content",
    [
        '<sequenceFlow id="a"/>' * 20_000,
        '<task id="a"/>' * 20_000,
        "<task zork='1'/>" * 20_000,
        f"<task {ATTRIBUTES}/>" * 300,
    ],
    ids=["flows", "ids", "attribute", "attributes"],
)
def test_many_findings_take_little_time_and_are_summed_up(content: str) -> None:
    document = read(inside(content))
    started = time.perf_counter()
    findings = check(document)
    assert time.perf_counter() - started < 10
    assert len(findings) < 1_100


@pytest.mark.parametrize(
    ("message", "words"),
    [
        (
            "Element '{urn:x}task': Missing child element(s). Expected is one of "
            "( {urn:x}a, {urn:x}b ).",
            "is not complete. Missing: a, b.",
        ),
        (
            "Element 'task', attribute 'id': '1' is not a valid value of the atomic "
            "type 'xs:ID'.",
            'has a wrong id: "1" is not an id: a letter or _, then letters, digits, '
            "- and _.",
        ),
        ("Something else", "is not as the schema of BPMN 2.0 says."),
    ],
)
def test_the_words_of_the_schema_are_plain(message: str, words: str) -> None:
    assert reworded(message).text == words


@pytest.mark.skipif(not CORPORA.is_dir(), reason="The corpora are not here")
def test_all_real_files_are_checked_in_time() -> None:
    started = time.perf_counter()
    accepted = 0
    for path in sorted(CORPORA.glob("*/*.*")):
        if path.suffix not in (".bpmn", ".xml"):
            continue
        try:
            check(read(path.read_bytes()))
        except RefusedFile:
            continue
        accepted += 1
    assert accepted > 100
    assert time.perf_counter() - started < 10

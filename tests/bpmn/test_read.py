"""Files that are refused: each with its code, in time, and nothing fetched."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from bpmn import RefusedFile, mend, read
from bpmn.namespaces import BPMN

FIXTURES = Path(__file__).parent.parent / "fixtures"
REFUSED = sorted((FIXTURES / "refused").glob("*.bpmn"))
HEAD = f'<definitions xmlns="{BPMN}" targetNamespace="urn:t"><process id="P">'
TAIL = "</process></definitions>"
SECONDS = 1.0


def inside(content: str) -> bytes:
    return (HEAD + content + TAIL).encode()


def attributes(count: int) -> str:
    return " ".join(f'a{number}="1"' for number in range(count))


def declarations(count: int) -> str:
    return " ".join(f'xmlns:n{number}="urn:n"' for number in range(count))


HUGE = {
    "too-large.text": inside("<documentation>" + "x" * 10_500_000 + "</documentation>"),
    "too-large.zeros": b"\0" * 10_500_000,
    "too-many-elements.tasks": inside("<task/>" * 60_000),
    "too-deep.sub-processes": inside("<subProcess>" * 250 + "</subProcess>" * 250),
    "too-deep.unclosed": HEAD.encode() + b"<subProcess>" * 500_000,
    "too-many-attributes.task": inside(f"<task {attributes(257)}/>"),
    "too-many-attributes.50,000": inside(f"<task {attributes(50_000)}/>"),
    "too-many-attributes.namespaces": inside(f"<task {declarations(20_000)}/>"),
    "attribute-too-long.name": inside(f'<task name="{"x" * 1_000_001}"/>'),
    "attribute-too-long.5-mb": inside(f'<task name="{"x" * 5_000_000}"/>'),
    "truncated.long-tag": b"<" + b"a" * 9_000_000,
    "not-xml.opening-signs": b"<" * 9_000_000,
    "not-xml.zeros": b"\0" * 9_000_000,
    "not-xml.long-name": inside("<" + "a" * 9_000_000 + "/>"),
    "truncated.comment": (HEAD + "<!--" + "x" * 9_000_000).encode(),
    "truncated.attribute": (HEAD + '<task name="' + "x" * 9_000_000).encode(),
    "encoding.bytes": b"\xe9" * 9_000_000,
    "doctype.long": b"<!DOCTYPE d [" + b'<!ENTITY a "b">' * 500_000 + b"]><d/>",
}


def refusal(data: bytes) -> RefusedFile:
    started = time.perf_counter()
    with pytest.raises(RefusedFile) as refused:
        read(data)
    assert time.perf_counter() - started < SECONDS
    return refused.value


@pytest.mark.parametrize("path", REFUSED, ids=lambda path: path.stem)
def test_a_bad_file_is_refused_with_its_code(path: Path) -> None:
    refused = refusal(path.read_bytes())
    assert refused.code == path.name.split(".")[0]
    assert refused.message.endswith(".")


@pytest.mark.parametrize("name", HUGE)
def test_a_huge_file_is_refused_in_time(name: str) -> None:
    assert refusal(HUGE[name]).code == name.split(".")[0]


@pytest.mark.parametrize("name", HUGE)
def test_a_huge_file_is_not_mended(name: str) -> None:
    assert mend(HUGE[name]) is None


@pytest.mark.parametrize(
    "content",
    [
        "<task/>" * 59_998,
        "<subProcess>" * 248 + "</subProcess>" * 248,
        f"<task {attributes(256)}/>",
        f'<task name="{"x" * 1_000_000}"/>',
    ],
    ids=["elements", "depth", "attributes", "attribute"],
)
def test_a_file_at_the_limit_is_accepted(content: str) -> None:
    assert read(inside(content)).text


def test_no_file_is_read_and_nothing_fetched(tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_text("secret", encoding="utf-8")
    doctype = f'<!DOCTYPE d [<!ENTITY e SYSTEM "{secret.as_uri()}">]>'
    refused = refusal(doctype.encode() + inside("<task name='&e;'/>"))
    assert refused.code == "doctype"
    assert "secret" not in refused.message


@pytest.mark.parametrize("encoding", ["windows-1252", "iso-8859-1", "utf-16", "utf8"])
def test_the_text_is_the_same_in_every_encoding(encoding: str) -> None:
    declaration = f'<?xml version="1.0" encoding="{encoding}"?>'
    text = declaration + inside('<task name="Prüfen"/>').decode()
    assert read(text.encode(encoding)).text == text


def test_lines_count_from_a_declaration_over_two_lines() -> None:
    data = b'<?xml version="1.0"\n encoding="UTF-8"?>\n' + inside("<task id='T'/>")
    assert read(data).root.sourceline == 3

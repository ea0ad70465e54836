"""What would not run is refused with the name of the element; the document says so."""

from __future__ import annotations

from pathlib import Path

import pytest

import bpmn
from runtime.engine import unsupported
from runtime.engine.support import REFUSED, tables
from tests.runtime.engine.diagrams import Diagram, document_of

DOCUMENT = Path(__file__).parents[3] / "docs" / "bpmn-support.md"
STEP = '<extensionElements><connector:step connector="x" operation="y"/>'
RUNNING = f"""
    start s
    service A | {STEP}</extensionElements>
    boundary b on A timer PT1S stay
    user B
    xor x
    task C
    script D @scriptFormat=feel | <script>1</script>
    throw t signal G
    catch c message M
    end e error E1
    s > A > B > x
    x > C : n > 1
    x > D : default
    b > t > c > e
    event H
      start s2 error E1
      user F
      s2 > F
"""
REFUSALS = {
    "complex gateway": ("complex Odd", "complex gateways"),
    "service task": ("service Odd", "no connector"),
    "script": ("script Odd @scriptFormat=groovy | <script>x</script>", "groovy"),
    "script without": ("script Odd | <script>x</script>", "no language"),
    "empty script": ("script Odd @scriptFormat=feel", "empty"),
    "rule": ("rule Odd", "decision table"),
    "rule table": (
        "rule Odd | <extensionElements><connector:decision hitPolicy='best'>"
        "<connector:output name='a'/></connector:decision></extensionElements>",
        "hit policy",
    ),
    "rule sizes": (
        "rule Odd | <extensionElements><connector:decision>"
        "<connector:input expression='n'/><connector:output name='a'/>"
        "<connector:rule><connector:when>1</connector:when></connector:rule>"
        "</connector:decision></extensionElements>",
        "rule 1",
    ),
    "call": ("call Odd", "which process"),
    "loop": ("user Odd | <standardLoopCharacteristics/>", "neither a condition"),
    "maximum": (
        "user Odd | <standardLoopCharacteristics loopMaximum='-1'/>",
        "maximum",
    ),
    "instances": ("user Odd | <multiInstanceLoopCharacteristics/>", "number"),
    "quantity": ("user Odd @startQuantity=0", "quantity"),
    "place": ("catch Odd error E1", "error event"),
    "nothing": ("catch Odd", "waits for nothing"),
    "sub start": ("sub A\n  start Odd timer PT1S", "timer event"),
    "no time": ("catch Odd timer", "no time"),
    "bad time": ("catch Odd timer PTsoon", "PTsoon"),
    "condition": ("catch Odd conditional", "condition"),
    "signal": ("throw Odd signal", "signal"),
    "link": ("throw Odd link L", "link"),
    "unattached": ("boundary Odd on nothing timer PT1S", "no activity"),
    "handler": ("user A\nboundary Odd on A compensation", "association"),
    "cancel": ("end Odd cancel", "transaction"),
    "cancel border": ("transaction T\n  end Odd cancel", '"T"'),
    "event sub-process": ("event Odd\n  user A", "start events"),
    "event gateway": ("events Odd\nuser A\nOdd > A", '"A"'),
    "exclusive": ("xor Odd\nuser A\nuser B\nOdd > A\nOdd > B", "no condition"),
    "parallel": ("and Odd\nuser A\nOdd > A : n > 1", "condition"),
    "crossing": ("user Odd\nsub S\n  user A\nOdd > A", "border"),
    "out of an end": ("end Odd\nuser A\nOdd > A", "out of it"),
    "association": (
        "user Odd | <dataInputAssociation><transformation>x</transformation>"
        "</dataInputAssociation>",
        "transformation",
    ),
}


def test_what_runs_has_no_finding() -> None:
    assert unsupported(document_of(RUNNING)) == []


@pytest.mark.parametrize("name", REFUSALS)
def test_what_would_not_run_is_named(name: str) -> None:
    text, part = REFUSALS[name]
    found = [one for one in unsupported(document_of(text)) if one.element == "Odd"]

    assert [(one.rule, one.severity) for one in found] == [("cannot-run", "error")]
    assert '"Odd"' in found[0].message
    assert part in found[0].message
    assert found[0].line is not None


@pytest.mark.parametrize("tag", ["choreography", "globalChoreographyTask"])
def test_choreographies_are_refused(tag: str) -> None:
    data = Diagram("start s").data()
    data = data.replace(b"</definitions>", f'<{tag} id="Odd"/></definitions>'.encode())

    assert [one.element for one in unsupported(bpmn.read(data))] == ["Odd"]


def test_every_check_of_the_table_is_tested() -> None:
    asked = set()
    for text, _ in REFUSALS.values():
        document = document_of(text)
        messages = " ".join(one.message for one in unsupported(document))
        asked |= {row.construct for row in REFUSED if row.instead in messages}
    untested = {row.construct for row in REFUSED} - asked

    assert untested == {"Choreography", "Correlation by keys"}


def test_the_document_prints_the_table() -> None:
    assert tables() in DOCUMENT.read_text(encoding="utf-8")

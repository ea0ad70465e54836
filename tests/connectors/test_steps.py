"""Steps are read from the file as the page reads them."""

from __future__ import annotations

from lxml import etree

from connectors.steps import StepOutput, step_of

AROUND = """<b:task xmlns:b="http://www.omg.org/spec/BPMN/20100524/MODEL"
  xmlns:c="urn:patchbay:connector:1" xmlns:o="urn:other">{}</b:task>"""
STEP = """<b:extensionElements><o:before/>
  <c:step connector="email" operation="send" version="1.2.0" credential="sales-mail"
    name="Email" o:mark="1">
    <c:setting name="subject"> Hi <!-- there --> {{ name }}
</c:setting>
    <c:setting name="subject">second</c:setting>
    <c:setting name="to">
      <c:item>a@b.example</c:item>
      <c:item>= others</c:item>
    </c:setting>
    <c:setting name="headers"><c:entry key="X">1</c:entry><c:entry key="Y"/></c:setting>
    <c:setting name="rows"><c:item><c:entry key="a">1</c:entry></c:item></c:setting>
    <c:setting name="empty"/>
    <c:retry attempts="3" wait="PT30S" o:mark="1"/>
    <c:output variable="receipt"/>
    <c:output variable="id" value="=message_id"/>
    <o:future/>
  </c:step></b:extensionElements>"""


def element(inner: str) -> etree._Element:
    """Return a task with this inside."""
    return etree.fromstring(AROUND.format(inner))


def test_everything_of_a_step_is_read() -> None:
    step = step_of(element(STEP))

    assert step is not None
    assert (step.connector, step.operation, step.version) == ("email", "send", "1.2.0")
    assert (step.credential, step.name) == ("sales-mail", "Email")
    assert step.settings == {
        "subject": " Hi  {{ name }}\n",
        "to": ["a@b.example", "= others"],
        "headers": {"X": "1", "Y": ""},
        "rows": [{"a": "1"}],
        "empty": "",
    }
    assert step.retry == {"attempts": "3", "wait": "PT30S"}
    assert step.outputs == [StepOutput("receipt"), StepOutput("id", "=message_id")]


def test_element_without_a_step_has_none() -> None:
    assert step_of(element("")) is None
    assert step_of(element("<b:extensionElements/>")) is None


def test_step_that_says_little_is_a_step() -> None:
    step = step_of(
        element('<b:extensionElements><c:step connector="x"/></b:extensionElements>')
    )

    assert step is not None
    assert (step.connector, step.operation, step.settings, step.retry) == (
        "x",
        "",
        {},
        {},
    )

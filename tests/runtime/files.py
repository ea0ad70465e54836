"""Small BPMN files for the tests of Requests."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise
from xml.sax.saxutils import escape, quoteattr

HEAD = (
    '<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" '
    'xmlns:connector="urn:patchbay:connector:1" targetNamespace="urn:test">'
)


def definitions(*content: str) -> bytes:
    """Return a file with this content."""
    return f"{HEAD}{''.join(content)}</bpmn:definitions>".encode()


def process(*content: str, identifier: str = "Process_1") -> str:
    """Return an executable process."""
    return (
        f'<bpmn:process id="{identifier}" isExecutable="true">'
        f"{''.join(content)}</bpmn:process>"
    )


def node(tag: str, identifier: str, *content: str, **attributes: str) -> str:
    """Return a flow node; its name is its id."""
    listed = {"id": identifier, "name": identifier, **attributes}
    shown = " ".join(f"{key}={quoteattr(value)}" for key, value in listed.items())
    return f"<bpmn:{tag} {shown}>{''.join(content)}</bpmn:{tag}>"


def step(operation: str = "work", *content: str, **settings: str) -> str:
    """Return extension elements with a step of the probe."""
    written = "".join(
        f'<connector:setting name="{name}">{escape(value)}</connector:setting>'
        for name, value in settings.items()
    )
    return (
        "<bpmn:extensionElements>"
        f'<connector:step connector="probe" operation="{operation}" version="1.0.0">'
        f"{written}{''.join(content)}</connector:step></bpmn:extensionElements>"
    )


def work(
    identifier: str, operation: str = "work", *content: str, **settings: str
) -> str:
    """Return a service task that the probe does."""
    return node("serviceTask", identifier, step(operation, *content, **settings))


def output(variable: str, value: str = "") -> str:
    """Return what a step writes."""
    shown = f" value={quoteattr(value)}" if value else ""
    return f'<connector:output variable="{variable}"{shown}/>'


def form(*fields: tuple[str, str]) -> str:
    """Return extension elements with required fields: name and type."""
    written = "".join(
        f'<connector:field name="{name}" type="{kind}" required="true"/>'
        for name, kind in fields
    )
    return (
        "<bpmn:extensionElements>"
        f"<connector:form>{written}</connector:form></bpmn:extensionElements>"
    )


def flow(source: str, target: str, condition: str = "") -> str:
    """Return a sequence flow."""
    body = (
        f"<bpmn:conditionExpression>{escape(condition)}</bpmn:conditionExpression>"
        if condition
        else ""
    )
    return (
        f'<bpmn:sequenceFlow id="{source}-{target}" sourceRef="{source}" '
        f'targetRef="{target}">{body}</bpmn:sequenceFlow>'
    )


def chain(identifiers: Iterable[str]) -> str:
    """Return the flows that connect nodes in their order."""
    listed = list(identifiers)
    return "".join(flow(a, b) for a, b in pairwise(listed))


def straight(*nodes: tuple[str, str]) -> bytes:
    """Return a file of start, these nodes (id and XML), end."""
    names = ["Start", *(name for name, _xml in nodes), "End"]
    content = "".join(xml for _name, xml in nodes)
    start, end = node("startEvent", "Start"), node("endEvent", "End")
    return definitions(process(start, content, end, chain(names)))


def timer(duration: str) -> str:
    """Return a timer event definition."""
    return (
        "<bpmn:timerEventDefinition><bpmn:timeDuration>"
        f"{duration}</bpmn:timeDuration></bpmn:timerEventDefinition>"
    )

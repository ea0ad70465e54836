"""The schema of what people are asked for, against the documentation and the rule."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from lxml import etree

from bpmn.namespaces import CONNECTOR

ROOT = Path(__file__).parent.parent.parent
RULE = ROOT / "tests" / "fixtures" / "rules" / "invalid-form"
FORM = f"{{{CONNECTOR}}}form"


@pytest.fixture(scope="module")
def schema() -> etree.XMLSchema:
    """Return the schema of our namespace."""
    path = ROOT / "connectors" / "schemas" / "connector.xsd"
    return etree.XMLSchema(etree.parse(str(path)))


def test_the_documented_form_is_valid(schema: etree.XMLSchema) -> None:
    text = (ROOT / "docs" / "connector-file.md").read_text(encoding="utf-8")
    found = re.search(r"<connector:form.*?</connector:form>", text, re.DOTALL)
    assert found is not None

    assert schema.validate(etree.fromstring(found[0])), schema.error_log


def test_a_form_without_findings_is_valid(schema: etree.XMLSchema) -> None:
    form = next(etree.parse(str(RULE / "good.bpmn")).iter(FORM))

    assert schema.validate(form), schema.error_log


@pytest.mark.parametrize(
    "field",
    [
        "<connector:field/>",
        '<connector:field name="a b"/>',
        '<connector:field name="a..b"/>',
        '<connector:field name="a" type="colour"/>',
        '<connector:field name="a" required="often"/>',
        '<connector:field name="a"><connector:choice/></connector:field>',
    ],
)
def test_other_forms_are_invalid(schema: etree.XMLSchema, field: str) -> None:
    text = f'<connector:form xmlns:connector="{CONNECTOR}">{field}</connector:form>'

    assert not schema.validate(etree.fromstring(text))

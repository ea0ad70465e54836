"""Whatever a template holds, each of its properties is accounted for."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st
from patchbay_sdk.manifest import check_manifest
from patchbay_tools.templates.connector import connector_of
from patchbay_tools.templates.reading import checked, schema_problem

from tests.templates_import.makings import Property, template

KINDS = ["String", "Text", "Number", "Boolean", "Dropdown", "Hidden"]
NAMES = [f"p{number}" for number in range(8)]
VALUES = st.sampled_from(["a", "b", "", "=x", True, False, 1])
CONDITIONS = st.recursive(
    st.one_of(
        st.builds(
            lambda name, value: {"property": name, "equals": value},
            st.sampled_from(NAMES),
            VALUES,
        ),
        st.builds(
            lambda name, values: {"property": name, "oneOf": values},
            st.sampled_from(NAMES),
            st.lists(st.sampled_from(["a", "b"]), min_size=1, max_size=3),
        ),
        st.builds(
            lambda name, one: {"property": name, "isActive": one},
            st.sampled_from(NAMES),
            st.booleans(),
        ),
    ),
    lambda inner: st.builds(
        lambda parts: {"allMatch": parts}, st.lists(inner, min_size=1, max_size=3)
    ),
    max_leaves=4,
)


@st.composite
def properties(draw: st.DrawFn) -> Property:
    """Return a property as templates have them, sound or not."""
    kind = draw(st.sampled_from(KINDS))
    found: Property = {
        "id": draw(st.sampled_from(NAMES)),
        "label": draw(st.text(max_size=70)),
        "type": kind,
        "binding": {"type": "zeebe:input", "name": draw(st.sampled_from(NAMES))},
    }
    if draw(st.booleans()):
        found["condition"] = draw(CONDITIONS)
    if draw(st.booleans()):
        found["value"] = draw(VALUES)
    if draw(st.booleans()):
        found["feel"] = draw(st.sampled_from(["optional", "required", "static"]))
    if draw(st.booleans()):
        found["constraints"] = {"notEmpty": True, "pattern": draw(st.text(max_size=8))}
    if kind == "Dropdown":
        found["choices"] = [{"name": "A", "value": "a"}, {"name": "B", "value": "b"}]
    return found


@settings(max_examples=300, deadline=None)
@given(st.lists(properties(), max_size=8))
def test_of_any_template_no_property_is_lost(given_properties: list[Property]) -> None:
    source = checked(template(*given_properties))
    schema_problem(source)
    found = connector_of(source)
    report = found.report

    assert check_manifest(found.manifest) == []
    assert report.properties == len(source["properties"])
    told = report.covered + len(report.changed)
    assert told >= 0.98 * report.properties
    assert all(one.reason for one in report.changed)

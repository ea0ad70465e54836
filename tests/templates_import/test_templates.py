"""Element templates become connectors, with a report of each property."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from patchbay_sdk.manifest import check_manifest
from patchbay_tools.command import main
from patchbay_tools.templates.connector import connector_of
from patchbay_tools.templates.reading import checked

from tests.templates_import.makings import Property, field, template


def made(*properties: Property, **more: Any) -> tuple[dict[str, Any], Any]:
    """Return the first operation of the connector of a template, and the report."""
    connector = connector_of(checked(template(*properties, **more)))
    assert check_manifest(connector.manifest) == []
    return connector.manifest["operations"][0], connector.report


def setting(operation: dict[str, Any], name: str) -> dict[str, Any]:
    """Return a setting by name."""
    return next(one for one in operation["settings"] if one["name"] == name)


METHOD = field(
    "method",
    "Dropdown",
    value="get",
    choices=[{"name": "GET", "value": "get"}, {"name": "POST", "value": "post"}],
)


def test_each_type_has_its_control() -> None:
    operation, report = made(
        field("title", constraints={"notEmpty": True, "maxLength": 9}, feel="optional"),
        field("body", "Text", language="json", tooltip="What is <b>sent</b> there."),
        field("count", "Number", feel="static", value=3),
        field("loud", "Boolean", value=True),
        field("when", feel="required", value="=now()"),
        METHOD,
        groups=[{"id": "g", "label": "G"}],
    )

    kinds = {one["name"]: one["type"] for one in operation["settings"]}
    assert kinds == {
        "title": "string",
        "body": "code",
        "count": "number",
        "loud": "boolean",
        "when": "expression",
        "method": "choice",
    }
    title = setting(operation, "title")
    assert (title["required"], title["max"]) == (True, 9)
    assert "expression" not in title
    assert setting(operation, "body")["help"] == "What is sent there."
    assert setting(operation, "count")["default"] == 3
    assert setting(operation, "method")["default"] == "get"
    assert (report.properties, report.covered, len(report.changed)) == (7, 6, 1)


def test_conditions_become_sentences() -> None:
    operation, _report = made(
        METHOD,
        field("a", condition={"property": "method", "equals": "post"}),
        field("b", condition={"property": "method", "oneOf": ["get", "post"]}),
        field("c", condition={"property": "a", "isActive": True}),
        field(
            "d",
            condition={
                "allMatch": [
                    {"property": "method", "equals": "post"},
                    {"property": "a", "isEmpty": False},
                ]
            },
        ),
        field("e", condition={"property": "nobody", "equals": "x"}),
        field("f", condition={"property": "f", "isActive": True}),
    )

    shown = {one["name"]: one.get("visible_if") for one in operation["settings"]}
    assert shown == {
        "method": None,
        "a": 'method = "post"',
        "b": '(method = "get" or method = "post")',
        "c": 'method = "post"',
        "d": 'method = "post" and not((a = null or a = ""))',
    }


def test_several_properties_of_one_binding_are_settings_of_their_own() -> None:
    operation, report = made(
        METHOD,
        field("a", bound="url", condition={"property": "method", "equals": "get"}),
        field("b", bound="url", condition={"property": "method", "equals": "post"}),
    )

    assert [one["name"] for one in operation["settings"]] == ["method", "url", "url_2"]
    assert report.covered == 3


def test_a_condition_on_a_constant_is_settled() -> None:
    hidden = field("mode", "Hidden", value="simple")
    operation, report = made(
        hidden,
        field("a", condition={"property": "mode", "equals": "simple"}),
        field("b", condition={"property": "mode", "equals": "full"}),
    )

    assert [one["name"] for one in operation["settings"]] == ["a"]
    assert "visible_if" not in operation["settings"][0]
    assert "can never be true" in report.changed[-1].reason


def test_secrets_become_credentials() -> None:
    manifest = connector_of(
        checked(
            template(
                field("apiKey", value="{{secrets.KEY}}"),
                field("password"),
                field("user"),
            )
        )
    ).manifest

    [kind] = manifest["credential_types"]
    assert [one["type"] for one in kind["settings"]] == ["secret", "secret"]
    assert "secrets." not in json.dumps(manifest)
    names = [one["name"] for one in manifest["operations"][0]["settings"]]
    assert names == ["user", "patchbay_account"]


def test_a_configuration_is_a_credential() -> None:
    chosen = field("account", "Configuration", configurationTemplate="aws:1")
    unbound = {"type": "String", "label": "Nowhere"}
    embedded = {
        "id": "aws:1",
        "properties": [
            {"id": "region", "label": "Region", "type": "String"},
            {"id": "accessKeyToken", "label": "Key", "type": "String"},
        ],
    }
    found = connector_of(
        checked(template(chosen, unbound, configurationTemplates=[embedded]))
    )

    [kind] = found.manifest["credential_types"]
    assert [one["type"] for one in kind["settings"]] == ["string", "secret"]
    assert [one.reason for one in found.report.not_covered] == ["is bound to nothing"]


def test_steps_are_operations() -> None:
    source = template(
        METHOD,
        steps=[
            {"name": "Read", "presetId": "read"},
            {"name": "More", "steps": [{"name": "Write", "presetId": "write"}]},
        ],
        presets=[
            {"id": "read", "properties": {"method": "get"}},
            {"id": "write", "properties": {"method": "post"}},
        ],
    )
    operations = connector_of(checked(source)).manifest["operations"]

    assert [one["name"] for one in operations] == ["Read", "Write"]
    assert setting(operations[1], "method")["default"] == "post"


def test_html_is_text() -> None:
    operation, _report = made(
        field("a", description="<script>x()</script><a href='javascript:y'>See</a>")
    )

    assert "<" not in setting(operation, "a")["help"]


def test_the_command_of_the_installation(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "a.json"
    file.write_text(json.dumps([template(METHOD), template(METHOD, id="x.Other")]))

    with pytest.raises(SystemExit) as ended:
        call_command("connectors", "import-template", str(file), "--json")

    assert ended.value.code == 0
    first, second = map(json.loads, capsys.readouterr().out.splitlines())
    assert (first["valid"], first["properties"], first["covered"]) == (True, 2, 1)
    assert second["connector"] == "other"


def test_a_package_is_written(tmp_path: Path) -> None:
    file = tmp_path / "a.json"
    file.write_text(json.dumps(template(METHOD)))

    assert (
        main(["connector", "from-template", str(file), "--folder", str(tmp_path)]) == 0
    )

    folder = tmp_path / "patchbay-ticket" / "patchbay_ticket"
    manifest = json.loads((folder / "connector.json").read_text("utf-8"))
    assert manifest["runs"] is False
    assert check_manifest(manifest, folder) == []

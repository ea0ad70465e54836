from __future__ import annotations

from importlib.metadata import entry_points
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator
from patchbay_sdk.manifest import check_manifest, manifest_schema
from patchbay_sdk.places import places

from tests.packages.shipped import FOLDERS, ROOT, manifest_in, project_of

REQUIRED = {"email", "http", "slack"}
each = pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)


def test_the_schema_is_a_schema() -> None:
    Draft202012Validator.check_schema(manifest_schema())


def test_the_connectors_are_all_there() -> None:
    assert {manifest_in(folder)["connector"] for folder in FOLDERS} >= REQUIRED


@each
def test_manifest_is_accepted(folder: Path) -> None:
    assert check_manifest(manifest_in(folder), folder) == []


@each
def test_every_step_setting_has_a_help_text(folder: Path) -> None:
    bare = [
        f"{operation['operation']}.{setting['name']}"
        for operation in manifest_in(folder)["operations"]
        for setting in operation["settings"]
        if not setting.get("help") and not setting.get("placeholder")
    ]
    assert bare == []


@each
def test_package_and_manifest_have_one_version_and_description(folder: Path) -> None:
    manifest, project = manifest_in(folder), project_of(folder)

    assert manifest["version"] == project["version"]
    assert manifest["connector"] in project["entry-points"]["patchbay.connectors"]


@each
def test_readme_names_every_error_and_operation(folder: Path) -> None:
    readme = (folder.parent / "README.md").read_text("utf-8")
    operations = manifest_in(folder)["operations"]
    if folder.name == "patchbay_example":
        return
    names = {one["operation"] for one in operations}
    codes = {error["code"] for one in operations for error in one.get("errors", [])}

    assert [name for name in sorted(names | codes) if f"`{name}`" not in readme] == []


@each
def test_credential_settings_with_a_secret_name_are_secrets(folder: Path) -> None:
    kinds = manifest_in(folder).get("credential_types", [])
    settings = [one.setting for kind in kinds for one in places(kind["settings"], "")]

    assert all(
        one["type"] == "secret"
        for one in settings
        if one["name"] in {"password", "key"}
    )


def test_required_packages_are_installed_and_the_example_is_not_required() -> None:
    requirements = (ROOT / "requirements.txt").read_text("utf-8")
    installed = {one.name for one in entry_points(group="patchbay.connectors")}

    assert installed >= REQUIRED
    assert all(f"packages/patchbay-{name}" in requirements for name in REQUIRED)
    assert "patchbay-example" not in requirements

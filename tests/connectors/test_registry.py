"""Finding connectors in installed packages without running their code."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from connectors.palette import palette
from connectors.registry import Registry, read_registry

SHIPPED = Path(__file__).parent.parent.parent / "packages"
EXAMPLE = SHIPPED / "patchbay-example" / "patchbay_example"
Install = Callable[..., Path]


@pytest.fixture
def install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Install:
    """Return a function that installs a package with one connector."""
    monkeypatch.syspath_prepend(str(tmp_path))

    def make(
        package: str, *, value: str = "", folder: str = "", **changes: Any
    ) -> Path:
        place = tmp_path / package / folder
        place.mkdir(parents=True)
        (tmp_path / package / "__init__.py").write_text("raise RuntimeError('ran')")
        manifest = json.loads((EXAMPLE / "connector.json").read_text("utf-8"))
        manifest |= {"connector": package, **changes}
        (place / "connector.json").write_text(json.dumps(manifest), "utf-8")
        for icon in EXAMPLE.glob("*.svg"):
            shutil.copy(icon, place)
        info = tmp_path / f"{package}-1.0.dist-info"
        info.mkdir()
        (info / "METADATA").write_text(
            f"Metadata-Version: 2.1\nName: {package}\nVersion: 1.0\n"
        )
        (info / "entry_points.txt").write_text(
            f"[patchbay.connectors]\n{package} = {value or package}\n"
        )
        return place

    return make


def ids(registry: Registry) -> set[str]:
    """Return the ids of the connectors."""
    return {one.connector for one in registry.connectors}


def reason(registry: Registry, package: str) -> str:
    """Return why the connector of a package was left out."""
    return next(one.reason for one in registry.left_out if one.package == package)


def test_the_shipped_connectors_are_there() -> None:
    assert {"email", "http", "slack"} <= ids(read_registry())


@pytest.mark.parametrize(
    ("value", "folder"),
    [("alpha", ""), ("alpha.inner", "inner"), ("alpha:data/one", "data/one")],
)
def test_a_package_is_found_and_none_of_its_code_runs(
    install: Install, value: str, folder: str
) -> None:
    install("alpha", value=value, folder=folder)

    assert "alpha" in ids(read_registry())


def test_a_broken_manifest_leaves_all_others_working(install: Install) -> None:
    (install("alpha") / "connector.json").write_text("{")
    install("beta")

    registry = read_registry()

    assert "not JSON" in reason(registry, "alpha")
    assert {"beta", "email"} <= ids(registry)


@pytest.mark.parametrize(
    ("break_it", "words"),
    [
        (lambda f: (f / "connector.json").unlink(), "no connector.json"),
        (lambda f: (f / "connector.json").write_bytes(b"\xff{}"), "UTF-8"),
        (lambda f: (f / "connector.json").write_text("[]"), "object"),
        (lambda f: (f / "icon.svg").unlink(), "icon"),
        (lambda f: (f / "icon.svg").write_text("<svg onload='x()'/>"), "icon"),
        (lambda f: shutil.rmtree(f), "cannot be found"),
    ],
    ids=["missing", "latin-1", "list", "icon", "script", "folder"],
)
def test_what_is_wrong_is_said(
    install: Install, break_it: Callable[[Path], None], words: str
) -> None:
    break_it(install("alpha"))

    assert words in reason(read_registry(), "alpha")


def test_a_setting_that_breaks_the_rules_is_named(install: Install) -> None:
    install("alpha", operations=[])

    assert "operations" in reason(read_registry(), "alpha")


def test_a_second_connector_of_the_same_id_is_left_out(install: Install) -> None:
    install("zeta", connector="email")

    registry = read_registry()

    assert "same id" in reason(registry, "zeta")
    email = registry.find("email")
    assert email is not None
    assert email.package == "patchbay-email"


@pytest.mark.parametrize("value", ["nowhere", "os", "alpha:../../..", "alpha:/etc"])
def test_an_entry_point_leads_into_its_package(install: Install, value: str) -> None:
    install("alpha", value=value)

    assert reason(read_registry(), "alpha")


def test_the_palette_carries_what_it_shows_and_no_settings() -> None:
    entries = palette(read_registry())["connectors"]
    email = next(one for one in entries if one["connector"] == "email")

    assert email["icon"]["light"].startswith("data:image/svg+xml;base64,")
    assert email["operations"][0]["placements"] == ["task", "throw", "end"]
    assert "settings" not in email["operations"][0]

"""What a package asks for is approved once; more waits for an administrator."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.cache import cache
from django.core.management import call_command

from connectors import availability
from connectors.approvals import (
    approve_connector,
    approve_installed,
    asked_by,
    in_words,
    newly_asked,
)
from connectors.availability import let_in, refusal_of, usable_caller
from connectors.calls import Call
from connectors.installation import troubles
from connectors.models import ConnectorApproval
from connectors.palette import palette
from connectors.registry import Registry, read_registry
from connectors.vault.exceptions import NotAdministrator
from tests.connectors.test_registry import Install, install

__all__ = ["install"]
ROOT = Path(__file__).resolve().parent.parent.parent
pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def forgotten() -> Iterator[None]:
    """Forget what waited in other tests."""
    cache.clear()
    yield
    cache.clear()


def asking(registry: Registry, **permissions: Any) -> Registry:
    """Return a registry whose HTTP connector asks for something else."""
    manifest = registry.by_id["github"].manifest
    asks = {**manifest, "permissions": permissions, "version": "9.0.0"}
    changed = [
        replace(one, manifest=asks, is_written_here=False)
        if one.connector == "github"
        else one
        for one in registry.connectors
    ]
    return Registry(changed, registry.left_out)


@pytest.fixture
def upgraded(monkeypatch: pytest.MonkeyPatch) -> Registry:
    """Install a GitHub connector that asks for one more host than was approved."""
    registry = read_registry()
    approve_installed(registry)
    asks = asking(registry, hosts=["api.github.com", "evil.example"], files=False)
    monkeypatch.setattr(availability, "installed", lambda: asks)
    return asks


def test_nothing_waits_before_approvals_are_kept() -> None:
    assert newly_asked(read_registry()) == {}


def test_a_new_installation_begins_with_what_is_installed() -> None:
    call_command("prepare")

    assert ConnectorApproval.objects.filter(by=None).count() == len(
        read_registry().connectors
    )
    assert newly_asked(read_registry()) == {}
    assert approve_installed(read_registry()) == 0


def test_a_package_that_comes_later_waits(install: Install) -> None:
    approve_installed(read_registry())
    install("later")

    assert newly_asked(read_registry()) == {
        "later": asked_by(read_registry().by_id["later"])
    }


def test_a_package_that_claims_to_be_written_here_waits_too(
    install: Install, tmp_path: Path
) -> None:
    approve_installed(read_registry())
    install("claims")
    told = {"url": tmp_path.as_uri(), "dir_info": {"editable": True}}
    (tmp_path / "claims-1.0.dist-info" / "direct_url.json").write_text(json.dumps(told))

    assert "claims" in newly_asked(read_registry())


def test_a_folder_that_somebody_works_on_does_not_wait(
    install: Install, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    approve_installed(read_registry())
    install("written")
    source = tmp_path / "source"
    source.mkdir()
    (tmp_path / "written").rename(source / "written")
    monkeypatch.syspath_prepend(str(source))
    told = {"url": source.as_uri(), "dir_info": {"editable": True}}
    (tmp_path / "site").mkdir()
    place = (tmp_path / "written-1.0.dist-info").rename(
        tmp_path / "site" / "w.dist-info"
    )
    (place / "direct_url.json").write_text(json.dumps(told))
    monkeypatch.syspath_prepend(str(tmp_path / "site"))

    assert newly_asked(read_registry()) == {}


@pytest.mark.parametrize(
    ("permissions", "new"),
    [
        ({"hosts": ["api.github.com"]}, []),
        ({"hosts": []}, []),
        ({"hosts": ["api.github.com"], "files": True}, ["files"]),
        ({"hosts": ["*", "api.github.com"]}, ["host *"]),
        ({"hosts": ["api.github.com", "a.example"]}, ["host a.example"]),
    ],
)
def test_an_upgrade_waits_only_for_more(
    permissions: dict[str, Any], new: list[str]
) -> None:
    registry = read_registry()
    approve_installed(registry)

    waits = newly_asked(asking(registry, **permissions))

    assert waits == ({"github": new} if new else {})


def test_what_waits_says_so_everywhere(upgraded: Registry) -> None:
    words = refusal_of("github") or ""

    assert "reaches evil.example" in words
    assert "api.github.com" not in words
    shown = palette(upgraded, waiting=availability.reasons_to_wait())
    assert "github" not in {one["connector"] for one in shown["connectors"]}
    assert [one["reason"] for one in shown["left_out"]] == [words]
    found = [one for one in troubles(upgraded) if "github" in one.where]
    assert "evil.example" in found[0].what
    assert refusal_of("http") is None


def test_nothing_that_waits_is_called(upgraded: Registry) -> None:
    caller = usable_caller([])

    outcome = caller.call(Call("github", "get-issue", {}))

    caller.close()
    assert outcome.kind == "failed"
    assert "waits until an administrator approves" in outcome.message


def test_approval_lets_it_in(
    upgraded: Registry, admin_user: User, django_user_model: type[User]
) -> None:
    with pytest.raises(NotAdministrator):
        approve_connector(
            connector=upgraded.by_id["github"],
            by=django_user_model.objects.create_user("ada"),
        )

    let_in(connector=upgraded.by_id["github"], by=admin_user)

    assert refusal_of("github") is None
    kept = ConnectorApproval.objects.get(by=admin_user)
    assert (kept.version, kept.permissions) == (
        "9.0.0",
        asked_by(upgraded.by_id["github"]),
    )


def test_words_for_all_that_can_be_asked() -> None:
    connectors = read_registry().connectors

    told = {in_words(one, asked) for one in connectors for asked in asked_by(one)}

    assert "reaches any host" in told
    assert "reads and writes files of Requests" in told
    assert not any("{" in one and "credential." not in one for one in told)


def test_the_product_calls_only_what_may_be_used() -> None:
    folders = ("connectors", "runtime", "modeler", "config")
    sources = [one for name in folders for one in (ROOT / name).rglob("*.py")]

    making = [
        one.name for one in sources if makes_callers(one.read_text(encoding="utf-8"))
    ]

    assert making == ["availability.py"]


def makes_callers(source: str) -> bool:
    """Say whether a module makes a caller of connectors."""
    imported = re.search(r"from connectors\.calls\b[^\n]* import .*\bCaller\b", source)
    return imported is not None and "Caller(" in source

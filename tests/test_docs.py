"""The documents say what there is: settings, commands, addresses, rules, links."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from django.core.management import get_commands

from tests.modeler.test_permissions import NAMES

ROOT = Path(__file__).parent.parent
DOCS = ROOT / "docs"
REFERENCE = (DOCS / "reference.md").read_text(encoding="utf-8")
OWN_APPS = {"modeler", "runtime", "connectors"}
LINK = re.compile(r"\]\((?!https?:|#)([^)#]+)(?:#[^)]*)?\)")
DOCUMENTS = [ROOT / "README.md", *sorted(DOCS.rglob("*.md"))]


def settings_read() -> set[str]:
    """Return the names of the PATCHBAY_ variables that the code reads."""
    code = "".join(
        (ROOT / "config" / name).read_text(encoding="utf-8")
        for name in ("environment.py", "settings.py")
    )
    return set(re.findall(r'(?:text|flag|words)\("([A-Z_]+)"', code))


@pytest.mark.parametrize("name", sorted(settings_read()))
def test_every_setting_is_described(name: str) -> None:
    assert f"`PATCHBAY_{name}`" in REFERENCE


@pytest.mark.parametrize(
    "command",
    sorted(c for c, app in get_commands().items() if app in OWN_APPS),
)
def test_every_command_is_described(command: str) -> None:
    assert f"`manage.py {command}" in REFERENCE


@pytest.mark.parametrize("name", [n for n, _ in NAMES if n.startswith("api-")])
def test_every_address_of_the_api_is_described(name: str) -> None:
    from django.urls import get_resolver

    patterns = get_resolver().reverse_dict.getlist(name)
    path = re.sub(r"%\((\w+)\)s", r"{\1}", patterns[0][0][0][0])
    path = path.replace("{process_id}", "{id}").replace("{username}", "{user}")

    if name != "api-docs":
        assert f"`/{path}`" in (DOCS / "api.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda p: p.name)
def test_links_lead_somewhere(document: Path) -> None:
    text = document.read_text(encoding="utf-8")

    broken = [
        link
        for link in LINK.findall(text)
        if not (document.parent / link).resolve().exists()
    ]
    assert broken == []

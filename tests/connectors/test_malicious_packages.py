"""Packages that mean no good: none of their code runs, and all else keeps working."""

from __future__ import annotations

import os
import socket
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command

from connectors.palette import palette
from connectors.registry import read_registry
from tests.connectors.test_registry import Install, ids, install, reason

__all__ = ["install"]
SCRIPT = '<svg xmlns="http://www.w3.org/2000/svg"><script>x()</script></svg>'
DRAWN = '<svg xmlns="http://www.w3.org/2000/svg" onload="x()"><path d="M0 0"/></svg>'
ENTITY = """<?xml version="1.0"?><!DOCTYPE svg [<!ENTITY a "aaaaaaaaaa">
<!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]><svg xmlns="http://www.w3.org/2000/svg"/>"""
OUTSIDE = """<svg xmlns="http://www.w3.org/2000/svg"><image
href="https://evil.example/x.png"/></svg>"""
STYLE = """<svg xmlns="http://www.w3.org/2000/svg"><path
style="background: url(https://evil.example)" d="M0 0"/></svg>"""


def icon(text: str) -> Callable[[Path], None]:
    """Return what puts another icon in the place of the good one."""
    return lambda folder: (folder / "icon.svg").write_text(text) and None


def manifest(text: str) -> Callable[[Path], None]:
    """Return what puts another manifest in the place of the good one."""
    return lambda folder: (folder / "connector.json").write_text(text) and None


def link_out(folder: Path) -> None:
    """Let the folder be somewhere else."""
    for file in folder.iterdir():
        file.unlink()
    folder.rmdir()
    folder.symlink_to("/etc")


def read_outside(folder: Path) -> None:
    """Let the icon be a file of the machine."""
    (folder / "icon.svg").unlink()
    (folder / "icon.svg").symlink_to("/etc/passwd")


SPOILED: dict[str, Callable[[Path], None]] = {
    "script in the icon": icon(SCRIPT),
    "handler in the icon": icon(DRAWN),
    "entities in the icon": icon(ENTITY),
    "icon that fetches": icon(OUTSIDE),
    "style that fetches": icon(STYLE),
    "huge icon": icon(f"<svg>{'x' * 70_000}</svg>"),
    "icon that is a file of the machine": read_outside,
    "huge manifest": manifest('{"a": "' + "x" * 2_100_000 + '"}'),
    "deep manifest": manifest("[" * 100_000),
    "deep settings": manifest('{"a":' * 5_000 + "1" + "}" * 5_000),
    "manifest with NaN": manifest('{"connector": NaN}'),
    "manifest that is a list": manifest("[]"),
    "folder that leads out": link_out,
}
CHANGED: dict[str, dict[str, Any]] = {
    "icon outside": {"icon": {"light": "../../etc/passwd"}},
    "icon of the machine": {"icon": {"light": "/etc/passwd"}},
    "id with a path": {"connector": "../email"},
    "id of another alphabet": {"connector": "\u0435mail"},
    "id with markup": {"connector": "<b>email</b>"},
    "another Patchbay": {"requires": ">=99"},
    "no version": {"requires": "import os"},
}


@pytest.fixture(autouse=True)
def _nothing_is_fetched(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise AssertionError("Something was fetched.")

    monkeypatch.setattr(socket.socket, "connect", refuse)


@pytest.mark.parametrize("spoil", SPOILED.values(), ids=list(SPOILED))
def test_a_spoiled_package_is_left_out(
    install: Install, spoil: Callable[[Path], None]
) -> None:
    spoil(install("alpha"))
    install("beta")

    registry = read_registry()

    assert len(reason(registry, "alpha")) > 20
    assert {"beta", "email"} <= ids(registry)
    assert "alpha" not in ids(registry)
    assert "passwd" not in str(palette(registry)["connectors"])


@pytest.mark.parametrize("changes", CHANGED.values(), ids=list(CHANGED))
def test_a_manifest_that_lies_is_left_out(
    install: Install, changes: dict[str, Any]
) -> None:
    install("alpha", **changes)

    registry = read_registry()

    assert len(reason(registry, "alpha")) > 20
    assert "email" in ids(registry)


@pytest.mark.parametrize(
    "value",
    [
        "alpha; import os",
        "alpha:__import__('os')",
        "..x",
        "nowhere",
        "alpha.nowhere",
        "alpha:nowhere",
        "alpha:../../etc",
        "os",
        "sys",
    ],
)
def test_an_entry_point_is_a_name_and_no_code(install: Install, value: str) -> None:
    install("alpha", value=value)
    install("beta")

    registry = read_registry()

    assert len(reason(registry, "alpha")) > 20
    assert {"beta", "email"} <= ids(registry)


def test_nobody_takes_the_id_of_what_ships(install: Install) -> None:
    install("aaa", connector="email")

    registry = read_registry()

    email = registry.find("email")
    assert email is not None
    assert email.package == "patchbay-email"
    assert "same id" in reason(registry, "aaa")


def test_code_does_not_run_for_the_palette(install: Install, tmp_path: Path) -> None:
    install("alpha")
    code = "import os, pathlib\npathlib.Path('{}').write_text(str(os.environ))"
    seen = tmp_path / "seen"
    (tmp_path / "alpha" / "__init__.py").write_text(code.format(seen))

    palette(read_registry())

    assert "alpha" in ids(read_registry())
    assert not seen.exists()
    assert os.environ


def test_code_of_a_package_around_it_does_not_run(
    install: Install, tmp_path: Path
) -> None:
    inner = install("alpha", value="alpha.inner", folder="inner")
    code = "import pathlib\npathlib.Path({!r}).write_text('ran')"
    seen = tmp_path / "seen"
    for folder in (inner, inner.parent):
        (folder / "__init__.py").write_text(code.format(str(seen)))

    assert "alpha" in ids(read_registry())
    assert not seen.exists()


@pytest.mark.django_db
def test_the_doctor_says_what_to_do(
    install: Install, capsys: pytest.CaptureFixture[str]
) -> None:
    install("alpha", requires=">=99")
    install("aaa", connector="email")
    (install("beta") / "connector.json").unlink()

    with pytest.raises(SystemExit):
        call_command("connectors", "doctor")

    told = capsys.readouterr().out
    assert "alpha, alpha: It needs Patchbay >=99" in told
    assert "Upgrade Patchbay, or install an older alpha." in told
    assert "Uninstall one of the two packages." in told
    assert "There is no connector.json" in told


@pytest.mark.django_db
def test_the_doctor_finds_nothing_wrong_here(
    capsys: pytest.CaptureFixture[str],
) -> None:
    call_command("connectors", "doctor")

    assert "nothing is wrong" in capsys.readouterr().out

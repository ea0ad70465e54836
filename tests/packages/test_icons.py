from __future__ import annotations

from pathlib import Path

import pytest
from patchbay_sdk.icons import icon_problem
from patchbay_sdk.manifest import check_manifest

from tests.packages.test_broken_manifests import GOOD

PATH = '<path d="M3 3h18"/>'
UNSAFE = {
    "script": "<script>alert(1)</script>",
    "foreignObject": "<foreignObject/>",
    "style": "<style>*{fill:red}</style>",
    "image": '<image href="https://example.com/a.png"/>',
    "handler": '<path onclick="alert(1)"/>',
    "link": '<use href="https://example.com/a.svg#b"/>',
    "namespaced link": '<use xmlns:x="http://www.w3.org/1999/xlink" x:href="a.svg"/>',
    "address": '<path fill="url(https://example.com/a)"/>',
    "other namespace": '<a xmlns="http://www.w3.org/1999/xhtml"/>',
    "instruction": '<?xml-stylesheet href="a.css"?>',
    "not closed": "<path>",
}


def svg(content: str, before: str = "") -> bytes:
    """Return an SVG file."""
    return f'{before}<svg xmlns="http://www.w3.org/2000/svg">{content}</svg>'.encode()


def test_drawing_is_accepted() -> None:
    use = '<defs><path id="a" d="M3 3"/></defs><use href="#a" fill="url(#b)"/>'

    assert icon_problem(svg(PATH + use)) == ""


@pytest.mark.parametrize("content", UNSAFE.values(), ids=UNSAFE)
def test_more_than_drawing_is_refused(content: str) -> None:
    assert "icon" in icon_problem(svg(content))


@pytest.mark.parametrize(
    "doctype", ["<!DOCTYPE svg>", '<!DOCTYPE svg [<!ENTITY a SYSTEM "file:///x">]>']
)
def test_document_type_is_refused(doctype: str) -> None:
    assert "document type" in icon_problem(svg(PATH, doctype))
    assert icon_problem(svg(PATH, doctype).decode().encode("utf-16")) != ""


def test_large_file_and_other_formats_are_refused() -> None:
    assert "64 kB" in icon_problem(svg("<!--" + "x" * 70_000 + "-->"))
    assert "not an SVG" in icon_problem(b"\x89PNG")


def test_icon_is_looked_for_in_the_folder(tmp_path: Path) -> None:
    missing = [one.path for one in check_manifest(GOOD, tmp_path)]
    (tmp_path / "icon.svg").write_bytes(svg(PATH))

    assert missing == ["icon/light"]
    assert check_manifest(GOOD, tmp_path) == []


def test_icon_outside_the_folder_is_not_read(tmp_path: Path) -> None:
    (tmp_path / "secret.svg").write_bytes(svg(PATH))
    folder = tmp_path / "package"
    folder.mkdir()
    (folder / "icon.svg").symlink_to(tmp_path / "secret.svg")

    assert [one.path for one in check_manifest(GOOD, folder)] == ["icon/light"]

"""Sizes that hold without an exemption list: files and lines, Python and JavaScript.

Functions, complexity and arguments are checked by ruff and eslint.
"""

from __future__ import annotations

import ast
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
FILE_LINES = 300
FUNCTION_LINES = 40
LINE_LENGTH = 88
SOURCES = ("*.py", "*.js", "*.jsx", "*.css")
GENERATED = ("/migrations/", "tests/fixtures/")


def source_files() -> list[Path]:
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", *SOURCES],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    ).stdout.split()
    kept = [name for name in listed if not any(part in name for part in GENERATED)]
    return [ROOT / name for name in kept if (ROOT / name).exists()]


def named(path: Path) -> str:
    return str(path.relative_to(ROOT))


def functions_of(path: Path) -> list[tuple[str, int]]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    kinds = (ast.FunctionDef, ast.AsyncFunctionDef)
    return [
        (node.name, (node.end_lineno or node.lineno) - node.lineno + 1)
        for node in ast.walk(tree)
        if isinstance(node, kinds)
    ]


def test_there_are_sources_to_measure() -> None:
    assert len(source_files()) > 50


@pytest.mark.parametrize("path", source_files(), ids=named)
def test_file_keeps_the_limits(path: Path) -> None:
    lines = path.read_text(encoding="utf-8").splitlines()
    assert len(lines) <= FILE_LINES, f"{named(path)} has {len(lines)} lines"
    long = [n for n, line in enumerate(lines, 1) if len(line) > LINE_LENGTH]
    if path.suffix != ".css":
        assert not long, f"{named(path)}: lines over {LINE_LENGTH}: {long}"


@pytest.mark.parametrize(
    "path", [p for p in source_files() if p.suffix == ".py"], ids=named
)
def test_functions_keep_the_limit(path: Path) -> None:
    long = [(name, size) for name, size in functions_of(path) if size > FUNCTION_LINES]
    assert not long, f"{named(path)}: {long}"

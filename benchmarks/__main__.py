"""Run every benchmark in a process of its own and write docs/benchmarks.md."""

from __future__ import annotations

import argparse
import os
import platform
import subprocess
import sys
from pathlib import Path

from benchmarks.figures import Figure, parse

ROOT = Path(__file__).resolve().parent.parent
DOCUMENT = ROOT / "docs" / "benchmarks.md"
BENCHMARKS = (
    "files",
    "edits",
    "engine",
    "requests",
    "connectors_500",
    "kill_server",
    "kill_jobs",
)
HEAD = """| figure | measured | beside | ratio | should stay |
|---|---|---|---|---|
"""
INTRODUCTION = """# Benchmarks

Written by `make bench`. Every figure stands beside what it is compared with, both
measured in the same run; the machine matters less than the ratio.

Machine: {processors} processors, Python {python}.
"""


def figures_of(benchmark: str) -> list[Figure]:
    """Run one benchmark; its failure ends the run."""
    result = subprocess.run(
        [sys.executable, "-m", f"benchmarks.{benchmark}"],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    )
    found = [parse(line) for line in result.stdout.splitlines()]
    return [figure for figure in found if figure]


def row(figure: Figure) -> str:
    """Return a figure as a row of a Markdown table."""
    against = figure.against
    if figure.against_value is not None:
        against = f"{against}: {figure.against_value:,.4g} {figure.unit}"
    ratio = "" if figure.ratio is None else f"{figure.ratio:.2f}"
    measured = f"{figure.value:,.4g} {figure.unit}"
    return f"| {figure.name} | {measured} | {against} | {ratio} | {figure.limit} |"


def title_of(benchmark: str) -> str:
    """Return the heading of a benchmark's section."""
    return benchmark.replace("_", " ").capitalize()


def written_sections() -> dict[str, str]:
    """Return the sections that the document holds, by their heading."""
    if not DOCUMENT.exists():
        return {}
    parts = DOCUMENT.read_text(encoding="utf-8").split("\n## ")[1:]
    return {part.partition("\n")[0]: part.partition("\n")[2].strip() for part in parts}


def document(sections: dict[str, str]) -> str:
    """Return docs/benchmarks.md."""
    head = INTRODUCTION.format(
        processors=os.cpu_count(), python=platform.python_version()
    )
    ordered = [title for name in BENCHMARKS if (title := title_of(name)) in sections]
    parts = [f"## {title}\n\n{sections[title]}\n" for title in ordered]
    return "\n".join([head, *parts])


def main() -> None:
    """Run the benchmarks named on the command line, else all; write their sections."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("names", nargs="*", choices=[*BENCHMARKS, []])
    names = parser.parse_args().names or BENCHMARKS
    sections = written_sections()
    for name in names:
        print(f"{name} …", file=sys.stderr)
        rows = "\n".join(map(row, figures_of(name)))
        sections[title_of(name)] = HEAD + rows
    DOCUMENT.write_text(document(sections), encoding="utf-8")
    print(DOCUMENT.read_text(encoding="utf-8"))


if __name__ == "__main__":
    main()

"""What 500 installed connectors cost: start, palette, a keystroke in the search.

Beside: the same installation without them.
"""

from __future__ import annotations

import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from playwright.sync_api import sync_playwright

from benchmarks.edits import installation
from benchmarks.figures import Figure, report
from tests import chromium
from tests.conftest import ROOT

COUNT = 500
EXAMPLE = ROOT / "packages" / "patchbay-example" / "patchbay_example"
START = "import django; django.setup(); from connectors.registry import installed; "
KEYSTROKE = """async () => {
  const field = document.querySelector('.pb-palette input');
  const times = [];
  for (const text of ['w', 'wo', 'wor', 'work', 'work 4', 'work 42', 'work 4', 'w']) {
    const begin = performance.now();
    field.value = text;
    field.dispatchEvent(new Event('input', { bubbles: true }));
    await new Promise((resolve) => setTimeout(resolve));
    times.push(performance.now() - begin);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return times;
}"""


def generate(folder: Path) -> None:
    """Write packages with one connector each, as pip would install them."""
    manifest = json.loads((EXAMPLE / "connector.json").read_text(encoding="utf-8"))
    for number in range(COUNT):
        name = f"work_{number}"
        package = folder / name
        package.mkdir()
        (package / "__init__.py").touch()
        changed = {**manifest, "connector": f"work-{number}", "name": f"Work {number}"}
        (package / "connector.json").write_text(json.dumps(changed), encoding="utf-8")
        for icon in EXAMPLE.glob("*.svg"):
            shutil.copy(icon, package)
        info = folder / f"{name}-1.0.dist-info"
        info.mkdir()
        head = "Metadata-Version: 2.1\n"
        (info / "METADATA").write_text(f"{head}Name: {name}\nVersion: 1.0\n")
        group = "[patchbay.connectors]\n"
        (info / "entry_points.txt").write_text(f"{group}{name} = {name}\n")


def start_seconds(path: str) -> float:
    """Return how long a process needs to know its connectors."""
    environment = {
        **os.environ,
        "PYTHONPATH": path,
        "DJANGO_SETTINGS_MODULE": "config.settings",
    }
    command = [sys.executable, "-c", f"{START}print(len(installed().connectors))"]
    begin = time.perf_counter()
    subprocess.run(
        command, cwd=ROOT, env=environment, check=True, stdout=subprocess.DEVNULL
    )
    return time.perf_counter() - begin


def palette_and_keystroke() -> tuple[float, float]:
    """Return the median answer of the palette and the slowest keystroke, in ms."""
    with installation() as server, sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=chromium.executable(), args=list(chromium.ARGUMENTS)
        )
        context = browser.new_context()
        page = context.new_page()
        page.goto(server.link)
        times = []
        for _ in range(8):
            begin = time.perf_counter()
            context.request.get(f"{server.address}/api/palette/").body()
            times.append((time.perf_counter() - begin) * 1000)
        page.locator(".pb-card-link").first.click()
        page.wait_for_selector("[data-state=saved]")
        page.wait_for_timeout(3000)
        keys = page.evaluate(KEYSTROKE)
        browser.close()
    return statistics.median(times[2:]), statistics.median(keys)


def main() -> None:
    """Report the figures."""
    with tempfile.TemporaryDirectory() as folder:
        generate(Path(folder))
        few = statistics.median(start_seconds("") for _ in range(3))
        many = statistics.median(start_seconds(folder) for _ in range(3))
        few_palette, few_key = palette_and_keystroke()
        os.environ["PYTHONPATH"] = folder
        many_palette, many_key = palette_and_keystroke()
    beside = "without them"
    name = f"start with {COUNT} connectors"
    report(Figure(name, many, "s", beside, few, "1 s more"))
    report(Figure("palette answer", many_palette, "ms", beside, few_palette, "50 ms"))
    name = "keystroke in the search"
    report(Figure(name, many_key, "ms", beside, few_key, "16 ms"))


if __name__ == "__main__":
    main()

"""What a person waits for in a diagram of 500 tasks, and what grows with 2,000.

Beside: plain bpmn-js in the same browser, and the same edits in a smaller diagram.
"""

from __future__ import annotations

import json
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from benchmarks.corpora import FOLDER
from benchmarks.figures import Figure, report
from tests import chromium
from tests.conftest import Installation

PLAIN = Path(__file__).parent.parent / "node_modules/bpmn-js/dist"
EDITS = 40
PER_SECOND = 5
GET = "(name) => document.getElementById('editor-canvas').modeler.get(name)"
RENAME = f"""([element, name]) => {{
  const get = {GET};
  get('modeling').updateLabel(get('elementRegistry').get(element), name);
}}"""
WATCH = """() => {
  window.longTasks = [];
  new PerformanceObserver((list) =>
    window.longTasks.push(...list.getEntries().map((one) => one.duration)),
  ).observe({ entryTypes: ['longtask'] });
}"""
IMPORT = """async (xml) => {
  document.body.innerHTML = '<div id="plain" style="height:800px"></div>';
  const begin = performance.now();
  const modeler = new window.BpmnJS({ container: '#plain' });
  await modeler.importXML(xml);
  modeler.get('canvas').zoom('fit-viewport');
  return performance.now() - begin;
}"""


@dataclass(frozen=True)
class Measured:
    """What one diagram costs; times in ms, sizes in bytes."""

    ready: float
    plain: float
    acknowledged: list[float]
    sent: list[int]
    longest_task: float


def synthetic(tasks: int) -> str:
    """Return a diagram with this many tasks."""
    script = FOLDER / "synthetic" / "gen.py"
    command = [sys.executable, str(script), str(tasks), "1", "--ext"]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


@contextmanager
def installation() -> Iterator[Installation]:
    """Give a running server of its own."""
    with tempfile.TemporaryDirectory() as folder:
        server = Installation(Path(folder))
        server.manage("prepare")
        server.start()
        yield server
        server.kill()


class Wire:
    """Listens to the WebSocket of a page: sizes and times of change sets."""

    def __init__(self, page: Page) -> None:
        self.sent: dict[str, tuple[float, int]] = {}
        self.acknowledged: list[float] = []
        page.on("websocket", self.listen)

    def listen(self, socket: object) -> None:
        """Hear both directions."""
        socket.on("framesent", self.hear_sent)  # type: ignore[attr-defined]
        socket.on("framereceived", self.hear_received)  # type: ignore[attr-defined]

    def hear_sent(self, frame: str | bytes) -> None:
        """Keep when a set went and how large it was."""
        message = json.loads(frame)
        if message["type"] == "change_set":
            self.sent[message["client_id"]] = time.perf_counter(), len(frame)

    def hear_received(self, frame: str | bytes) -> None:
        """Keep how long a set took."""
        message = json.loads(frame)
        if message["type"] == "accepted":
            begin, _ = self.sent[message["client_id"]]
            self.acknowledged.append((time.perf_counter() - begin) * 1000)


def import_process(page: Page, server: Installation, xml: str) -> str:
    """Make a process of a file; return the address of its editor."""
    cookies = {c["name"]: c["value"] for c in page.context.cookies()}
    answer = page.context.request.post(
        f"{server.address}/api/processes/",
        data={"name": "Benchmark", "bpmn": xml},
        headers={"X-CSRFToken": cookies["csrftoken"], "Referer": server.address},
    )
    return f"{server.address}/processes/{answer.json()['id']}/"


def ready_after(page: Page, address: str) -> float:
    """Return how long after the file has come the editor is ready, in ms."""
    page.goto(address)
    page.wait_for_selector("[data-state=saved]", timeout=60_000)
    measured: float = page.evaluate(
        """() => {
          const file = performance.getEntriesByType('resource')
            .find((one) => one.name.includes('for=editor'));
          const [ready] = performance.getEntriesByName('patchbay.ready');
          return ready.startTime - file.responseEnd;
        }"""
    )
    return measured


def plain_after(page: Page, xml: str) -> float:
    """Return how long plain bpmn-js needs in a fresh page, in ms."""
    plain = page.context.new_page()
    plain.goto("about:blank")
    plain.evaluate((PLAIN / "bpmn-modeler.production.min.js").read_text("utf-8"))
    measured: float = plain.evaluate(IMPORT, xml)
    plain.close()
    return measured


def measure(browser: Browser, server: Installation, tasks: int) -> Measured:
    """Open, edit and watch one diagram."""
    xml = synthetic(tasks)
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    page = context.new_page()
    page.goto(server.link)
    wire = Wire(page)
    address = import_process(page, server, xml)
    ready = statistics.median(ready_after(page, address) for _ in range(3))
    page.wait_for_timeout(3000)
    page.evaluate(WATCH)
    for number in range(EDITS):
        page.evaluate(RENAME, [f"Task_{number + 1}", f"Renamed {number}"])
        page.wait_for_timeout(1000 / PER_SECOND)
    page.wait_for_timeout(2000)
    tasks_seen: list[float] = page.evaluate("() => window.longTasks")
    alone = statistics.median(plain_after(page, xml) for _ in range(3))
    context.close()
    sizes = [size for _, size in wire.sent.values()]
    return Measured(ready, alone, wire.acknowledged, sizes, max(tasks_seen, default=0))


def p95(values: list[float]) -> float:
    """Return the 95th percentile."""
    return statistics.quantiles(values, n=20)[-1]


def main() -> None:
    """Report the figures."""
    with installation() as server, sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=chromium.executable(), args=list(chromium.ARGUMENTS)
        )
        middle = measure(browser, server, 500)
        large = measure(browser, server, 2000)
        browser.close()
    name = "500 tasks: from the file to the editor"
    report(Figure(name, middle.ready, "ms", "plain bpmn-js", middle.plain, "1.25"))
    name = f"500 tasks: acknowledged, p95 at {PER_SECOND} edits a second"
    report(Figure(name, p95(middle.acknowledged), "ms", limit="100 ms"))
    name = "500 tasks: longest task of the page while editing"
    report(Figure(name, middle.longest_task, "ms", limit="50 ms"))
    wire = float(max(middle.sent))
    report(Figure("500 tasks: a rename on the wire", wire, "bytes", limit="1 kB"))
    beside = "500 tasks"
    size = float(max(large.sent))
    name = "2,000 tasks: a rename on the wire"
    report(Figure(name, size, "bytes", beside, wire, "2"))
    slow, quick = (statistics.median(m.acknowledged) for m in (large, middle))
    name = "2,000 tasks: acknowledged, median"
    report(Figure(name, slow, "ms", beside, quick, "4"))


if __name__ == "__main__":
    main()

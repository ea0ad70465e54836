"""Plain bpmn-js on what `present` gives: it neither hangs nor calls out."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from bpmn import RefusedFile, present, read

ROOT = Path(__file__).parent.parent.parent
BPMN_JS = ROOT / "node_modules/bpmn-js/dist/bpmn-modeler.production.min.js"
FILES = sorted(
    [
        *(ROOT / "tests/fixtures/ugly").glob("*.bpmn"),
        *(ROOT.parent / "shared/corpora/hostile").glob("*.bpmn"),
    ]
)
OPEN = """
async (xml) => {
  const modeler = new BpmnJS({ container: "#canvas" });
  try {
    await modeler.importXML(xml);
    return (await modeler.saveSVG()).svg;
  } catch (error) {
    return error.message;
  } finally {
    modeler.destroy();
  }
}
"""
SECONDS = 5


@pytest.fixture(scope="module")
def canvas(browser: Browser) -> Iterator[Page]:
    page = browser.new_page()
    page.set_default_timeout(SECONDS * 1000)
    page.set_content('<div id="canvas"></div>')
    page.add_script_tag(path=BPMN_JS)
    yield page
    page.close()


@pytest.mark.browser
@pytest.mark.timeout(30)
@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_bpmn_js_draws_only_numbers_and_calls_nobody(canvas: Page, path: Path) -> None:
    try:
        text = present(read(path.read_bytes()))
    except RefusedFile:
        return
    requests: list[str] = []
    canvas.on("request", lambda request: requests.append(request.url))
    drawn = canvas.evaluate(OPEN, text)
    assert not requests
    assert "NaN" not in drawn
    assert "127.0.0.1" not in drawn

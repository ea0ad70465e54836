"""What the server refuses goes back; everything else stays."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from benchmarks.corpora import FOLDER as CORPORA
from tests.conftest import Visitor
from tests.modeler.test_offline import GET, open_sample, rename, saved

pytestmark = pytest.mark.browser
HOSTILE = CORPORA / "hostile" / "18-ids-hostile.bpmn"
REFUSED = f"""() => ({GET})('session').apply([
  {{ op: 'set', element: 'Task_Approve', key: 'fill', before: null, after: 'red' }},
])"""
DROP = """(text) => {
  const transfer = new DataTransfer();
  transfer.items.add(new File([text], 'Dropped.bpmn', { type: 'application/xml' }));
  const drop = new DragEvent('drop', { dataTransfer: transfer, bubbles: true });
  document.body.dispatchEvent(drop);
}"""


def test_a_refused_change_goes_back_and_the_rest_is_saved(visitor: Visitor) -> None:
    page = visitor.open("/")
    open_sample(page)
    rename(page, "Stays")

    page.evaluate(REFUSED)

    expect(page.locator(".pb-toasts")).to_contain_text("could not be saved")
    expect(page.locator('[data-element-id="Task_Approve"]')).to_contain_text("Stays")
    rename(page, "Goes on")
    saved(page)
    page.reload()
    saved(page)
    expect(page.locator('[data-element-id="Task_Approve"]')).to_contain_text("Goes on")


def test_a_file_is_imported_by_dropping_it(visitor: Visitor) -> None:
    page = visitor.open("/")
    text = visitor.context.request.get(
        f"{visitor.server.address}/static/patchbay.svg"
    ).text()

    page.evaluate(DROP, text)

    expect(page.get_by_role("dialog")).to_contain_text("not a BPMN 2.0 file")
    visitor.errors[:] = [one for one in visitor.errors if "422" not in one]


def test_a_file_that_cannot_be_drawn_says_so_and_can_be_exported(
    visitor: Visitor,
) -> None:
    page = visitor.open("/")
    page.get_by_role("button", name="Import").first.click()
    page.locator("input[type=file]").set_input_files(HOSTILE)
    page.get_by_role("dialog").get_by_role("link", name="Open").first.click()

    expect(page.locator("[data-state]")).to_have_attribute("data-state", "refused")
    expect(page.locator(".pb-toasts")).to_contain_text("cannot be drawn")
    with page.expect_download() as download:
        page.get_by_role("button", name="Export").click()
        page.get_by_role("menuitem", name="BPMN").click()
    assert download.value.path().read_bytes() == HOSTILE.read_bytes()

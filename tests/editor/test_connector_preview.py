"""The form of a connector follows its files."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.packages.shipped import PACKAGES

pytestmark = pytest.mark.browser
SLACK = PACKAGES / "patchbay-slack" / "patchbay_slack"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a connector that can be changed."""
    return Path(shutil.copytree(SLACK, tmp_path / "patchbay_slack"))


@pytest.fixture
def page(browser: Browser, folder: Path) -> Iterator[Page]:
    """Return the page that `patchbay connector preview` shows."""
    program = "from patchbay_tools.command import main; main()"
    command = [sys.executable, "-c", program, "connector", "preview", str(folder)]
    running = subprocess.Popen(
        [*command, "--no-browser"], stdout=subprocess.PIPE, text=True
    )
    assert running.stdout is not None
    found = re.search(r"http://\S+", running.stdout.readline())
    assert found is not None
    context = browser.new_context(color_scheme="light")
    opened = context.new_page()
    errors: list[str] = []
    opened.on("pageerror", lambda error: errors.append(str(error)))
    opened.goto(found[0])
    yield opened
    context.close()
    running.kill()
    running.wait()
    running.stdout.close()
    assert errors == []


def rewrite(folder: Path, old: str, new: str) -> None:
    """Change the manifest as its author does."""
    file = folder / "connector.json"
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new), "utf-8")


def test_the_form_follows_the_manifest_and_keeps_what_is_filled_in(
    page: Page, folder: Path
) -> None:
    page.get_by_role("textbox", name="Channel or person").fill("#orders")
    page.keyboard.press("Enter")
    rewrite(folder, '"label": "Channel or person"', '"label": "Where to"')

    expect(page.get_by_role("textbox", name="Where to")).to_have_value("#orders")
    sentence = page.locator(".pb-connector-sentence")
    expect(sentence).to_have_text("Post Text in #orders")


def test_conditions_groups_and_errors_work_as_in_the_editor(page: Page) -> None:
    switch = page.get_by_text("Show the answer in the channel too")
    expect(switch).to_be_hidden()
    page.get_by_role("textbox", name="Thread").fill("1.2")
    page.keyboard.press("Tab")
    expect(switch).to_be_visible()
    page.get_by_text("Looks").click()
    page.get_by_role("textbox", name="Shown icon").fill("nothing")
    page.keyboard.press("Tab")
    expect(page.get_by_text("An emoji code such as :tada:")).to_be_visible()


def test_a_broken_manifest_says_where_and_comes_back(page: Page, folder: Path) -> None:
    expect(page.get_by_role("textbox", name="Channel or person")).to_be_visible()
    rewrite(folder, '"name": "Slack",', '"name": "Slack"')
    told = page.get_by_role("alert")
    expect(told).to_contain_text("Line 5")
    expect(told).to_contain_text("This is not JSON")
    rewrite(folder, '"name": "Slack"', '"name": "Slack",')

    expect(told).to_be_hidden()
    expect(page.get_by_role("textbox", name="Channel or person")).to_be_visible()


def test_operation_language_theme_and_width_can_be_chosen(
    page: Page, folder: Path
) -> None:
    page.get_by_label("Language").select_option("de")
    expect(page.get_by_role("textbox", name="Kanal oder Person")).to_be_visible()
    page.get_by_label("Operation", exact=True).select_option("upload-file")
    expect(page.get_by_role("textbox", name="Comment")).to_be_visible()
    page.get_by_label("Theme").select_option("dark")
    expect(page.locator(":root")).to_have_attribute("data-theme", "dark")
    page.get_by_label("Width").select_option("narrow")
    box = page.locator(".pb-preview-panel").bounding_box()
    assert box is not None
    assert box["width"] <= 280
    rewrite(folder, "Datei teilen", "Datei zeigen")
    expect(page.get_by_label("Operation", exact=True)).to_contain_text("Datei zeigen")

"""Two real editors on one process: whatever both do, all end the same.

PATCHBAY_CONVERGENCE_SEEDS (`1-40`) and PATCHBAY_CONVERGENCE_STEPS ask for more.
"""

from __future__ import annotations

import os
import random
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

import bpmn
from modeler.samples import sample
from tests.conftest import ROOT, Visitor
from tests.modeler.convergence.comparing import differences, parts_of
from tests.modeler.convergence.editors import (
    Editor,
    file_of,
    new_process,
    settle,
)

pytestmark = [pytest.mark.browser, pytest.mark.slow]
STEPS = int(os.environ.get("PATCHBAY_CONVERGENCE_STEPS", "60"))
UNDONE = 0.2
MOST = 6
PLAIN = ROOT / "node_modules/bpmn-js/dist/bpmn-viewer.production.min.js"
BASES = {
    "process": "vacation-request",
    "pools": "order-to-delivery",
    "sub-processes": None,
}


def seeds() -> list[int]:
    """Return the seeds that are asked for."""
    first, _, last = os.environ.get("PATCHBAY_CONVERGENCE_SEEDS", "1").partition("-")
    return list(range(int(first), int(last or first) + 1))


def base(name: str) -> str:
    """Return the file that the editors begin with."""
    slug = BASES[name]
    if slug is None:
        folder = Path(__file__).parent / "convergence"
        return (folder / f"{name}.bpmn").read_text(encoding="utf-8")
    found = sample(slug)
    assert found is not None
    return found.data.decode()


@dataclass
class Run:
    """Two editors and what happened to them."""

    editors: list[Editor]
    dice: random.Random
    kinds: set[str] = field(default_factory=set)

    def work(self, steps: int) -> None:
        """Edit in turns that overlap, over a network that is slow and breaks."""
        for _ in range(steps):
            editor = self.dice.choice(self.editors)
            self.trouble(editor)
            editor.step(UNDONE)
            if self.dice.random() < 0.3:
                editor.page.wait_for_timeout(self.dice.choice([1, 20, 60]))

    def trouble(self, editor: Editor) -> None:
        """Let something happen to the network of an editor."""
        chance = self.dice.random()
        if chance < 0.1:
            editor.network.hold()
        elif chance < 0.3:
            editor.network.release()
        elif chance < 0.31:
            editor.network.break_off()

    def told(self, name: str) -> list[Any]:
        """Return what the drivers of both editors noted."""
        return [one for editor in self.editors for one in editor.told(name)]


def problems(data: bytes) -> set[str]:
    """Return what keeps a file from being valid BPMN."""
    return {f.message for f in bpmn.check(bpmn.read(data)) if f.rule == "xsd"}


def opened_plainly(visitor: Visitor, data: bytes) -> dict[str, Any]:
    """Open a file with bpmn-js alone; return its warnings and what it writes."""
    page = visitor.context.new_page()
    page.set_content('<div id="canvas"></div>')
    page.add_script_tag(path=PLAIN)
    result: dict[str, Any] = page.evaluate(
        """async (xml) => {
          const viewer = new BpmnJS({container: '#canvas'});
          const {warnings} = await viewer.importXML(xml);
          const written = await viewer.saveXML({format: true});
          return {warnings: warnings.map((one) => one.message), xml: written.xml};
        }""",
        data.decode(),
    )
    page.close()
    return result


def outcome(visitor: Visitor, run: Run, process: str, start: str) -> dict[str, Any]:
    """Compare the editors, the file, and what bpmn-js alone reads in it."""
    server = visitor.server.address
    states = settle(run.editors)
    data = file_of(visitor.context, server, process)
    fresh = Editor(visitor.context, f"{server}/processes/{process}/")
    fresh.equip(0)
    plain = opened_plainly(visitor, data)
    found: dict[str, Any] = {
        "unsaved": [s for s in states if s["pending"] or not s["loaded"]],
        "errors": [one for e in [*run.editors, fresh] for one in e.errors],
        "failed": run.told("failed"),
        "invalid": sorted(problems(data) - problems(start.encode())),
        "warnings": plain["warnings"],
    }
    drawn, written = fresh.entries(), parts_of(plain["xml"])
    for name, editor in zip("AB", run.editors, strict=False):
        names = (name, "file")
        found[f"{name} apart"] = differences(editor.entries(), drawn, names)
        found[f"{name} xml"] = differences(parts_of(editor.xml()), written, names)
    return {key: told for key, told in found.items() if told}


def started(visitor: Visitor, name: str, seed: int, count: int) -> tuple[Run, str]:
    """Open a new process in some editors."""
    server = visitor.server.address
    process = new_process(visitor.context, server, f"{name} {seed}", base(name))
    address = f"{server}/processes/{process}/"
    editors = [Editor(visitor.context, address) for _ in range(count)]
    for number, editor in enumerate(editors):
        editor.equip(seed * 2 + number)
    return Run(editors, random.Random(seed)), process  # noqa: S311


def as_text(found: dict[str, Any]) -> str:
    """Return what was found, shortened."""
    return "\n".join(
        f"{key} ({len(told)}):\n  " + "\n  ".join(map(str, told[:MOST]))
        for key, told in found.items()
    )


@pytest.mark.parametrize("name", BASES)
@pytest.mark.parametrize("seed", seeds())
def test_whatever_one_person_does_is_saved(
    visitor: Visitor, name: str, seed: int
) -> None:
    run, process = started(visitor, name, seed, 1)
    for _ in range(STEPS):
        run.editors[0].step(UNDONE)
        settle(run.editors)

    found = outcome(visitor, run, process, base(name))
    found |= {key: told for key in ("told", "unfit") if (told := run.told(key))}
    assert not found, as_text(found)


@pytest.mark.parametrize("name", BASES)
@pytest.mark.parametrize("seed", seeds())
def test_two_editors_and_the_file_end_the_same(
    visitor: Visitor, name: str, seed: int
) -> None:
    run, process = started(visitor, name, seed, 2)
    run.work(STEPS)

    found = outcome(visitor, run, process, base(name))
    assert not found, as_text(found)

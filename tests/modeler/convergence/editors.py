"""Editors of one process in Chromium, and a network that is slow or breaks."""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from playwright.sync_api import APIResponse, BrowserContext, Page, WebSocketRoute

FOLDER = Path(__file__).parent
EDITOR = "document.getElementById('editor-canvas').modeler"
KINDS = ("edits.js", "properties.js", "pools.js")
SETTLED = 60.0


def script(name: str) -> str:
    """Return a script of this folder as an expression."""
    lines = (FOLDER / name).read_text(encoding="utf-8").splitlines()
    code = "\n".join(line for line in lines if not line.startswith("//"))
    return code.strip().rstrip(";")


@dataclass
class Network:
    """Stands between an editor and the server: holds messages back, breaks off."""

    held: bool = False
    waiting: list[tuple[WebSocketRoute, str | bytes]] = field(default_factory=list)
    open: list[WebSocketRoute] = field(default_factory=list)

    def route(self, socket: WebSocketRoute) -> None:
        """Take a connection of the page on to the server."""
        server = socket.connect_to_server()
        self.open = [socket]
        socket.on_message(lambda message: self.carry(server, message))
        server.on_message(lambda message: self.carry(socket, message))

    def carry(self, to: WebSocketRoute, message: str | bytes) -> None:
        """Send a message on, or keep it while messages are held back."""
        if self.held:
            self.waiting.append((to, message))
        else:
            to.send(message)

    def hold(self) -> None:
        """Hold messages back from now on."""
        self.held = True

    def release(self) -> None:
        """Send what was held back, in order."""
        self.held = False
        for to, message in self.waiting:
            to.send(message)
        self.waiting.clear()

    def break_off(self) -> None:
        """Lose the connection and what is on the way."""
        self.waiting.clear()
        self.held = False
        for socket in self.open:
            socket.close(code=1011)
        self.open.clear()


class Editor:
    """A process open in a tab, with random edits at hand."""

    def __init__(self, context: BrowserContext, address: str) -> None:
        self.network = Network()
        self.page: Page = context.new_page()
        self.errors: list[str] = []
        self.page.on("pageerror", lambda error: self.errors.append(str(error)))
        self.page.route_web_socket("**/ws/**", self.network.route)
        self.page.goto(address)
        self.page.wait_for_selector("[data-state=saved]")

    def equip(self, seed: int) -> None:
        """Put the random edits into the page."""
        makers = ", ".join(script(name) for name in KINDS)
        driver = script("driver.js")
        self.page.evaluate(f"window.driver = ({driver})({EDITOR}, {seed}, [{makers}])")

    def step(self, undone: float) -> str:
        """Do one random edit; return its kind."""
        kind: str = self.page.evaluate("share => driver.step(share)", undone)
        return kind

    def told(self, name: str) -> Any:
        """Return what the driver knows: done, failed, unfit, names."""
        return self.page.evaluate("name => driver[name]", name)

    def state(self) -> dict[str, Any]:
        """Return revision, kind, message, pending."""
        state: dict[str, Any] = self.page.evaluate("driver.state()")
        return state

    def entries(self) -> dict[str, Any]:
        """Return what is on the canvas, element by element."""
        entries: dict[str, Any] = self.page.evaluate("driver.entries()")
        return entries

    def xml(self) -> str:
        """Return the file as bpmn-js itself writes what is on the canvas."""
        code = f"{EDITOR}.saveXML({{format: true}}).then(result => result.xml)"
        xml: str = self.page.evaluate(code)
        return xml


def settle(editors: list[Editor]) -> list[dict[str, Any]]:
    """Wait until all is saved and all have the same revision; return the states."""
    for editor in editors:
        editor.network.release()
    ends = time.monotonic() + SETTLED
    states = [editor.state() for editor in editors]
    while time.monotonic() < ends and not at_rest(states):
        for editor in editors:
            editor.page.wait_for_timeout(100)
        states = [editor.state() for editor in editors]
    return states


def at_rest(states: list[dict[str, Any]]) -> bool:
    """Return whether nothing is on the way any more."""
    same = len({state["revision"] for state in states}) == 1
    return same and all(one["loaded"] and not one["pending"] for one in states)


def new_process(context: BrowserContext, server: str, name: str, data: str) -> str:
    """Create a process from a file; return the path of its page."""
    token = next(c["value"] for c in context.cookies() if c["name"] == "csrftoken")
    answer: APIResponse = context.request.post(
        f"{server}/api/processes/",
        data={"name": name, "bpmn": data},
        headers={"X-CSRFToken": token, "Referer": server},
    )
    assert answer.status == 201, answer.text()
    return str(answer.json()["id"])


def file_of(context: BrowserContext, server: str, process: str) -> bytes:
    """Return the file of the draft as the server has it."""
    return context.request.get(f"{server}/api/processes/{process}/bpmn").body()

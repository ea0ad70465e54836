"""An installation whose API a test asks as a program would."""

from __future__ import annotations

import json
import time
import urllib.request
from collections.abc import Callable
from typing import Any
from urllib.error import HTTPError

from tests.conftest import Installation
from tests.runtime.conftest import PROBE

TOKEN = (
    "from django.contrib.auth.models import User; from knox.models import AuthToken; "
    "print(AuthToken.objects.create(User.objects.get())[1])"
)


class Embedded(Installation):
    """A server with the probe installed, and a token for its API."""

    token = ""

    @property
    def environment(self) -> dict[str, str]:
        """Return the environment with the probe on the path."""
        return {**super().environment, "PYTHONPATH": str(PROBE)}

    def ask(self, method: str, path: str, content: Any = None, **headers: str) -> Any:
        """Send a request to the API and return its JSON."""
        request = urllib.request.Request(
            f"{self.address}{path}",
            method=method,
            data=None if content is None else json.dumps(content).encode(),
            headers={
                "Authorization": f"Token {self.token}",
                "Content-Type": "application/json",
                **{name.replace("_", "-"): value for name, value in headers.items()},
            },
        )
        with urllib.request.urlopen(request, timeout=20) as answer:
            return json.load(answer)

    def status(self, method: str, path: str, content: Any = None) -> int:
        """Send a request and return the status of its answer."""
        try:
            self.ask(method, path, content)
        except HTTPError as error:
            return error.code
        return 200

    def publish(self, file: bytes) -> str:
        """Import and publish a file; return the id of its process."""
        content = {"name": "Test", "bpmn": file.decode()}
        made = self.ask("POST", "/api/processes/", content)
        self.ask("POST", f"/api/processes/{made['id']}/versions/", {"note": ""})
        return str(made["id"])

    def start_one(self, key: str, **headers: str) -> dict[str, Any]:
        """Start a Request of a process."""
        found: dict[str, Any] = self.ask(
            "POST", "/api/requests/", {"process": key}, **headers
        )
        return found

    def until(
        self, request: dict[str, Any], reached: Callable[[dict[str, Any]], bool]
    ) -> dict[str, Any]:
        """Return a Request once it has come so far."""
        end = time.monotonic() + 20
        while time.monotonic() < end:
            found: dict[str, Any] = self.ask("GET", f"/api/requests/{request['id']}/")
            if reached(found):
                return found
            time.sleep(0.05)
        raise AssertionError(f"It stands at {found['status']}, {found['at']}.")

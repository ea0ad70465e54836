"""Power cuts in the middle of jobs: no call is lost, repeats carry the same key."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.runtime.conftest import PROBE

ROOT = Path(__file__).parent.parent.parent
ROUNDS = 50


@pytest.mark.slow
def test_fifty_power_cuts_lose_no_call_and_double_no_step(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tests.runtime.killing", str(tmp_path), str(ROUNDS)],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": f"{ROOT}:{PROBE}"},
        capture_output=True,
        text=True,
        check=False,
        timeout=200,
    )
    assert done.returncode == 0, done.stderr[-3000:]
    found = json.loads(done.stdout)

    assert found["completed"] == found["requests"] == ROUNDS
    assert found["keys"] == found["calls"] == found["steps"]
    assert found["doubled"] == 0
    assert found["effects"] >= found["calls"]

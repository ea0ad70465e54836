"""An acknowledged edit survives the end of the server; `make bench` does 200 rounds."""

from __future__ import annotations

import pytest

from benchmarks.kill_server import run


@pytest.mark.slow
def test_kill_in_the_middle_of_edits_loses_nothing() -> None:
    outcome = run(rounds=4, seed=7)

    assert outcome.acknowledged > 4
    assert (outcome.lost, outcome.twice, outcome.gaps) == (0, 0, 0)

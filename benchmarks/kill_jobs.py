"""Ends the process that runs the jobs a thousand times, and counts the calls."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from benchmarks.figures import Figure, report
from benchmarks.requests import environment

ROUNDS = 1000


def main() -> None:
    """Report what is left."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ.update(environment(folder))
        import django

        django.setup()
        from tests.runtime.killing import main as killed

        found = killed(Path(folder), ROUNDS)
    lost = found["calls"] - found["keys"]
    report(Figure("calls lost", lost, "calls", "calls", found["calls"], "0"))
    unended = found["requests"] - found["completed"]
    report(Figure("Requests not ended", unended, "Requests", limit="0"))
    report(Figure("steps made twice", found["doubled"], "steps", limit="0"))
    repeats = found["effects"] - found["calls"]
    report(
        Figure("calls repeated, with the same key", repeats, "calls", "kills", ROUNDS)
    )


if __name__ == "__main__":
    main()

"""Killed at any moment, the store has lost nothing that it said was done."""

from __future__ import annotations

import os
import random
import subprocess
import sys
import threading
from pathlib import Path

from planetfm.store.articles import ArticleStore

KILLS = int(os.environ.get("PLANETFM_KILLS", "12"))
"""More of them by hand: `python -m tests.bench kills`."""
ROOT = Path(__file__).parents[2]


def test_nothing_that_was_reported_is_lost_to_kill_9(tmp_path: Path) -> None:
    rng = random.Random(20261125)
    database = tmp_path / "news.db"
    merged: set[int] = set()
    read: dict[int, int] = {}
    saved: dict[int, int] = {}
    lines_seen = 0
    for life in range(KILLS):
        first = max(merged, default=-9) + 10 + life * 1000
        with subprocess.Popen(
            [sys.executable, "-m", "tests.store.worker", str(database), str(life), str(first)],
            cwd=ROOT,
            stdout=subprocess.PIPE,
            text=True,
        ) as child:
            assert child.stdout is not None
            # The moment is a number of reported lines and then some microseconds, so that deaths
            # fall between and inside transactions whatever the machine's speed.
            killer = threading.Timer(rng.random() * 0.02, child.kill)
            lines: list[str] = []
            left = rng.randrange(1, 60)
            for line in child.stdout:
                if line.endswith("\n"):
                    lines.append(line)
                left -= 1
                if left == 0:
                    killer.start()
            killer.join()
            assert child.wait() == -9
        assert lines
        for line in lines:
            what, number, *value = line.split()
            if what == "merged":
                merged.add(int(number))
            else:
                (read if what == "read" else saved)[int(number)] = int(value[0])
        lines_seen += len(lines)
        store = ArticleStore(database)
        assert store.set_aside is None
        # The last thing may have been done and not reported: only what was reported is promised.
        unreported = _unreported(store, read, saved)
        assert len(unreported) <= 1, unreported
        for post in unreported:
            status = store.status(f"post:{post}")
            read[post], saved[post] = int(status.read), int(status.saved)
        for post in merged:
            assert store.article(f"post:{post + 9}") is not None
        store.close()
    assert lines_seen > KILLS


def _unreported(store: ArticleStore, read: dict[int, int], saved: dict[int, int]) -> set[int]:
    """Articles whose stored status is not what was last reported of them."""
    wrong = set()
    for number in read.keys() | saved.keys():
        status = store.status(f"post:{number}")
        if (int(status.read), int(status.saved)) != (read.get(number, 0), saved.get(number, 0)):
            wrong.add(number)
    return wrong

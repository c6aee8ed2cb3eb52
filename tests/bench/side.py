"""The two sides of a row: the app and its bare peers, started in the same way."""

from __future__ import annotations

import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType

import psutil

from tests.bench.newsroom import SITE
from tests.stations.parts import Child

HERE = Path(__file__).parent
PROJECT = HERE.parents[1]


@dataclass(frozen=True, slots=True)
class Side:
    """What is measured: a name and the words that start it."""

    name: str
    command: tuple[str, ...]


def planetfm(home: Path, *options: str) -> Side:
    """The app at `home`, with the address of no site."""
    words = ("-m", "planetfm", "--home", str(home), "--lang", "en", "--site", SITE)
    return Side("Planet FM", (sys.executable, *words, *options))


def bare_window() -> Side:
    return Side("a bare Qt window", (sys.executable, str(HERE / "bare_window.py")))


def bare_vlc(url: str) -> Side:
    return Side("bare libVLC", (sys.executable, str(HERE / "bare_vlc.py"), url))


class Run:
    """One side in its own process, from the first `with` to its end."""

    def __init__(self, side: Side, folder: Path, env: Mapping[str, str]) -> None:
        """`folder` takes its words in a log; `env` is added to the environment."""
        self._side = side
        self._log = folder / "side.log"
        self._env = env

    def __enter__(self) -> Run:
        self.started_at = time.time()
        self._child = Child(self._side.command, self._log, env=self._env, cwd=PROJECT)
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._child.stop()

    @property
    def pid(self) -> int:
        return self._child.pid

    def cpu_s(self) -> float:
        """Seconds of a core that it and its helpers have used up to now."""
        times = [process.cpu_times() for process in self._family()]
        return float(sum(part.user + part.system for part in times))

    def pss_mb(self) -> float:
        """Memory in MB of 1,000,000 bytes, with shared pages divided among who share them."""
        return sum(float(part.memory_full_info().pss) for part in self._family()) / 1e6

    def _family(self) -> Sequence[psutil.Process]:
        first = psutil.Process(self.pid)
        return [first, *first.children(recursive=True)]

"""`tests.screens` as a process of its own, told where to go."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Mapping
from pathlib import Path
from types import TracebackType

from tests.access_tree import Node, ScreenReader
from tests.running import ROOT, environment
from tests.stations.parts import STATION_MARK


class Screens:
    """`with Screens(folder, access.env, reader) as screens:` then `screens.go("list")`."""

    def __init__(
        self, folder: Path, env: Mapping[str, str], reader: ScreenReader, *options: str
    ) -> None:
        self._folder, self._env, self._options = folder, env, options
        self._reader = reader
        self._process: subprocess.Popen[str] | None = None

    def __enter__(self) -> Screens:
        # Marked as a station: it lives as long as the tests of a module.
        env = {**environment(self._folder), **self._env, STATION_MARK: "screens"}
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.screens", str(self._folder / "home"), *self._options],
            cwd=ROOT,
            env={**env, "PATH": os.environ["PATH"]},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        self._await("start")
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        process = self._process
        assert process is not None
        assert process.stdin is not None
        assert process.stdout is not None
        process.stdin.close()
        try:
            code = process.wait(10)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
            raise
        finally:
            process.stdout.close()
        if kind is None:
            assert code == 0

    def go(self, *words: str) -> None:
        """To a screen, by way of others."""
        process = self._process
        assert process is not None
        assert process.stdin is not None
        for word in words:
            process.stdin.write(f"{word}\n")
            process.stdin.flush()
            self._await(word)

    def nodes(self, shown: str) -> list[Node]:
        """All that is seen, once something whose role or name has `shown` in it is there."""
        end = time.monotonic() + 10
        while True:
            nodes = self._reader.nodes()
            if any(shown in node.role or shown in node.name for node in nodes):
                return nodes
            assert time.monotonic() < end, f"{shown} is not there: {[str(n) for n in nodes]}"

    def _await(self, word: str) -> None:
        assert self._process is not None
        assert self._process.stdout is not None
        line = self._process.stdout.readline().strip()
        assert line == f"at {word}", line

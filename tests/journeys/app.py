"""The real app in its own process, driven by its own commands as a listener's scripts would."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from types import TracebackType
from typing import Any

STALL_FAILS_MS = 200
"""Over 50 ms is a defect to find; over this the journey fails, on however busy a machine."""


class App:
    """Starts with the first `with`, quits after it; the longest stall of the window is printed."""

    def __init__(self, home: Path, *options: str, env: Mapping[str, str]) -> None:
        self.home = home
        self._options = options
        self._env = {**os.environ, **env}
        self._process: subprocess.Popen[bytes] | None = None
        self.started_at = 0.0

    def __enter__(self) -> App:
        self.started_at = time.time()
        self._process = subprocess.Popen(
            self._command("--debug", *self._options),
            env=self._env,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
        )
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        process = self._process
        assert process is not None
        stall_ms = None
        try:
            if process.poll() is None and kind is None:
                stall_ms = self.status()["main_thread"]["longest_stall_ms"]
                print(f"longest stall of the main thread: {stall_ms} ms")
            process.send_signal(signal.SIGTERM)
            process.wait(10)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait(5)
            if kind is None:
                raise
        finally:
            assert process.stderr is not None
            said = process.stderr.read().decode("utf-8", "replace")
            process.stderr.close()
        if kind is None:
            assert "Traceback" not in said, said
            assert stall_ms is None or stall_ms <= STALL_FAILS_MS, self._stalls(said)
        else:
            print(said[-6000:])

    @property
    def pid(self) -> int:
        assert self._process is not None
        return self._process.pid

    def say(self, *words: str) -> subprocess.CompletedProcess[str]:
        """One command to the running app."""
        return subprocess.run(
            self._command(*words), env=self._env, capture_output=True, text=True, timeout=20
        )

    def status(self) -> dict[str, Any]:
        told = self.say("status", "--json")
        assert told.returncode == 0, told.stderr
        status: dict[str, Any] = json.loads(told.stdout)
        return status

    def wait_for(
        self, holds: Callable[[dict[str, Any]], bool], timeout_s: float = 20.0
    ) -> dict[str, Any]:
        """The first status for which `holds` is true."""
        end = time.monotonic() + timeout_s
        status: dict[str, Any] = {}
        while time.monotonic() < end:
            told = self.say("status", "--json")
            if told.returncode == 0:
                status = json.loads(told.stdout)
                if holds(status):
                    return status
            time.sleep(0.1)
        raise AssertionError(f"not within {timeout_s} s; the last status: {status}")

    def _command(self, *words: str) -> list[str]:
        return [sys.executable, "-m", "planetfm", "--home", str(self.home), "--lang", "en", *words]

    @staticmethod
    def _stalls(said: str) -> str:
        return "\n".join(line for line in said.splitlines() if "main thread was busy" in line)

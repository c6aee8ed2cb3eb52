"""The app as a process of its own, as a listener's shell starts it."""

from __future__ import annotations

import contextlib
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

ROOT = Path(__file__).parents[1]


def environment(folder: Path, **changes: str | None) -> dict[str, str]:
    """Nothing of the machine's desktop, sound or proxies; all folders below `folder`."""
    foreign = ("DISPLAY", "WAYLAND_DISPLAY", "XAUTHORITY", "LANG", "LC_ALL", "LANGUAGE")
    env = {
        name: value
        for name, value in os.environ.items()
        if name not in foreign and not name.lower().endswith("_proxy")
    }
    env |= {
        "HOME": str(folder),
        "QT_QPA_PLATFORM": "offscreen",
        "PULSE_SERVER": f"unix:{folder}/no-sound-server",
        "DBUS_SESSION_BUS_ADDRESS": f"unix:path={folder}/no-bus",
        "PYTHONWARNINGS": "default",
    }
    for kind in ("CONFIG", "DATA", "STATE", "CACHE"):
        env[f"XDG_{kind}_HOME"] = str(folder / kind.lower())
    for name, value in changes.items():
        if value is None:
            env.pop(name, None)
        else:
            env[name] = value
    return env


def planetfm(
    env: Mapping[str, str], *arguments: str, timeout_s: float = 20
) -> subprocess.CompletedProcess[str]:
    """Runs the command to its end."""
    return subprocess.run(
        [sys.executable, "-m", "planetfm", *arguments],
        cwd=ROOT,
        env=dict(env),
        capture_output=True,
        text=True,
        timeout=timeout_s,
    )


class RunningApp:
    """`with RunningApp(folder) as app:` a headless demo; ended, by force if need be, at the end."""

    def __init__(
        self,
        folder: Path,
        *options: str,
        headless: bool = True,
        demo: bool = True,
        env: Mapping[str, str] | None = None,
    ) -> None:
        self.home = folder / "home"
        self.env = dict(env or environment(folder))
        self._options = [
            *(["--headless"] if headless else []),
            *(["--demo"] if demo else []),
            *options,
        ]
        self._output = folder / f"output-{time.monotonic_ns()}"
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> RunningApp:
        with self._output.open("wb") as output:
            self._process = subprocess.Popen(
                [sys.executable, "-m", "planetfm", *self._here(), *self._options],
                cwd=ROOT,
                env=self.env,
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.STDOUT,
            )
        return self

    def __enter__(self) -> RunningApp:
        self.start()
        self.wait(lambda: self.command("status").returncode == 0, "an answer")
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self.alive:
            self.process.terminate()
            with contextlib.suppress(subprocess.TimeoutExpired):
                self.process.wait(10)
            self.process.kill()
            self.process.wait()

    @property
    def process(self) -> subprocess.Popen[bytes]:
        assert self._process is not None
        return self._process

    @property
    def alive(self) -> bool:
        return self.process.poll() is None

    @property
    def output(self) -> str:
        return self._output.read_text("utf-8", "replace")

    @property
    def log(self) -> str:
        return (self.home / "state" / "planetfm.log").read_text("utf-8")

    @property
    def door(self) -> Path:
        return self.home / "runtime" / "door.json"

    def command(self, *words: str) -> subprocess.CompletedProcess[str]:
        return planetfm(self.env, *words, *self._here())

    def status(self) -> dict[str, Any]:
        told = self.command("status", "--json")
        assert told.returncode == 0, told.stderr
        status: dict[str, Any] = json.loads(told.stdout)
        return status

    def wait(self, until: Callable[[], object], what: str, timeout_s: float = 15) -> None:
        end = time.monotonic() + timeout_s
        while not until():
            assert self.alive, f"ended with {self.process.returncode}: {self.output}"
            assert time.monotonic() < end, f"no {what}: {self.output}"
            time.sleep(0.05)

    def wait_status(self, until: Callable[[dict[str, Any]], object], what: str) -> dict[str, Any]:
        seen: list[dict[str, Any]] = []

        def look() -> bool:
            seen.append(self.status())
            return bool(until(seen[-1]))

        self.wait(look, what)
        return seen[-1]

    def end(self, number: signal.Signals, limit_s: float) -> int:
        """Sends the signal; the exit code, which comes within `limit_s`."""
        self.process.send_signal(number)
        return self.process.wait(limit_s)

    def assert_clean(self) -> None:
        """Nothing in the log or on the terminal that is a bug of ours."""
        for text in (self.log, self.output):
            assert "Traceback" not in text, text
            assert "a bug" not in text, text
            assert "Warning" not in self.output, text

    def _here(self) -> list[str]:
        return ["--home", str(self.home), "--lang", "en"]

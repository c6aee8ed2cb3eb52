"""Where both sides run: a display, a session bus and a home with articles, all of their own."""

from __future__ import annotations

import os
import subprocess
import time
from pathlib import Path

from tests.bench.newsroom import fill
from tests.bench.side import Run, Side, bare_window, planetfm
from tests.stations.bus import SessionBus
from tests.stations.display import Display
from tests.stations.parts import Station, program, short_folder

POLL_S = 0.005
WARM_S = 2.0


class Place(Station):
    """`with Place() as place:` then `with place.run(side) as run:`."""

    def __init__(self) -> None:
        """MissingPartError when Xvfb, dbus-daemon or xdotool isn't installed."""
        super().__init__()
        self._display = Display()
        self._bus = SessionBus()
        self._xdotool = program("xdotool", "xdotool")

    def _open(self) -> None:
        self.folder = self._closing.enter_context(short_folder("bench"))
        self._closing.enter_context(self._display)
        self._closing.enter_context(self._bus)
        self.home = self.folder / "home"
        fill(self.home)
        self._warm()

    def run(self, side: Side, sound: dict[str, str] | None = None) -> Run:
        """`sound` leads to a sound server; without it there is none."""
        nowhere = {"PULSE_SERVER": f"unix:{self.folder}/no-sound-server"}
        env = {
            "HOME": str(self.folder),
            "no_proxy": "127.0.0.1",
            # An installed app has its bytecode; a source tree need not have it.
            "PYTHONDONTWRITEBYTECODE": "",
            "PYTHONPYCACHEPREFIX": str(self.folder / "bytecode"),
            **self._display.env,
            **self._bus.env,
            **(sound or nowhere),
        }
        return Run(side, self.folder, env)

    def shows_window(self, run: Run) -> bool:
        """Whether a named window of the process is mapped now."""
        words = [self._xdotool, "search", "--onlyvisible", "--all"]
        words += ["--pid", str(run.pid), "--name", "."]
        env = {**os.environ, **self._display.env}
        return bool(subprocess.run(words, env=env, capture_output=True, timeout=10).stdout.strip())

    def seconds_to_window(self, run: Run, timeout_s: float = 30) -> float:
        """From the start of the process to the first mapped window."""
        while not self.shows_window(run):
            if time.time() - run.started_at > timeout_s:
                raise TimeoutError(f"no window within {timeout_s:g} s: {self._words()}")
            time.sleep(POLL_S)
        return time.time() - run.started_at

    def _warm(self) -> None:
        """Starts each side once: bytecode is made, files are in memory."""
        for side in (planetfm(self.home), bare_window()):
            with self.run(side) as run:
                self.seconds_to_window(run)
                time.sleep(WARM_S)

    def _words(self) -> str:
        return Path(self.folder / "side.log").read_text("utf-8", "replace")[-2000:]

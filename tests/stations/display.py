"""An X display of its own (Xvfb), with a window manager when one is wanted."""

from __future__ import annotations

import os
import select

from tests.stations.parts import Child, Station, program, short_folder


class Display(Station):
    """`with Display() as display:` then give `display.env` to a program with windows."""

    def __init__(self, width: int = 1600, height: int = 1000, window_manager: bool = False) -> None:
        """Sizes in pixels; MissingPartError when Xvfb (or openbox, if wanted) isn't installed."""
        super().__init__()
        self._xvfb = program("Xvfb", "xvfb")
        self._openbox = program("openbox", "openbox") if window_manager else None
        self._screen = f"{width}x{height}x24"

    def _open(self) -> None:
        self._folder = self._closing.enter_context(short_folder("display"))
        self.name = self._start_server()
        if self._openbox:
            manager = Child(
                [self._openbox], self._folder / "openbox.log", env=self.env, is_station=True
            )
            self._closing.callback(manager.stop)

    @property
    def env(self) -> dict[str, str]:
        """What a process needs in its environment to show its windows here."""
        return {
            "DISPLAY": self.name,
            "QT_QPA_PLATFORM": "xcb",
            "XAUTHORITY": str(self._folder / "none"),
            "WAYLAND_DISPLAY": "",
        }

    def _start_server(self) -> str:
        """Xvfb takes a free display number itself and writes it once it accepts clients."""
        told, tell = os.pipe()
        try:
            command = [self._xvfb, "-displayfd", str(tell), "-screen", "0", self._screen]
            command += ["-nolisten", "tcp", "-noreset"]
            server = Child(command, self._folder / "xvfb.log", pass_fds=[tell], is_station=True)
            self._closing.callback(server.stop)
            server.wait_until(lambda: bool(select.select([told], [], [], 0)[0]), 15, "X display")
            return f":{os.read(told, 16).decode().strip()}"
        finally:
            os.close(told)
            os.close(tell)

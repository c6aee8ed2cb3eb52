"""The accessibility bus of a session (at-spi2-core), as a desktop with a screen reader has it."""

from __future__ import annotations

from pathlib import Path

from jeepney import DBusAddress, new_method_call
from jeepney.bus_messages import message_bus
from jeepney.io.blocking import open_dbus_connection

from tests.stations.bus import SessionBus
from tests.stations.display import Display
from tests.stations.parts import Child, MissingPartError, Station, short_folder

LAUNCHERS = ("/usr/libexec/at-spi-bus-launcher", "/usr/lib/at-spi2-core/at-spi-bus-launcher")
NAME = "org.a11y.Bus"
PATH = "/org/a11y/bus"


class AccessBus(Station):
    """`with AccessBus(display) as bus:` then give `bus.env` to a program with windows there."""

    def __init__(self, display: Display) -> None:
        """The registry listens for keys on the X display.

        MissingPartError when at-spi2-core isn't installed.
        """
        super().__init__()
        found = [path for path in LAUNCHERS if Path(path).exists()]
        if not found:
            raise MissingPartError("at-spi-bus-launcher (Debian package: at-spi2-core)")
        self._launcher = found[0]
        self._session, self._display = SessionBus(), display
        self.address = ""
        """Of the accessibility bus itself."""

    def _open(self) -> None:
        session = self._closing.enter_context(self._session)
        folder = self._closing.enter_context(short_folder("access"))
        child = Child(
            [self._launcher, "--launch-immediately"],
            folder / "launcher.log",
            env={**session.env, **self._display.env, "XDG_RUNTIME_DIR": str(folder)},
            is_station=True,
        )
        self._closing.callback(child.stop)
        child.wait_until(self._is_up, 10, "the accessibility bus")
        with open_dbus_connection(session.address) as line:
            to = DBusAddress(PATH, NAME, NAME)
            self.address = line.send_and_get_reply(new_method_call(to, "GetAddress")).body[0]

    @property
    def env(self) -> dict[str, str]:
        """What makes a program show its tree here."""
        return {**self._display.env, **self._session.env, "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1"}

    def _is_up(self) -> bool:
        with open_dbus_connection(self._session.address) as line:
            return bool(line.send_and_get_reply(message_bus.NameHasOwner(NAME)).body[0])

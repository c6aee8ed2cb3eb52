"""A private D-Bus session bus that starts no services: what is on it, the test has put there."""

from __future__ import annotations

from pathlib import Path

from tests.stations.parts import Child, Station, program, short_folder

CONFIG = """<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig><type>session</type><listen>unix:path={socket}</listen><auth>EXTERNAL</auth>
<policy context="default"><allow send_destination="*" eavesdrop="true"/>
<allow eavesdrop="true"/><allow own="*"/></policy></busconfig>
"""


class SessionBus(Station):
    """`with SessionBus() as bus:` then give `bus.env` to who shall meet there."""

    def __init__(self) -> None:
        """MissingPartError when dbus-daemon isn't installed."""
        super().__init__()
        self._daemon = program("dbus-daemon", "dbus-daemon")

    def _open(self) -> None:
        self._folder = self._closing.enter_context(short_folder("bus"))
        self._socket = self._folder / "bus"
        config = self._folder / "bus.conf"
        config.write_text(CONFIG.format(socket=self._socket))
        command = [self._daemon, f"--config-file={config}", "--nofork", "--nopidfile"]
        self._child = Child(command, self._folder / "bus.log", is_station=True)
        self._closing.callback(self._child.stop)
        self._child.wait_until(self._socket.exists, 10, "bus socket")

    @property
    def address(self) -> str:
        return f"unix:path={Path(self._socket)}"

    @property
    def env(self) -> dict[str, str]:
        """What a process needs in its environment to be on this bus."""
        return {"DBUS_SESSION_BUS_ADDRESS": self.address}

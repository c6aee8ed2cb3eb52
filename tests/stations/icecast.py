"""A real Icecast with four mounts, all carrying the clock tone, so that what is heard tells when it
was sent.

The limits are a usual station's: a burst of 65,535 bytes on connect (the splice depends on it) and
a queue of 512 KB for slow listeners. The tone, ffmpeg and Icecast are three processes: nothing that
a test does to its own interpreter makes the station stutter.
"""

from __future__ import annotations

import base64
import grp
import json
import os
import pwd
import shlex
import sys
import urllib.parse
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.stations.clocktone import RATE_HZ
from tests.stations.parts import (
    Child,
    MissingPartError,
    Station,
    fetch,
    free_port,
    program,
    short_folder,
    wait_until,
)

PASSWORD = "hackme"
STATION_NAME = "Planet FM Banyuwangi"
PROJECT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True, slots=True)
class Mount:
    """One stream of the station, and how ffmpeg makes it."""

    path: str
    content_type: str
    bitrate_bps: int
    encoder: str
    container: str


MOUNTS = {
    "mp3": Mount("/planetfm", "audio/mpeg", 128_000, "libmp3lame", "mp3"),
    "aac": Mount("/planetfm.aac", "audio/aac", 64_000, "aac", "adts"),
    "vorbis": Mount("/planetfm.ogg", "application/ogg", 96_000, "libvorbis", "ogg"),
    "opus": Mount("/planetfm.opus", "application/ogg", 64_000, "libopus", "ogg"),
}

CONFIG = """<icecast>
<limits><clients>500</clients><sources>8</sources><queue-size>524288</queue-size>
<client-timeout>30</client-timeout><header-timeout>15</header-timeout>
<source-timeout>10</source-timeout>
<burst-on-connect>1</burst-on-connect><burst-size>65535</burst-size></limits>
<authentication><source-password>{password}</source-password>
<relay-password>{password}</relay-password>
<admin-user>admin</admin-user><admin-password>{password}</admin-password></authentication>
<hostname>127.0.0.1</hostname>
<listen-socket><port>{port}</port><bind-address>127.0.0.1</bind-address></listen-socket>
<fileserve>1</fileserve>
<paths><basedir>{share}</basedir><logdir>{logs}</logdir><webroot>{share}/web</webroot>
<adminroot>{share}/admin</adminroot></paths>
<logging><accesslog>access.log</accesslog><errorlog>error.log</errorlog><loglevel>3</loglevel>
</logging>
<security><chroot>0</chroot>{owner}</security>
</icecast>
"""


class Icecast(Station):
    """Starts with the first `with`, is silent and gone after it."""

    def __init__(self, codecs: Sequence[str] = tuple(MOUNTS)) -> None:
        """`codecs` are names of MOUNTS; MissingPartError when a program isn't installed."""
        super().__init__()
        self.codecs = tuple(codecs)
        self._icecast = _first_program("icecast2", "icecast")
        self._ffmpeg = program("ffmpeg", "ffmpeg")
        self._share = _share_folder()
        self.port = 0

    def _open(self) -> None:
        self._folder = self._closing.enter_context(short_folder("icecast"))
        self.port = free_port()
        self._write_config()
        self._closing.callback(self.stop)
        self.start()

    def start(self) -> None:
        """Starts server and source, on the same port each time; returns when every mount plays."""
        command = [self._icecast, "-c", str(self._folder / "icecast.xml")]
        self._server = Child(command, self._folder / "server.log", is_station=True)
        self._server.wait_until(lambda: self._status() is not None, 10, "answering Icecast")
        self.start_source()

    def stop(self) -> None:
        """Ends source and server; the port refuses connections from now on."""
        self.stop_source()
        if hasattr(self, "_server"):
            self._server.stop()

    def start_source(self) -> None:
        """The studio goes on air: all mounts appear, listeners get sound."""
        command = ["/bin/sh", "-c", f"{self._tone_command()} | exec {self._encoder_command()}"]
        log = self._folder / "source.log"
        self._source = Child(command, log, cwd=PROJECT, is_station=True)
        self._source.wait_until(self._all_mounts_play, 15, "source on every mount")

    def stop_source(self) -> None:
        """The studio goes off air: Icecast ends every listener's stream and answers 404. Returns
        once it has noticed."""
        if hasattr(self, "_source"):
            self._source.stop()
            wait_until(lambda: not self._sources(), 10, "Icecast without a source")

    def url(self, codec: str = "mp3") -> str:
        """The address of a mount."""
        return f"http://127.0.0.1:{self.port}{MOUNTS[codec].path}"

    def set_title(self, title: str, codec: str = "mp3") -> None:
        """Changes the title as a studio does, in UTF-8; the next metadata block carries it.

        Icecast gives an MP3 mount's title out as Latin-1, other characters as HTML entities.
        """
        fields = {"mount": MOUNTS[codec].path, "mode": "updinfo", "song": title, "charset": "UTF-8"}
        self._admin(f"metadata?{urllib.parse.urlencode(fields)}")

    def listeners(self, codec: str = "mp3") -> int:
        """How many listeners the mount has now, as Icecast counts them."""
        for source in self._sources():
            if str(source.get("listenurl", "")).endswith(MOUNTS[codec].path):
                return int(str(source["listeners"]))
        return 0

    def wait_for_listeners(self, count: int, codec: str = "mp3", timeout_s: float = 10) -> None:
        """Returns when the mount has exactly `count` listeners."""
        wait_until(lambda: self.listeners(codec) == count, timeout_s, f"{count} listeners")

    def kick_listeners(self, codec: str = "mp3") -> None:
        """Ends every listener's connection, as an operator can, while the mount plays on."""
        mount = MOUNTS[codec].path
        page = self._admin(f"listclients?mount={mount}").decode()
        for piece in page.split("<ID>")[1:]:
            self._admin(f"killclient?mount={mount}&id={piece.split('<')[0]}")

    def access_log(self) -> list[str]:
        """One line for each listener that has left, in Icecast's own words."""
        path = self._folder / "logs" / "access.log"
        return path.read_text("utf-8", "replace").splitlines() if path.exists() else []

    def _admin(self, command: str) -> bytes:
        word = base64.b64encode(f"admin:{PASSWORD}".encode()).decode()
        url = f"http://127.0.0.1:{self.port}/admin/{command}"
        return fetch(url, {"Authorization": f"Basic {word}"})

    def _status(self) -> dict[str, object] | None:
        try:
            body = fetch(f"http://127.0.0.1:{self.port}/status-json.xsl").decode("utf-8", "replace")
            stats = json.loads(body)["icestats"]
        except (OSError, ValueError):
            return None
        return None if stats is None else dict(stats)  # it has none in its first moment

    def _sources(self) -> list[dict[str, object]]:
        found = (self._status() or {}).get("source", [])
        return found if isinstance(found, list) else [found]  # type: ignore[list-item]

    def _all_mounts_play(self) -> bool:
        return len(self._sources()) == len(self.codecs)

    def _write_config(self) -> None:
        logs = self._folder / "logs"
        logs.mkdir()
        owner = ""
        if os.geteuid() == 0:
            user = _server_user()
            os.chown(logs, user.pw_uid, user.pw_gid)
            group = _group_name(user)
            owner = f"<changeowner><user>{user.pw_name}</user><group>{group}</group></changeowner>"
        text = CONFIG.format(
            port=self.port, password=PASSWORD, share=self._share, logs=logs, owner=owner
        )
        (self._folder / "icecast.xml").write_text(text)

    def _tone_command(self) -> str:
        return shlex.join([sys.executable, "-m", "tests.stations.clocktone"])

    def _encoder_command(self) -> str:
        command = [self._ffmpeg, "-hide_banner", "-loglevel", "warning"]
        command += ["-f", "s16le", "-ar", str(RATE_HZ), "-ac", "1", "-i", "pipe:0"]
        for codec in self.codecs:
            mount = MOUNTS[codec]
            rate = "48000" if codec == "opus" else str(RATE_HZ)
            command += ["-map", "0:a", "-c:a", mount.encoder, "-ac", "2", "-ar", rate]
            command += ["-b:a", str(mount.bitrate_bps), "-content_type", mount.content_type]
            command += ["-ice_name", STATION_NAME, "-flush_packets", "1"]
            if mount.container == "ogg":
                command += ["-page_duration", "200000"]
            address = f"icecast://source:{PASSWORD}@127.0.0.1:{self.port}{mount.path}"
            command += ["-f", mount.container, address]
        return shlex.join(command)


def _first_program(*names: str) -> str:
    for name in names[:-1]:
        try:
            return program(name, names[0])
        except MissingPartError:
            continue
    return program(names[-1], names[0])


def _share_folder() -> Path:
    for folder in (Path("/usr/share/icecast2"), Path("/usr/share/icecast")):
        if (folder / "web" / "status-json.xsl").exists():
            return folder
    raise MissingPartError("Icecast's web folder is not there (Debian package: icecast2)")


def _server_user() -> pwd.struct_passwd:
    for name in ("icecast2", "icecast", "nobody"):
        try:
            return pwd.getpwnam(name)
        except KeyError:
            continue
    raise MissingPartError("no user for Icecast to run as: it refuses to run as root")


def _group_name(user: pwd.struct_passwd) -> str:
    return grp.getgrgid(user.pw_gid).gr_name

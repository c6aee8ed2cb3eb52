"""A problem report to paste into a message: versions, states and the log's last lines.

Nothing private: no names, comments, addresses of people, folders' owners, secrets, and nothing of
what was read. Of the settings only those that are a number or a choice are told, never what was
typed.
"""

from __future__ import annotations

import enum
import getpass
import logging
import platform
import socket
from collections.abc import Iterator
from dataclasses import dataclass, fields
from pathlib import Path

from PySide6 import __version__ as pyside
from PySide6.QtCore import qVersion
from PySide6.QtGui import QGuiApplication

from planetfm import __version__
from planetfm.audio.vlc import version as libvlc_version
from planetfm.core.private import without_private
from planetfm.core.settings import Settings
from planetfm.core.snapshot import NewsView, PlayerView

LOG_LINES = 60
READ_BYTES = 64 * 1024
log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Now:
    """What was so when the report was asked for."""

    player: PlayerView
    news: NewsView
    settings: Settings
    at: float
    """POSIX seconds."""


def report(now: Now, log_file: Path) -> str:
    """The whole report. Reads the log: for a worker's thread."""
    parts = [
        *_versions(),
        "",
        *_radio(now),
        *_news(now),
        f"settings: {', '.join(_choices(now.settings)) or 'as they come'}",
        "",
        f"log, last {LOG_LINES} lines:",
        *_last_lines(log_file),
    ]
    return without_private("\n".join(parts), _homes(), _names(), _station(now)) + "\n"


def _versions() -> Iterator[str]:
    yield f"Planet FM {__version__}"
    yield f"Python {platform.python_version()}, Qt {qVersion()}, PySide6 {pyside}"
    yield f"libVLC {libvlc_version() or 'not loaded'}"
    yield f"{platform.system()} {platform.release()} {platform.machine()}, {_distribution()}"
    yield f"window system {QGuiApplication.platformName()}"


def _distribution() -> str:
    try:
        return platform.freedesktop_os_release().get("PRETTY_NAME", "")
    except OSError:
        return platform.version()


def _radio(now: Now) -> Iterator[str]:
    view = now.player
    line, stream, tape = view.line, view.stream, view.tape
    trouble = line.trouble.value if line.trouble else "none"
    yield f"line {line.state.value}, trouble {trouble}, status {line.status}, try {line.attempt}"
    sound = view.sound_trouble.value if view.sound_trouble else "none"
    yield f"sound {view.sound.value}, trouble {sound}, wanted {view.wanted}, live {view.live}"
    yield f"behind {view.behind_s:.1f} s, reserve {view.reserve_s:.1f} s"
    yield f"stream {stream.url or 'none'}, {stream.codec or '?'} {stream.bitrate_bps} bit/s"
    yield (
        f"received {stream.bytes_received} bytes, reconnects {stream.reconnects},"
        f" splices {stream.splices}, holes {stream.holes}"
    )
    length_s = (tape.newest or 0.0) - (tape.oldest or 0.0)
    yield f"tape {tape.size_bytes} bytes, {length_s:.0f} s"


def _news(now: Now) -> Iterator[str]:
    view = now.news
    trouble = view.trouble.value if view.trouble else "none"
    ago = "never" if view.last_ok is None else f"{now.at - view.last_ok:.0f} s ago"
    yield f"site {view.site_host}, answered well {ago}, status {view.last_status}"
    yield f"news trouble {trouble}, {view.total} stories, {view.saved} saved"


def _choices(settings: Settings) -> Iterator[str]:
    usual = Settings()
    for field in fields(Settings):
        value = getattr(settings, field.name)
        if value != getattr(usual, field.name):
            if isinstance(value, enum.Enum):
                yield f"{field.name} {value.value}"
            elif isinstance(value, bool | int):
                yield f"{field.name} {value}"
            else:
                yield f"{field.name} set"


def _last_lines(log_file: Path) -> list[str]:
    try:
        with log_file.open("rb") as file:
            file.seek(0, 2)
            file.seek(max(0, file.tell() - READ_BYTES))
            text = file.read().decode("utf-8", "replace")
    except OSError as error:
        return [f"not there: {error.strerror}"]
    return text.splitlines()[-LOG_LINES:]


def _station(now: Now) -> tuple[str, ...]:
    """Where the station's stream is; an address that was typed may have more in it."""
    return () if now.settings.own_stream else (now.player.stream.url,)


def _homes() -> tuple[str, ...]:
    try:
        return (str(Path.home()),)
    except RuntimeError:
        return ()


def _names() -> tuple[str, ...]:
    """Who is logged in, and what this computer is called."""
    names = [socket.gethostname(), platform.node()]
    try:
        names.append(getpass.getuser())
    except (OSError, KeyError, ImportError) as error:
        log.debug("no user name: %s", error)
    try:
        import pwd

        names.append(pwd.getpwnam(names[-1]).pw_gecos.partition(",")[0])
    except (ImportError, KeyError):
        pass
    return tuple(names)
